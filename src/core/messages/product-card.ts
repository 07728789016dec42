import type { AnnouncementHead } from "../knowledge/heads.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Player, Product } from "../knowledge/player.ts";
import { recordId } from "../knowledge/slug.ts";
import type { Fact, Message } from "../message/message.ts";
import { type Page, pageOf, pagers } from "../message/pages.ts";
import { LEGEND, numberedHeads, openers } from "./head-line.ts";
import { bothScripts, segmentName } from "./names.ts";
import { sourcesNote } from "./sources.ts";
import { capital, count, countryName, sentence } from "./words.ts";

const SHOWN = 5;

/** A product as itself, with the player that makes it. */
export function productCard(
  product: Product,
  player: Player,
  knowledge: Knowledge,
  page: number,
  line: string,
): Message {
  const all = knowledge.announcementsOf(recordId("product", product.id));
  const shown: Page<AnnouncementHead> = pageOf(all, page, SHOWN);
  const what = product.what ? `${product.what}, made by` : "made by";
  return {
    summary: `${bothScripts(product)}: ${what} ${sentence(bothScripts(player))} ${count(all.length, "announcement")}${all[0] ? `, the newest: ${sentence(all[0].title)}` : "."}`,
    title: `${player.name} · ${bothScripts(product)}`,
    tone: "plain",
    blocks: [
      { kind: "facts", facts: facts(product, player, knowledge) },
      ...(all.length > 0
        ? [
            { kind: "heading", text: `Announcements about ${product.name}` } as const,
            numberedHeads(shown.items, shown.first),
          ]
        : [{ kind: "paragraph", text: `No announcement about ${product.name} is recorded yet.` } as const]),
      { kind: "paragraph", text: `${player.name}: ${player.summary}` },
      sourcesNote(player.sources, `Sources for ${player.name}`),
      { kind: "note", text: LEGEND },
    ],
    actions: [
      ...openers(shown.items, shown.first),
      { kind: "run", label: player.name, line: player.id },
      { kind: "run", label: "Timeline", line: `timeline ${player.id}` },
      ...pagers(shown, line),
    ],
    audience: "asker",
    about: [
      recordId("player", player.id),
      recordId("product", product.id),
      ...shown.items.map((head) => recordId("announcement", head.id)),
    ],
  };
}

function facts(product: Product, player: Player, knowledge: Knowledge): Fact[] {
  return [
    ...(product.what ? [{ label: "What it is", value: capital(product.what) }] : []),
    { label: "Player", value: `${bothScripts(player)}, ${countryName(player.country)}` },
    ...(product.aliases.length > 0 ? [{ label: "Also known as", value: product.aliases.join(", ") }] : []),
    { label: "Player's segments", value: player.segments.map((slug) => segmentName(knowledge, slug)).join(", ") },
  ];
}
