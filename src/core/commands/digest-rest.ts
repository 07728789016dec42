import { defineCommand } from "../command/declare.ts";
import { reckoningsOf } from "../digest/reckoned.ts";
import { pageOf } from "../message/pages.ts";
import { announcementList, LIST_PAGE } from "../messages/announcement-list.ts";
import { oneSentence } from "../messages/one-sentence.ts";
import { editionByHash, editionDay, HASH_ARG } from "./edition-by-hash.ts";

export const digestRest = defineCommand({
  name: "digest rest",
  root: "digest",
  help: "What a digest only counted: the minor ones, and those it had no place for",
  permission: "anyone",
  examples: ["/amw digest rest 3f9a1c2d"],
  pages: true,
  args: { hash: HASH_ARG },
  async run({ hash }, { call, desk, knowledge, page, line }) {
    const edition = await editionByHash(hash, { call, desk });
    const heads = reckoningsOf(edition).flatMap(({ announcement, place }) => {
      const head = place === "held" || place === "minor" ? knowledge.head(announcement) : undefined;
      return head ? [head] : [];
    });
    const title = `What the digest of ${await editionDay(edition, desk)} only counted`;
    if (heads.length === 0)
      return oneSentence("That digest showed everything that it counted.", { title, tone: "plain" });
    return announcementList({ title, page: pageOf(heads, page, LIST_PAGE), line, order: "highest rank first" });
  },
});
