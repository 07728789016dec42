import { z } from "zod";
import { AskerError } from "../command/asker-error.ts";
import { type Context, defineCommand } from "../command/declare.ts";
import { isLookup } from "../command/usage.ts";
import { NO_FILTERS } from "../knowledge/filters.ts";
import { firstDay, lastDay, PartialDate } from "../knowledge/partial-date.ts";
import { kindOf, RECORD_KINDS, type RecordId, type RecordKind, slugOf } from "../knowledge/slug.ts";
import { fold } from "../lookup/fold.ts";
import { lookup as lookupNames } from "../lookup/lookup.ts";
import { nearest } from "../lookup/nearest.ts";
import type { Block, Message } from "../message/message.ts";
import { pageOf } from "../message/pages.ts";
import { strong } from "../message/spans.ts";
import { announcementCard } from "../messages/announcement-card.ts";
import { announcementList, LIST_PAGE } from "../messages/announcement-list.ts";
import { choice } from "../messages/choice.ts";
import { nothingFound } from "../messages/nothing-found.ts";
import { nothingMatches } from "../messages/nothing-matches.ts";
import { playerCard } from "../messages/player-card.ts";
import { productCard } from "../messages/product-card.ts";
import { searchResults } from "../messages/search-results.ts";
import { segmentCard } from "../messages/segment-card.ts";
import { dateWords } from "../messages/words.ts";
import { openAmong } from "./open-among.ts";
import { namesAmong } from "./resolve.ts";
import { mentions } from "./search.ts";

/** What is no command is a lookup. */
export const lookup = defineCommand({
  name: "lookup",
  help: "The best match for any name: player, product, segment or announcement",
  permission: "anyone",
  repeatable: true,
  examples: ["/amw moore-threads", "/amw 摩尔线程", "/amw S5000", "/amw training accelerators"],
  pages: true,
  args: {
    name: {
      kind: "text",
      first: true,
      help: "Any name, in either script, as you remember it",
      example: "moore-threads",
      suggest: "any",
      schema: z
        .string({ error: "Whom or what shall I look up? For example /amw moore-threads." })
        .refine((name) => fold(name) !== "", {
          error: "Whom or what shall I look up? For example /amw moore-threads.",
        }),
    },
  },
  async run({ name }, context) {
    const { knowledge } = context;
    const named = byRecordId(name, context) ?? byDate(name, context);
    if (named) return named;
    const found = lookupNames(name, knowledge.names, knowledge.products);
    if (found.kind === "one") {
      const card = show(found.hit.id, context);
      if (card)
        return found.hit.how === "near" ? nearly(card, name, "This is the nearest spelling", found.hit.label) : card;
    }
    if (found.kind === "several") return choice(name, found.hits, found.more > 0, knowledge);
    const words = name.split(/\s+/u);
    const among = namesAmong(words, knowledge);
    const meant = meantLine(words, context);
    if (meant && namesAmong(words.slice(1), knowledge).length > 0) throw noSuchCommand(words, meant);
    const { ids, more } = await mentions(name, NO_FILTERS, context);
    if (ids.length > 0) return mentioned({ asked: name, mentioning: ids, more, among, meant }, context);
    if (meant) throw noSuchCommand(words, meant);
    const only = among.length === 1 && among[0] ? show(among[0], context) : undefined;
    if (only) return nearly(only, name, "This is the name among its words", only.title);
    const nearest = [...new Set([...among, ...(found.kind === "none" ? found.nearest.map((hit) => hit.id) : [])])];
    return nothingFound({ asked: name, knowledge, nearest, actions: openAmong(nearest, knowledge) });
  },
});

/** `player:moore-threads`: how buttons name a record, whatever else bears its name. */
function byRecordId(name: string, context: Context): Message | undefined {
  const [kind = "", slug] = name.split(":");
  if (slug === undefined || !RECORD_KINDS.includes(kind as RecordKind)) return undefined;
  return show(name as RecordId, context);
}

