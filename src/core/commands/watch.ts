import { z } from "zod";
import { type Context, defineCommand } from "../command/declare.ts";
import type { Watch } from "../digest/state.ts";
import { nowWatching } from "../messages/watch-answers.ts";
import { watchable } from "./watched-names.ts";

export const watch = defineCommand({
  name: "watch",
  root: "watch",
  subcommand: "add",
  help: "A direct message when a player or a segment gets an announcement or a claim changes",
  permission: "anyone",
  personal: true,
  examples: ["/amw watch moore-threads", "/amw watch nvidia 华为", "/amw watch training accelerators"],
  args: {
    records: {
      kind: "words",
      first: true,
      label: "player or segment",
      help: "Players or segments, by any of their names",
      example: "moore-threads",
      suggest: "player-or-segment",
      schema: z.array(z.string()).min(1, {
        error: "Whom shall AMW watch for you? Name a player or a segment, for example /amw watch moore-threads.",
      }),
    },
  },
  async run({ records }, context) {
    const { call, desk, knowledge, now } = context;
    const ids = watchable(records, knowledge);
    const before = await desk.state.watches.of(call.actor.id);
    const added: Watch["record"][] = [];
    for (const record of ids)
      if (await desk.state.watches.add({ actor: call.actor.id, record, since: now.getTime() })) added.push(record);
    const already = before.filter(({ record }) => ids.includes(record) && !added.includes(record));
    const silent = added.length > 0 ? await whySilent(context) : undefined;
    return nowWatching({ added, already, silent }, now.getTime(), knowledge);
  },
});

/** Why no direct message can come, and what to do; undefined where one can, as far as AMW knows. */
async function whySilent({ call, desk }: Context): Promise<string | undefined> {
  const messenger = desk.messenger(call.surface);
  if (!messenger)
    return call.surface === "slack" || call.surface === "discord"
      ? undefined
      : "Nothing comes here by itself: AMW writes to people in Slack and Discord.";
  const to = messenger.direct(call.actor.id);
  if (!to) return "Nothing comes here by itself: AMW writes to people in Slack and Discord.";
  const reach = await messenger.reach(to);
  return reach.ok ? undefined : `AMW cannot write to you yet: ${reach.reason}. ${reach.mend}`;
}
