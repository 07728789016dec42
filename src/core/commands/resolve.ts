import { AskerError, runInstead } from "../command/asker-error.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { kindOf, type RecordId, type RecordKind, recordId, slugOf } from "../knowledge/slug.ts";
import { fold } from "../lookup/fold.ts";
import { beginsWordByWord, editsMeant, isEnoughOf } from "../lookup/likeness.ts";
import type { NameHit } from "../lookup/name-index.ts";
import { recordLabel } from "../messages/record-label.ts";
import { capital, listed } from "../messages/words.ts";

const ENOUGH = 5;
const BEGINNINGS = 40;

/**
 * The one record of these kinds that is called so, by any of its names or the beginning of one. A near spelling is
 * never taken silently: it is offered in the refusal. A product counts as its player where players are asked for and no
 * player answers to the name itself. Throws AskerError.
 */
export function resolve(asked: string, kinds: readonly RecordKind[], knowledge: Knowledge): RecordId {
  const named = byId(asked, kinds, knowledge);
  if (named) return named;
  const key = fold(asked);
  const called = knowledge.names.exact(key);
  const exact = ofKinds(called, kinds, knowledge);
  if (exact.length === 1) return exact[0] as RecordId;
  const what = listed(kinds, "or");
  const [other] = called;
  if (exact.length === 0 && other) throw wrongKind(other.id, what, knowledge);
  const begun = knowledge.names
    .prefix(key, BEGINNINGS)
    .filter((hit) => isEnoughOf(key, hit) && (hit.rank !== "title" || beginsWordByWord(asked, hit.label)));
  const found = exact.length > 0 ? exact : ofKinds(begun, kinds, knowledge);
  if (found.length === 1) return found[0] as RecordId;
  if (found.length > 0) {
    const { labels, correction } = offered(asked, found, knowledge);
    throw new AskerError("ambiguous-name", { kind: what, asked, options: labels }, correction);
  }
  const { labels, correction } = offered(
    asked,
    ofKinds(knowledge.names.near(key, ENOUGH, editsMeant(key)), kinds, knowledge),
    knowledge,
  );
  throw new AskerError(
    "unknown-name",
    { kind: what, asked, nearest: labels, instead: WHERE_LISTED[kinds[0] ?? "player"] },
    correction,
  );
}

const WHERE_LISTED: Readonly<Record<RecordKind, string>> = {
  player: "/amw map lists the players by segment",
  product: "a player's card lists its products",
  segment: "/amw map lists the segments",
  announcement: "/amw latest lists the newest",
};

/** The best ranked records of these kinds among the hits; products count as their players only where nothing else does. */
function ofKinds(hits: readonly NameHit[], kinds: readonly RecordKind[], knowledge: Knowledge): RecordId[] {
  const own = hits.filter((hit) => kinds.includes(kindOf(hit.id)));
  const records =
    own.length > 0 ? bestRanked(own).map((hit) => hit.id) : hits.flatMap((hit) => makerOf(hit.id, kinds, knowledge));
  return [...new Set(records)];
}

function makerOf(id: RecordId, kinds: readonly RecordKind[], knowledge: Knowledge): RecordId[] {
  const maker = kindOf(id) === "product" ? knowledge.products.get(slugOf(id))?.player : undefined;
  return maker && kinds.includes("player") ? [recordId("player", maker)] : [];
}

function offered(asked: string, ids: readonly RecordId[], knowledge: Knowledge) {
  const shown = ids.slice(0, ENOUGH).map((id) => ({ label: recordLabel(id, knowledge), text: id }));
  return { labels: shown.map(({ label }) => label), correction: { typed: asked, instead: shown } };
}

function wrongKind(id: RecordId, takes: string, knowledge: Knowledge): AskerError {
  const label = recordLabel(id, knowledge);
  return new AskerError("wrong-kind", { asked: capital(label), isA: kindOf(id), takes }, runInstead(label, id));
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

const LISTED = /[,，、;；]/u;
/** What joins two names: words of their own, or Chinese between Chinese names, which are written without spaces. */
const JOINED =
  /(?:^|\s+)(?:vs\.?|versus|and|with|&|和|与|跟|對|对)(?=\s|$)|(?<=\p{Script=Han})(?:vs\.?|[和与跟對对])(?=\p{Script=Han})/iu;

/**
 * Takes a line's words apart into names: commas, "vs" and "and" part them, but never a name that holds them; where there
 * are no commas, the longest runs that are names.
 */
export function splitNames(words: readonly string[], knowledge: Knowledge): readonly string[] {
  const spelled = words.join(" ");
  const parts = namesIn(spelled, LISTED).flatMap((part) =>
    knowledge.names.exact(fold(part)).length > 0 ? [part] : namesIn(part, JOINED),
  );
  if (LISTED.test(spelled)) return parts;
  return parts.flatMap((part) => runs(part.split(" "), knowledge).map(({ text }) => text));
}

const namesIn = (text: string, parting: RegExp): string[] =>
  text
    .split(parting)
    .map((name) => name.trim())
    .filter(Boolean);

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
