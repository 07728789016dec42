import {
  couldBeMeant,
  type FindingIn,
  type Findings,
  type KnowledgeHeads,
  type RecordPath,
  unknownSlug,
} from "./finding.ts";
import type { AnnouncementHead, PlayerHead } from "./heads.ts";
import type { Segment } from "./segment.ts";
import { RECORD_KINDS, type RecordId, type RecordKind, recordId, type Slug } from "./slug.ts";

/** Every slug names a record, and those that must agree in both directions do. */
export function* checkReferences(heads: KnowledgeHeads): Findings {
  const known = new Known(heads);
  for (const { id, products } of heads.players.values()) {
    for (const product of products) known.makers.set(product.id, id);
    yield undefined;
  }
  for (const player of heads.players.values()) yield* orStep(playerReferences(player, known));
  for (const segment of heads.segments.values()) yield* orStep(segmentReferences(segment, known));
  for (const announcement of heads.announcements.values()) {
    yield* known.findMeant(announcement);
    yield* orStep(announcementReferences(announcement, known));
  }
}

/** What there is to name. */
export interface Nameable {
  has(kind: RecordKind, slug: Slug): boolean;
  /** What to say of a slug that names nothing. */
  unknown(kind: RecordKind, slug: Slug): string;
  /** The player that makes the product. */
  makerOf(product: Slug): Slug | undefined;
  /** Undefined for a player that there is not. */
  segmentsOf(player: Slug): readonly Slug[] | undefined;
}

const orStep = (found: readonly FindingIn[]): readonly (FindingIn | undefined)[] =>
  found.length > 0 ? found : [undefined];

export const playerReferences = ({ id, segments }: PlayerHead, known: Nameable): readonly FindingIn[] =>
  missing(known, recordId("player", id), "segment", ["segments"], segments);

export function segmentReferences({ id, examples }: Segment, known: Nameable): readonly FindingIn[] {
  const record = recordId("segment", id);
  const findings = missing(known, record, "player", ["examples"], examples);
  for (const [i, slug] of examples.entries())
    if (known.segmentsOf(slug)?.includes(id) === false)
      findings.push({
        record,
        path: ["examples", i],
        text: `\`${slug}\` does not list \`${id}\` among its segments: add it there or take the example out.`,
      });
  return findings;
}

export function announcementReferences(announcement: AnnouncementHead, known: Nameable): readonly FindingIn[] {
  const { id, players, products, rivals, segments, related, claims } = announcement;
  const record = recordId("announcement", id);
  const findings = [
    ...missing(known, record, "player", ["players"], players),
    ...missing(known, record, "player", ["rivals"], rivals),
    ...missing(known, record, "segment", ["segments"], segments),
    ...missing(known, record, "announcement", ["related"], related),
    ...missing(known, record, "product", ["products"], products),
  ];
  for (const [i, product] of products.entries()) {
    const maker = known.makerOf(product);
    if (maker !== undefined && !players.includes(maker))
      findings.push({
        record,
        path: ["products", i],
        text: `\`${product}\` is made by \`${maker}\`, which is not among the players: add it to \`players\` or take the product out.`,
      });
  }
  const [announcer = ""] = players;
  if (rivals.includes(announcer))
    findings.push({
      record,
      path: ["rivals", rivals.indexOf(announcer)],
      text: `\`${announcer}\` announces this and is no rival of its own: take it out of \`rivals\`.`,
    });
  for (const [i, { player }] of claims.entries())
    if (player !== undefined && !known.has("player", player))
      findings.push({
        record,
        path: ["claims", i, "claimant", "player"],
        text: `${known.unknown("player", player)} A claimant that we do not track is written {"name": "…"}.`,
      });
  return findings;
}

function missing(
  known: Nameable,
  record: RecordId,
  kind: RecordKind,
  at: RecordPath,
  slugs: readonly Slug[],
): FindingIn[] {
  return slugs.flatMap((slug, i) =>
    known.has(kind, slug) ? [] : [{ record, path: [...at, i], text: known.unknown(kind, slug) }],
  );
}

const SLUGS_A_STEP = 256;

/** Which slugs name something. */
class Known implements Nameable {
  /** Product to player. */
  readonly makers = new Map<Slug, Slug>();
  readonly #slugs: Readonly<Record<RecordKind, ReadonlyMap<Slug, unknown>>>;
  readonly #unreadable: ReadonlySet<RecordId>;
  readonly #players: KnowledgeHeads["players"];
  readonly #aPlayerIsUnreadable: boolean;
  /** What is said of slugs that name nothing; finding the nearest is slow, and one slug is often missed many times. */
  readonly #said = new Map<RecordId, string>();

  constructor({ players, segments, announcements, unreadable }: KnowledgeHeads) {
    this.#slugs = { player: players, segment: segments, announcement: announcements, product: this.makers };
    this.#players = players;
    this.#unreadable = unreadable;
    this.#aPlayerIsUnreadable = [...unreadable].some((id) => id.startsWith("player:"));
  }

  /** Also true of what may be in a record that cannot be read. */
  has(kind: RecordKind, slug: Slug): boolean {
    if (this.#slugs[kind].has(slug)) return true;
    return kind === "product" ? this.#aPlayerIsUnreadable : this.#unreadable.has(recordId(kind, slug));
  }

  /** Finds beforehand, in short steps, what to say of the announcement's slugs that name nothing. */
  *findMeant({ players, rivals, segments, related, products }: AnnouncementHead): Findings {
    const named = { player: [...players, ...rivals], segment: segments, announcement: related, product: products };
    for (const kind of RECORD_KINDS) {
      for (const slug of named[kind]) {
        const id = recordId(kind, slug);
        if (this.has(kind, slug) || this.#said.has(id)) continue;
        const near: string[] = [];
        let looked = 0;
        for (const one of this.#slugs[kind].keys()) {
          if (couldBeMeant(slug, one)) near.push(one);
          if (++looked % SLUGS_A_STEP === 0) yield undefined;
        }
        this.#said.set(id, unknownSlug(slug, kind, near));
      }
    }
  }

  makerOf(product: Slug): Slug | undefined {
    return this.makers.get(product);
  }

  segmentsOf(player: Slug): readonly Slug[] | undefined {
    return this.#players.get(player)?.segments;
  }

  unknown(kind: RecordKind, slug: Slug): string {
    const id = recordId(kind, slug);
    let text = this.#said.get(id);
    if (text === undefined) {
      text = unknownSlug(slug, kind, this.#slugs[kind].keys());
      this.#said.set(id, text);
    }
    return text;
  }
}
