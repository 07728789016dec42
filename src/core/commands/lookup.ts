import { z } from "zod";
import { type Context, defineCommand } from "../command/declare.ts";
import { NO_FILTERS } from "../knowledge/filters.ts";
import { RECORD_KINDS, type RecordId, type RecordKind } from "../knowledge/slug.ts";
import { lookup as lookupNames } from "../lookup/lookup.ts";
import { nearest } from "../lookup/nearest.ts";
import type { Action, Block, Message } from "../message/message.ts";
import { pageOf } from "../message/pages.ts";
import { strong } from "../message/spans.ts";
import { announcementCard } from "../messages/announcement-card.ts";
import { LIST_PAGE } from "../messages/announcement-list.ts";
import { choice } from "../messages/choice.ts";
import { nothingFound } from "../messages/nothing-found.ts";
import { playerCard } from "../messages/player-card.ts";
import { productCard } from "../messages/product-card.ts";
import { buttonLabel } from "../messages/record-label.ts";
import { lineOf, searchResults } from "../messages/search-results.ts";
import { segmentCard } from "../messages/segment-card.ts";
import { kindOf, namesAmong, slugOf } from "./resolve.ts";
import { mentions } from "./search.ts";

/** How many names that stand among the words are offered. */
const MOST_AMONG = 3;

/** What is no command is a lookup; it has no name of its own on the line. */
export const lookup = defineCommand({
  name: "lookup",
  help: "The best match for any name: player, product, segment or announcement",
  permission: "anyone",
  examples: ["/amw moore-threads", "/amw 摩尔线程", "/amw S5000", "/amw training accelerators"],
  pages: true,
  args: {
    name: {
      kind: "text",
      first: true,
      help: "Any name, in either script, as you remember it",
      example: "moore-threads",
      suggest: "any",
      schema: z.string({ error: "Whom or what shall I look up? For example /amw moore-threads." }),
    },
  },
  async run({ name }, context) {
    const { knowledge } = context;
    const named = byRecordId(name, context);
    if (named) return named;
    const found = lookupNames(name, knowledge.names, knowledge.products);
    if (found.kind === "one") {
      const card = show(found.hit.id, context);
      if (card) return found.hit.how === "near" ? nearly(card, name, found.hit.label) : card;
    }
    if (found.kind === "several")
      return choice(
        name,
        found.hits.map((hit) => hit.id),
        knowledge,
        found.hits[0]?.how ?? "exact",
      );
    const among = namesAmong(name.split(/\s+/u), knowledge).slice(0, MOST_AMONG);
    const { ids, more } = await mentions(name, NO_FILTERS, context);
    if (ids.length > 0) return mentioned(name, ids, more, among, context);
    const near = found.kind === "none" ? found.nearest.map((hit) => hit.id) : [];
    return nothingFound(name, [...new Set([...among, ...near])], knowledge, false, meantCommand(name, context));
  },
});

/** `player:moore-threads`: how buttons name a record, whatever else bears its name. */
function byRecordId(name: string, context: Context): Message | undefined {
  const [kind = "", slug] = name.split(":");
  if (slug === undefined || !RECORD_KINDS.includes(kind as RecordKind)) return undefined;
  return show(name as RecordId, context);
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

/** The answer rests on a near spelling, and says so before anything else. */
function nearly(card: Message, asked: string, label: string): Message {
  const caution: Block = {
    kind: "caution",
    text: [`Nothing is called “${asked}”. This is the nearest spelling: `, strong(label), "."],
  };
  return {
    ...card,
    summary: `Nothing is called “${asked}”; the nearest spelling is ${label}. ${card.summary}`,
    blocks: [caution, ...card.blocks],
  };
}

function mentioned(
  asked: string,
  ids: readonly RecordId[],
  more: boolean,
  among: readonly RecordId[],
  { knowledge, page, line }: Context,
): Message {
  const shown = pageOf(ids, page, LIST_PAGE);
  const before: Block = {
    kind: "paragraph",
    text: `Nothing is called “${asked}”, but ${ids.length === 1 ? "this mentions" : "these mention"} ${/\s/u.test(asked) ? "its words" : "it"}.`,
  };
  const results = searchResults({ words: asked, page: shown, more, line, knowledge, before: [before] });
  const named = among.map((id) => ({ kind: "run", label: buttonLabel(id, knowledge), line: lineOf(id) }) as const);
  return {
    ...results,
    title: `Mentions of “${asked}”`,
    summary: `Nothing is called “${asked}”. ${results.summary}`,
    actions: [...named, ...results.actions],
  };
}

function meantCommand(name: string, { commands }: Context): Action[] {
  const [first = ""] = name.split(/\s+/);
  const meant = nearest(
    first.toLowerCase(),
    commands.map((command) => command.name),
  );
  return meant
    ? [{ kind: "run", label: `Command ${meant}`, line: [meant, ...name.split(/\s+/).slice(1)].join(" ") }]
    : [];
}
