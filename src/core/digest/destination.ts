import type { Surface } from "../amw.ts";

/** Where a message goes by itself: a channel, or one person's conversation with AMW. `space`: the workspace or server. */
export type Destination = { readonly surface: Surface; readonly space?: string | undefined } & (
  | { readonly channel: string; readonly person?: never }
  | { readonly person: string; readonly channel?: never }
);

/** One text for one place: `slack:T1/C1`, `discord:G1/C1`, `slack:T1/@U1`. */
export const placeOf = ({ surface, space, channel, person }: Destination): string =>
  `${surface}:${space ?? ""}/${person === undefined ? channel : `@${person}`}`;

/**
 * The person's own conversation with AMW, as the actor's id alone says it (`slack:T1/U1`, `discord:2`): for as long as the
 * platform, which knows better, is not connected.
 */
export function personalPlace(actor: string): Destination | undefined {
  const [, surface, space, person] = /^(slack|discord|terminal|web):(?:([^/]+)\/)?(.+)$/.exec(actor) ?? [];
  if (surface === undefined || person === undefined) return undefined;
  return { surface: surface as Surface, ...(space === undefined ? {} : { space }), person };
}
