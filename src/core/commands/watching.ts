import { defineCommand } from "../command/declare.ts";
import { playersInTheNews } from "../command/values.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { pageOf } from "../message/pages.ts";
import { watchingNothing } from "../messages/watch-answers.ts";
import { WATCHES_PAGE, watchingList } from "../messages/watching-list.ts";

const OFFERED = 3;

export const watching = defineCommand({
  name: "watching",
  root: "watch",
  subcommand: "list",
  help: "What you watch, and what of it is muted",
  permission: "anyone",
  personal: true,
  examples: ["/amw watching"],
  pages: true,
  args: {},
  async run(_, { call, desk, knowledge, now, page }) {
    const own = await desk.state.watches.of(call.actor.id);
    if (own.length === 0) return watchingNothing(playersToWatch(knowledge), knowledge);
    const muted = own.filter(({ mutedUntil = 0 }) => mutedUntil > now.getTime()).length;
    return watchingList(pageOf(own, page, WATCHES_PAGE), muted, now.getTime(), knowledge);
  },
});

/** For somebody who watches nothing yet. */
export const playersToWatch = (knowledge: Knowledge) => playersInTheNews(knowledge).slice(0, OFFERED);
