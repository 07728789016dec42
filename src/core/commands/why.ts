import { z } from "zod";
import { AskerError } from "../command/asker-error.ts";
import { type Context, defineCommand } from "../command/declare.ts";
import type { AnnouncementHead } from "../knowledge/heads.ts";
import { kindOf, slugOf } from "../knowledge/slug.ts";
import type { Message } from "../message/message.ts";
import { pageOf } from "../message/pages.ts";
import { announcementList, LIST_PAGE } from "../messages/announcement-list.ts";
import { recordLabel } from "../messages/record-label.ts";
import { whyMessage } from "../messages/why-message.ts";
import { namesAmong, resolve } from "./resolve.ts";
import { whyHere } from "./why-here.ts";

export const why = defineCommand({
  name: "why",
  help: "How an announcement got its scores, its evidence and its digest rank",
  permission: "anyone",
  examples: ["/amw why 2026-06-musacoder-first-domestic-gpu", "/amw why musacoder"],
  pages: true,
  args: {
    announcement: {
      kind: "text",
      first: true,
      help: "An announcement, by id or title, or what it is about",
      example: "2026-06-musacoder-first-domestic-gpu",
      suggest: "announcement",
      schema: z.string({ error: "Why what? Name an announcement by its id or title; /amw latest lists the newest." }),
    },
  },
  async run({ announcement: asked }, context) {
    const { knowledge } = context;
    // A player, product or segment stands for its announcements: which of them is for the asker to say.
    const [about] = namesAmong([asked], knowledge);
    if (about && kindOf(about) !== "announcement") {
      const heads = knowledge.announcementsOf(about);
      if (heads.length > 1) return whichOne(recordLabel(about, knowledge), heads, context);
      if (heads[0]) return explain(heads[0].id, asked, context);
    }
    return explain(slugOf(resolve(asked, ["announcement"], knowledge)), asked, context);
  },
});

async function explain(slug: string, asked: string, context: Context): Promise<Message> {
  const { knowledge } = context;
  const found = knowledge.announcement(slug);
  if (!found) throw new AskerError("unknown-name", { kind: "announcement", asked, nearest: [] });
  return whyMessage(found, knowledge, await whyHere(slug, context), (actor) => context.desk.roles.nameOf(actor));
}

const whichOne = (label: string, heads: readonly AnnouncementHead[], { page, line }: Context): Message =>
  announcementList({
    title: `Why which announcement about ${label}?`,
    page: pageOf(heads, page, LIST_PAGE),
    line,
    order: "newest first",
    open: "why",
  });
