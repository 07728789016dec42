import type { Surface } from "../amw.ts";

/** Where a message goes by itself: a channel, or one person's conversation with AMW. `space`: the workspace or server. */
export type Destination = { readonly surface: Surface; readonly space?: string | undefined } & (
  | { readonly channel: string; readonly person?: never }
  | { readonly person: string; readonly channel?: never }
);

/** One text for one place: `slack:T1/C1`, `discord:G1/C1`, `slack:T1/@U1`. */
export const placeOf = ({ surface, space, channel, person }: Destination): string =>
  `${surface}:${space ?? ""}/${person === undefined ? channel : `@${person}`}`;
