import type { z } from "zod";
import { Announcement } from "../knowledge/announcement.ts";
import { checkAnnouncement } from "../knowledge/check-announcement.ts";
import type { Finding, RecordPath } from "../knowledge/finding.ts";
import { Player } from "../knowledge/player.ts";
import { Segment } from "../knowledge/segment.ts";
import { kindOf, type Slug, slugOf } from "../knowledge/slug.ts";
import { issueSentence } from "./issue-sentence.ts";
import type { EditableId, EditableKind, RawRecord } from "./records.ts";

/** A record as its schema has it. */
export interface Whole {
  readonly player: Player;
  readonly segment: Segment;
  readonly announcement: Announcement;
}
export type ParsedRecord = {
  readonly [Kind in EditableKind]: { readonly kind: Kind; readonly record: Whole[Kind] };
}[EditableKind];

export const editableKind = (id: EditableId): EditableKind => kindOf(id) as EditableKind;
export const editableId = <Kind extends EditableKind>(kind: Kind, slug: Slug): `${Kind}:${Slug}` => `${kind}:${slug}`;

type Parsed =
  | { readonly ok: true; readonly parsed: ParsedRecord }
  | { readonly ok: false; readonly problems: readonly Finding[] };

/** The record by itself: its schema, its own rules, and its id. */
export function parsedRecord(id: EditableId, raw: RawRecord): Parsed {
  const parsed = parse(editableKind(id), raw);
  if ("issues" in parsed)
    return {
      ok: false,
      problems: parsed.issues.map((issue) => ({ path: pathOf(issue), text: issueSentence(issue, raw) })),
    };
  const problems = [
    ...(parsed.record.id === slugOf(id)
      ? []
      : [
          {
            path: ["id"],
            text: `The id says “${parsed.record.id}”, and it is kept as “${slugOf(id)}”: make the two agree.`,
          },
        ]),
    ...(parsed.kind === "announcement" ? checkAnnouncement(parsed.record).map(whereItIsMended) : []),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, parsed };
}

type Issues = { readonly issues: readonly z.core.$ZodIssue[] };

function parse(kind: EditableKind, raw: RawRecord): ParsedRecord | Issues {
  if (kind === "player") return checked(Player.safeParse(raw), (record) => ({ kind, record }));
  if (kind === "segment") return checked(Segment.safeParse(raw), (record) => ({ kind, record }));
  return checked(Announcement.safeParse(raw), (record) => ({ kind, record }));
}

const checked = <T>(result: z.ZodSafeParseResult<T>, wrap: (record: T) => ParsedRecord): ParsedRecord | Issues =>
  result.success ? wrap(result.data) : { issues: result.error.issues };

const pathOf = ({ path }: z.core.$ZodIssue): RecordPath =>
  path.map((key) => (typeof key === "number" ? key : String(key)));

/** A file shows what is there; a form shows what is missing. */
function whereItIsMended({ path, text }: Finding): Finding {
  const [first, second, ...deeper] = path;
  if (first !== "read" || deeper.length > 0) return { path, text };
  if (second === "novelty") return { path: ["read", "mapDelta"], text };
  return second === "significance" ? { path: ["segments"], text } : { path, text };
}