/** Four digits can be a product's number as well. */
const THESE_TIMES = /^(?:19|20)/;

/** A date alone asks for what was announced then. */
function byDate(name: string, { knowledge, page, line }: Context): Message | undefined {
  if (!PartialDate.safeParse(name).success || !THESE_TIMES.test(name)) return undefined;
  const filters = { ...NO_FILTERS, since: firstDay(name), until: lastDay(name) };
  const found = pageOf(knowledge.newest(filters), page, LIST_PAGE);
  const title = `Announcements of ${dateWords(name)}`;
  if (found.total === 0) return nothingMatches(title, knowledge, filters);
  return announcementList({ title, page: found, line, order: "newest first" });
}

function show(id: RecordId, { knowledge, page, line }: Context): Message | undefined {
  const slug = slugOf(id);
  switch (kindOf(id)) {
    case "player": {
      const player = knowledge.player(slug);
      return player && playerCard(player, knowledge);
    }
    case "product": {
      const player = knowledge.player(knowledge.products.get(slug)?.player ?? "");
      const product = player?.products.find((one) => one.id === slug);
      return player && product && productCard(product, player, knowledge, page, line);
    }
    case "segment": {
      const segment = knowledge.segments.get(slug);
      return segment && segmentCard(segment, knowledge, page, line);
    }
    case "announcement": {
      const announcement = knowledge.announcement(slug);
      return announcement && announcementCard(announcement, knowledge);
    }
  }
}

/** The answer rests on a guess, and says so before anything else. */
function nearly(card: Message, asked: string, guess: string, label: string): Message {
  const caution: Block = { kind: "caution", text: [`Nothing is called “${asked}”. ${guess}: `, strong(label), "."] };
  return {
    ...card,
    summary: `Nothing is called “${asked}”. ${guess}: ${label}. ${card.summary}`,
    blocks: [caution, ...card.blocks],
  };
}

interface Mentions {
  readonly asked: string;
  readonly mentioning: readonly RecordId[];
  readonly more: boolean;
  readonly among: readonly RecordId[];
  /** The line with the command that may have been meant. */
  readonly meant: string | undefined;
}

/** The records that mention the words; those that are named among the words stand first. */
function mentioned({ asked, mentioning, more, among, meant }: Mentions, context: Context): Message {
  const { knowledge, page, line } = context;
  const ids = [...new Set([...among, ...mentioning])];
  const before: Block = {
    kind: "paragraph",
    text: `Nothing is called “${asked}”, but ${ids.length === 1 ? "this mentions" : "these mention"} ${/\s/u.test(asked) ? "its words" : "it"}.`,
  };
  const shown = pageOf(ids, page, LIST_PAGE);
  const results = searchResults({ words: asked, page: shown, more, line, knowledge, before: [before] });
  return {
    ...results,
    title: `Mentions of “${asked}”`,
    summary: `Nothing is called “${asked}”. ${results.summary}`,
    actions: [
      ...(meant ? [{ kind: "run", label: `/amw ${meant}`, line: meant } as const] : []),
      ...openAmong(among, knowledge),
      ...results.actions,
    ],
  };
}

/** The line with its first word mended to the command that it nearly is. */
function meantLine([first = "", ...rest]: readonly string[], { commands }: Context): string | undefined {
  const names = commands.filter((command) => !isLookup(command)).map((command) => command.name);
  const meant = nearest(first.toLowerCase(), names);
  return meant && [meant, ...rest].join(" ");
}

function noSuchCommand(words: readonly string[], line: string): AskerError {
  const [command] = line.split(" ");
  return new AskerError(
    "unknown-command",
    { asked: words[0] ?? "", nearest: command },
    {
      typed: "",
      instead: [
        { label: `/amw ${line}`, line },
        { label: `Search “${words.join(" ")}”`, line: `search ${words.join(" ")}` },
      ],
    },
  );
}
