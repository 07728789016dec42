import type { Knowledge } from "../knowledge/knowledge.ts";
import { type RecordId, slugOf } from "../knowledge/slug.ts";
import { bestFirst } from "../knowledge/source.ts";
import type { Block, Message, Text } from "../message/message.ts";
import { type Page, pagers } from "../message/pages.ts";
import { spansOf, strong } from "../message/spans.ts";
import { headLine, LEGEND } from "./head-line.ts";
import { bothScripts } from "./names.ts";
import { recordLabel } from "./record-label.ts";
import { sourceText } from "./sources.ts";
import { capital, count, countryName, range, sentence } from "./words.ts";

interface SearchResults {
  readonly words: string;
  readonly page: Page<RecordId>;
  /** True when the index has further hits that were not looked at. */
  readonly more: boolean;
  readonly line: string;
  readonly knowledge: Knowledge;
  readonly before?: readonly Block[];
}

/** What mentions the words, best first, numbered to match the buttons. */
export function searchResults({ words, page, more, line, knowledge, before = [] }: SearchResults): Message {
  const { items, first, total } = page;
  const totalWords = `${more ? "more than " : ""}${count(total, "result")}`;
  return {
    summary: `${capital(totalWords)} for “${words}”. ${items.map((id) => sentence(recordLabel(id, knowledge))).join(" ")}`,
    title: `Search: ${words}`,
    tone: "plain",
    blocks: [
      ...before,
      { kind: "list", numbered: true, start: first, items: items.map((id) => resultLine(id, knowledge)) },
      {
        kind: "note",
        text: `${capital(range(page, more ? "result and more" : "result", more ? "results and more" : "results"))}, best match first. ${LEGEND}`,
      },
    ],
    actions: [
      ...items.map((id, i) => ({ kind: "run", label: `Open ${first + i}`, line: lineOf(id) }) as const),
      ...pagers(page, line),
    ],
    audience: "asker",
    about: items,
  };
}

/** The line that shows a record and nothing else, whatever other records are called. */
export const lineOf = (id: RecordId): string =>
  id.startsWith("announcement:") ? id.slice("announcement:".length) : id;

function resultLine(id: RecordId, knowledge: Knowledge): Text {
  const slug = slugOf(id);
  const head = id.startsWith("announcement:") ? knowledge.head(slug) : undefined;
  if (head) return headLine(head);
  const product = id.startsWith("product:") ? knowledge.products.get(slug) : undefined;
  const player = knowledge.player(product?.player ?? slug);
  const [best] = id.startsWith("segment:") ? [] : bestFirst(player?.sources ?? []);
  const source = best ? [" · ", ...spansOf(sourceText(best))] : [];
  if (product && player) return [strong(bothScripts(product)), ` · product of ${player.name}`, ...source];
  const segment = id.startsWith("segment:") ? knowledge.segments.get(slug) : undefined;
  if (segment) return [strong(capital(bothScripts(segment))), ` · segment · ${segment.definition}`];
  if (player) return [strong(bothScripts(player)), ` · ${player.kind} · ${countryName(player.country)}`, ...source];
  return slug;
}
