import { z } from "zod";
import { defineCommand } from "../command/declare.ts";
import { tellNoLonger } from "../digest/watching.ts";
import { noLongerWatching, watchingNothing } from "../messages/watch-answers.ts";
import { namedWatches } from "./watched-names.ts";
import { playersToWatch } from "./watching.ts";

export const unwatch = defineCommand({
  name: "unwatch",
  root: "watch",
  subcommand: "remove",
  help: "No more direct messages about a player or a segment",
  permission: "anyone",
  personal: true,
  examples: ["/amw unwatch moore-threads", "/amw unwatch all"],
  args: {
    records: {
      kind: "words",
      first: true,
      label: "player or segment",
      help: "Players or segments that you watch, or all",
      example: "moore-threads",
      suggest: "player-or-segment",
      schema: z.array(z.string()).min(1, {
        error:
          "What shall AMW no longer watch for you? Name a player or a segment, for example /amw unwatch moore-threads; /amw watching lists yours.",
      }),
    },
  },
  async run({ records }, { call, desk, knowledge, now }) {
    const { watches } = desk.state;
    const own = await watches.of(call.actor.id);
    const { watched, never, all } = namedWatches(records, own, knowledge);
    if (all && watched.length === 0) return watchingNothing(playersToWatch(knowledge), knowledge);
    for (const { record } of watched) await watches.remove(call.actor.id, record);
    await tellNoLonger(call.actor.id, now.getTime(), { desk, knowledge });
    return noLongerWatching(
      watched.map(({ record }) => record),
      never,
      knowledge,
    );
  },
});
