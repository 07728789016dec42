import type { Context } from "../command/declare.ts";
import { kindOf, type RecordId, recordId, slugOf } from "../knowledge/slug.ts";

/** What feedback is about: a record, or the line that was asked, and the knowledge's version that was shown. */
interface Subject {
  readonly record: RecordId | undefined;
  readonly line: string;
  readonly version: string;
}

const VERSION = /^[0-9a-f]{8}$/;

/** As the buttons under an answer say it, `2026-06-musacoder 3f9a1c2d`; without a version, the one that holds now. */
export function subjectOf(words: readonly string[], { knowledge }: Pick<Context, "knowledge">): Subject {
  const last = words.at(-1) ?? "";
  const says = words.length > 1 && VERSION.test(last);
  const line = (says ? words.slice(0, -1) : words).join(" ");
  return { record: known(line, knowledge), line, version: says ? last : knowledge.revision.slice(0, 8) };
}

function known(text: string, knowledge: Context["knowledge"]): RecordId | undefined {
  if (knowledge.head(text)) return recordId("announcement", text);
  const slug = slugOf(text as RecordId);
  const tables = { player: knowledge.players, product: knowledge.products, segment: knowledge.segments };
  const kind = kindOf(text as RecordId);
  return kind !== "announcement" && Object.hasOwn(tables, kind) && tables[kind].has(slug)
    ? recordId(kind, slug)
    : undefined;
}
