import type { Announcement } from "../../src/core/knowledge/announcement.ts";
import type { Claim } from "../../src/core/knowledge/claim.ts";
import type { Slug } from "../../src/core/knowledge/slug.ts";
import type { Source } from "../../src/core/knowledge/source.ts";
import {
  callPlayer,
  playerSlug,
  productCount,
  productName,
  productSlug,
  segmentCount,
  segmentSlug,
} from "./generated-player.ts";
import {
  COUNTRIES,
  HAN_PUBLISHERS,
  HAN_SENTENCES,
  HAN_TITLES,
  PUBLISHERS,
  SEGMENT_NAMES,
  SENTENCES,
  TAGS,
  TITLES,
} from "./generated-words.ts";
import type { Random } from "./random.ts";

const BY = "amw:starter";

const STRIDE = 7919;

const twoDigits = (n: number): string => String(n).padStart(2, "0");
const dateOf = (i: number): string => `${2024 + (i % 3)}-${twoDigits(1 + (i % 12))}-${twoDigits(1 + (i % 28))}`;
const playerOf = (i: number, players: number): number => (i * STRIDE) % players;
const slugOf = (i: number, players: number): Slug => `${dateOf(i)}-${playerSlug(playerOf(i, players))}-${i}`;

export function generatedAnnouncement(i: number, players: number, random: Random): Announcement {
  const han = i % 5 === 0;
  const [player, rival] = [playerOf(i, players), random.int(players)];
  const product = random.int(productCount(player));
  const segment = random.int(segmentCount(players));
  const date = dateOf(i);
  const slug = slugOf(i, players);

  const fill = (template: string): string =>
    template.replace(/\{([pqrns])\}/g, (_, slot) => {
      if (slot === "p") return callPlayer(player, han);
      if (slot === "q") return productName(player, product);
      if (slot === "r") return callPlayer(rival, han);
      if (slot === "s") return SEGMENT_NAMES[segment]?.[han ? 1 : 0] ?? "";
      return String(2 + random.int(998));
    });
  const say = (sentences: number): string =>
    Array.from({ length: sentences }, () => fill(random.pick(han ? HAN_SENTENCES : SENTENCES))).join(han ? "" : " ");

  const source = (n: number): Source => ({
    url: `https://news.example/${slug}/${n}`,
    publisher: random.pick(han ? HAN_PUBLISHERS : PUBLISHERS),
    family: `family-${n}`,
    published: date,
    grade: random.pick(["B2", "B3", "C3", "D4"]),
  });
  const sources = [source(1), source(2), source(3)];
  const address = (n: number): string => `https://news.example/${slug}/${n}`;

  const claim = (n: number): Claim => ({
    id: `${slug}-claim-${n}`,
    text: say(1),
    claimant: n === 3 ? { name: "the supplier's spokesperson" } : { player: playerSlug(player) },
    date,
    steps: [
      { status: "claimed", date, by: BY, reason: say(1), evidence: address(1) },
      ...(random.int(3) ? [] : [{ status: "disputed" as const, date, by: BY, reason: say(1), evidence: address(2) }]),
    ],
    evidence: [
      { source: address(1), stance: "supports", note: say(1), quotesClaimant: true },
      { source: address(2), stance: "contradicts", note: say(1), quotesClaimant: false },
    ],
    watch: { settledBy: [say(1)], due: `2027-0${1 + random.int(9)}` },
  });

  const novelty = random.int(4);
  const title = fill(random.pick(han ? HAN_TITLES : TITLES));
  return {
    $schema: "../../schema/announcement.schema.json",
    id: slug,
    title: `${title} (${i})`,
    date,
    players: [playerSlug(player)],
    products: [productSlug(player, product)],
    others: [],
    segments: [segmentSlug(segment)],
    regions: [random.pick(COUNTRIES)],
    tags: [random.pick(TAGS)],
    summary: say(2),
    figures: [say(1), say(1)],
    claims: [1, 2, 3].slice(random.int(3)).map(claim),
    read: {
      novelty: { score: novelty, reason: say(1) },
      significance: { score: random.int(4), reason: say(1) },
      ...(novelty >= 2 ? { mapDelta: say(1) } : {}),
      whyItMatters: say(2),
      scepticism: say(2),
      date,
      by: BY,
    },
    rivals: rival === player ? [] : [playerSlug(rival)],
    watch: [say(1), say(1)],
    caveats: [say(1)],
    related: i > 0 ? [slugOf(random.int(i), players)] : [],
    sources,
  };
}
