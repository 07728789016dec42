import { z } from "zod";
import { AskerError } from "../command/asker-error.ts";
import { defineCommand } from "../command/declare.ts";
import { tellNoLonger } from "../digest/watching.ts";
import { notWatching, nowMuted, watchingNothing } from "../messages/watch-answers.ts";
import { endingInSpan, spanOfTime } from "./spans-of-time.ts";
import { namedWatches } from "./watched-names.ts";
import { playersToWatch } from "./watching.ts";

const YEAR_MS = 365 * 86_400_000;
const WRONG = "Write how long, such as 3h, 2d or 1w; at most a year.";

function isMutable(text: string): boolean {
  const ms = spanOfTime(text);
  return ms !== undefined && ms > 0 && ms <= YEAR_MS;
}

export const mute = defineCommand({
  name: "mute",
  root: "watch",
  help: "No direct messages about what you watch, for a time",
  permission: "anyone",
  personal: true,
  examples: ["/amw mute --for 8h", "/amw mute moore-threads --for 3d"],
  args: {
    records: {
      kind: "words",
      first: true,
      label: "player or segment",
      help: "Players or segments that you watch; all of them unless told",
      example: "moore-threads",
      suggest: "player-or-segment",
      schema: z.array(z.string()),
    },
    for: {
      kind: "text",
      help: "How long, a day unless told",
      example: "3d",
      schema: z
        .string()
        .optional()
        .refine((text) => text === undefined || isMutable(text), { error: WRONG }),
    },
  },
  async run({ records: words, for: flag }, { call, desk, knowledge, now }) {
    const { watches } = desk.state;
    const own = await watches.of(call.actor.id);
    if (own.length === 0) return watchingNothing(playersToWatch(knowledge), knowledge);
    const ending = flag === undefined ? endingInSpan(words) : undefined;
    const span = flag ?? ending?.span ?? "1d";
    if (!isMutable(span)) throw new AskerError("bad-argument", { problem: WRONG });
    const ms = spanOfTime(span) ?? 0;
    const { watched, never, all } = namedWatches(ending?.words ?? words, own, knowledge);
    if (watched.length === 0) return notWatching(never, knowledge);
    const until = now.getTime() + ms;
    for (const { record } of watched) await watches.mute(call.actor.id, record, until);
    await tellNoLonger(call.actor.id, now.getTime(), { desk, knowledge });
    const ids = watched.map(({ record }) => record);
    return nowMuted({ records: ids, never, all, ms, until: new Date(until) }, knowledge);
  },
});
