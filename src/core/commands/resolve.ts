import { AskerError } from "../command/asker-error.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { RecordId, RecordKind, Slug } from "../knowledge/slug.ts";
import { fold } from "../lookup/fold.ts";
import type { NameHit } from "../lookup/name-index.ts";
import { recordLabel } from "../messages/record-label.ts";

export const kindOf = (id: RecordId): RecordKind => id.slice(0, id.indexOf(":")) as RecordKind;
export const slugOf = (id: RecordId): Slug => id.slice(id.indexOf(":") + 1);

const ENOUGH = 5;
const MIN_PREFIX = 3;

/**
 * The one record of these kinds that is called so, by any of its names or the beginning of one. A near spelling is
 * never taken silently: it is offered in the refusal. A product counts as its player where players are asked for.
 * Throws AskerError.
 */
export function resolve(asked: string, kinds: readonly RecordKind[], knowledge: Knowledge): RecordId {
  const named = byId(asked, kinds, knowledge);
  if (named) return named;
  const key = fold(asked);
  const what = kinds.join(" or ");
  const of = (hits: readonly NameHit[]): RecordId[] => [
    ...new Set(hits.flatMap((hit) => asKind(hit.id, kinds, knowledge))),
  ];
  const best = bestRanked(knowledge.names.exact(key));
  const exact = of(best).length > 0 ? of(best) : of(knowledge.names.exact(key));
  if (exact.length === 1) return exact[0] as RecordId;
  const found = exact.length > 0 ? exact : key.length >= MIN_PREFIX ? of(knowledge.names.prefix(key, ENOUGH * 4)) : [];
  if (found.length === 1) return found[0] as RecordId;
  const options = found.length > 0 ? found : of(knowledge.names.near(key, ENOUGH));
  const shown = options.slice(0, ENOUGH);
  const labels = shown.map((id) => recordLabel(id, knowledge));
  const correction = { typed: asked, instead: shown.map((id, i) => ({ label: labels[i] ?? id, text: id })) };
  if (found.length > 0) throw new AskerError("ambiguous-name", { kind: what, asked, options: labels }, correction);
  throw new AskerError("unknown-name", { kind: what, asked, nearest: labels }, correction);
}

/** `player:huawei`: how buttons name a record. */
function byId(asked: string, kinds: readonly RecordKind[], knowledge: Knowledge): RecordId | undefined {
  const kind = kinds.find((one) => asked.startsWith(`${one}:`));
  const slug = kind && asked.slice(kind.length + 1);
  if (!slug) return undefined;
  const known =
    knowledge.head(slug) && kind === "announcement"
      ? true
      : kind === "player"
        ? knowledge.players.has(slug)
        : kind === "segment"
          ? knowledge.segments.has(slug)
          : kind === "product" && knowledge.products.has(slug);
  return known ? (asked as RecordId) : undefined;
}

const bestRanked = (hits: readonly NameHit[]): readonly NameHit[] => hits.filter((hit) => hit.rank === hits[0]?.rank);

function asKind(id: RecordId, kinds: readonly RecordKind[], knowledge: Knowledge): RecordId[] {
  if (kinds.includes(kindOf(id))) return [id];
  const maker = kindOf(id) === "product" ? knowledge.products.get(slugOf(id))?.player : undefined;
  return maker && kinds.includes("player") ? [`player:${maker}`] : [];
}

/** Takes a line's words apart into names: commas, "vs" and "and" part them, else the longest runs that are names. */
export function splitNames(words: readonly string[], knowledge: Knowledge): readonly string[] {
  const spelled = words.join(" ");
  if (/[,，、;]/u.test(spelled))
    return spelled
      .split(/[,，、;]/u)
      .map((name) => name.trim())
      .filter(Boolean);
  const plain = words.filter((word) => !/^(?:vs\.?|versus|and|with|&|和|与|對|对)$/iu.test(word));
  return runs(plain, knowledge).map(({ text }) => text);
}

/** The records that are named somewhere among the words, each once, in their order. */
export function namesAmong(words: readonly string[], knowledge: Knowledge): readonly RecordId[] {
  const named = runs(
    words.map((word) => word.replace(/^\P{L}+|[^\p{L}\p{N}]+$/gu, "")),
    knowledge,
  );
  return [
    ...new Set(
      named.flatMap(({ hits }) =>
        bestRanked(hits)
          .slice(0, 1)
          .map((hit) => hit.id),
      ),
    ),
  ];
}

interface Run {
  readonly text: string;
  /** Empty for a single word that is no name. */
  readonly hits: readonly NameHit[];
}

const MOST_WORDS = 6;

/** The words as the longest runs that are names, and the single words between them. */
function runs(words: readonly string[], knowledge: Knowledge): Run[] {
  const found: Run[] = [];
  for (let i = 0; i < words.length; ) {
    let length = Math.min(MOST_WORDS, words.length - i);
    const at = (n: number) => words.slice(i, i + n).join(" ");
    while (length > 1 && knowledge.names.exact(fold(at(length))).length === 0) length--;
    found.push({ text: at(length), hits: knowledge.names.exact(fold(at(length))) });
    i += length;
  }
  return found;
}
