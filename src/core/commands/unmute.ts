import { z } from "zod";
import { defineCommand } from "../command/declare.ts";
import { noLongerMuted, notWatching, watchingNothing } from "../messages/watch-answers.ts";
import { namedWatches } from "./watched-names.ts";
import { playersToWatch } from "./watching.ts";

export const unmute = defineCommand({
  name: "unmute",
  root: "watch",
  help: "Direct messages again about what was muted",
  permission: "anyone",
  personal: true,
  examples: ["/amw unmute", "/amw unmute nvidia"],
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
  },
  async run({ records }, { call, desk, knowledge }) {
    const { watches } = desk.state;
    const own = await watches.of(call.actor.id);
    if (own.length === 0) return watchingNothing(playersToWatch(knowledge), knowledge);
    const { watched, never, all } = namedWatches(records, own, knowledge);
    if (watched.length === 0) return notWatching(never, knowledge);
    for (const { record } of watched) await watches.mute(call.actor.id, record, undefined);
    return noLongerMuted(
      watched.map(({ record }) => record),
      never,
      all,
      knowledge,
    );
  },
});
