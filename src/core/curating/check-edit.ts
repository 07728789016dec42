import { announcementReferences, playerReferences, segmentReferences } from "../knowledge/check-references.ts";
import type { Finding, FindingIn } from "../knowledge/finding.ts";
import type { AnnouncementHead } from "../knowledge/heads.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { recordId, type Slug, slugOf } from "../knowledge/slug.ts";
import { namesTaken } from "./check-names-after.ts";
import { type Coming, KnowledgeAfter } from "./knowledge-after.ts";
import { editableKind, parsedRecord } from "./parsed-record.ts";
import type { EditableId, RecordEdit } from "./records.ts";

/** A problem of one of the records, or of one that nobody edits and that the edit would break. */
export interface EditProblem extends Finding {
  readonly record: EditableId;
}

/**
 * What keeps these records from being saved, all together: each by its schema and its own rules, then what they name and
 * what names them. Empty where the knowledge base is as valid afterwards as it was.
 */
export function checkEdit(
  records: readonly Pick<RecordEdit, "id" | "record">[],
  knowledge: Knowledge,
  commandNames: readonly string[] = [],
): readonly EditProblem[] {
  const problems: EditProblem[] = [];
  const coming: Coming[] = [];
  for (const { id, record } of records) {
    const result = record && parsedRecord(id, record);
    if (result?.ok === false) problems.push(...result.problems.map((one) => plainly({ record: id, ...one })));
    else coming.push({ kind: editableKind(id), slug: slugOf(id), parsed: result?.parsed });
  }
  if (problems.length > 0) return problems;
  const after = new KnowledgeAfter(knowledge, coming);
  return [...namesTaken(after, knowledge, commandNames), ...references(after, knowledge)].map(plainly);
}

/** Findings name what is in a file as code; people read quotes. */
const plainly = ({ record, path, text }: FindingIn | EditProblem): EditProblem => ({
  record: record as EditableId,
  path,
  text: text.replace(/`([^`]*)`/gu, "“$1”"),
});

/** What the changed records name, and what names the records that change so that it no longer may. */
function references(after: KnowledgeAfter, knowledge: Knowledge): readonly FindingIn[] {
  const findings: FindingIn[] = [];
  const players = new Map([...after.players, ...membersOfGone(after, knowledge)]);
  for (const player of players.values()) if (player) findings.push(...playerReferences(player, after));
  const segments = new Map([...knowledge.segments, ...after.segments]);
  for (const segment of segments.values())
    if (segment && (after.segments.has(segment.id) || segment.examples.some((slug) => after.players.has(slug))))
      findings.push(...segmentReferences(segment, after));
  const touched = touches(after, knowledge);
  for (const head of after.announcements.values()) if (head) findings.push(...announcementReferences(head, after));
  if (touched)
    for (const head of knowledge.announcements)
      if (!after.announcements.has(head.id) && touched(head)) findings.push(...announcementReferences(head, after));
  return findings;
}

/** Players in the segments that go. */
const membersOfGone = (after: KnowledgeAfter, knowledge: Knowledge) =>
  [...after.segments].flatMap(([slug, segment]) =>
    segment
      ? []
      : knowledge
          .playersIn(slug)
          .filter(({ id }) => !after.players.has(id))
          .map((player) => [player.id, player] as const),
  );

/** Whether an announcement names what goes; undefined where nothing goes. */
function touches(after: KnowledgeAfter, knowledge: Knowledge): ((head: AnnouncementHead) => boolean) | undefined {
  const gone = (all: ReadonlyMap<Slug, unknown>): Slug[] =>
    [...all].flatMap(([slug, one]) => (one === undefined ? [slug] : []));
  const moved = [...after.players.keys()].flatMap((slug) =>
    (knowledge.players.get(slug)?.products ?? []).flatMap(({ id }) => (after.makerOf(id) === slug ? [] : [id])),
  );
  const ids = new Set([
    ...gone(after.players).map((slug) => recordId("player", slug)),
    ...gone(after.segments).map((slug) => recordId("segment", slug)),
    ...gone(after.announcements).map((slug) => recordId("announcement", slug)),
    ...moved.map((slug) => recordId("product", slug)),
  ]);
  if (ids.size === 0) return undefined;
  return ({ players, rivals, products, segments, related, claims }) =>
    players.some((slug) => ids.has(recordId("player", slug))) ||
    rivals.some((slug) => ids.has(recordId("player", slug))) ||
    claims.some(({ player }) => player !== undefined && ids.has(recordId("player", player))) ||
    products.some((slug) => ids.has(recordId("product", slug))) ||
    segments.some((slug) => ids.has(recordId("segment", slug))) ||
    related.some((slug) => ids.has(recordId("announcement", slug)));
}
