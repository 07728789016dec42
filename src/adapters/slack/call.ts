import type { Call } from "../../core/amw.ts";

interface Asked {
  readonly line: string;
  readonly team: string;
  readonly user: string;
  /** As Slack shows the person, where it says so. */
  readonly name?: string | undefined;
  readonly channel?: string | undefined;
}

/** What somebody asked on Slack, as the core hears it. */
export const callOf = ({ line, team, user, name = user, channel }: Asked): Call => ({
  line,
  actor: { id: `slack:${team}/${user}`, name },
  surface: "slack",
  forms: true,
  space: team,
  ...(channel === undefined ? {} : { channel }),
});

/** The workspace and the person of an actor of Slack's; undefined for another. */
export function personOf(actor: string): { readonly space: string; readonly user: string } | undefined {
  const [, space, user] = /^slack:([^/]+)\/(.+)$/.exec(actor) ?? [];
  return space === undefined || user === undefined ? undefined : { space, user };
}
