import type { z } from "zod";
import { unreachable } from "../../core/unreachable.ts";
import { issueText } from "./issue-text.ts";
import { encodingProblems, jsonProblems, lineOf } from "./json-lines.ts";
import { type ParsedRecord, pathOf, type RecordFile, SCHEMAS } from "./record-kinds.ts";

/** Something wrong at a line of one file; `syntax` when the file is no JSON at all, as while it is being written. */
export interface FileProblem {
  readonly line: number;
  readonly text: string;
}

type Reading =
  | { readonly outcome: "read"; readonly parsed: ParsedRecord }
  | { readonly outcome: "no JSON" | "not valid"; readonly problems: readonly FileProblem[] }
  /** A sound record whose file should be called `path`. */
  | { readonly outcome: "misnamed"; readonly path: string; readonly problems: readonly FileProblem[] };

/** Text of a file to its record, or to what is wrong with it. */
export function readRecord(file: RecordFile, text: string): Reading {
  let raw: unknown;
  try {
    raw = JSON.parse(withoutMark(text));
  } catch {
    const garbled = encodingProblems(text);
    return { outcome: "no JSON", problems: garbled.length > 0 ? garbled : jsonProblems(text) };
  }
  const garbled = encodingProblems(text);
  if (garbled.length > 0) return { outcome: "no JSON", problems: garbled };
  const parsed = parse(file, raw);
  if ("issues" in parsed) {
    const problems = parsed.issues.map((issue) => ({ line: lineOf(text, issue.path), text: issueText(issue, raw) }));
    return { outcome: "not valid", problems };
  }
  if (parsed.kind !== "rubric" && parsed.record.id !== file.id) {
    const { id } = parsed.record;
    const problem = `The file is called ${file.id}.json but its \`id\` is "${id}": make the two agree.`;
    return {
      outcome: "misnamed",
      path: pathOf(parsed.kind, id),
      problems: [{ line: lineOf(text, ["id"]), text: problem }],
    };
  }
  return { outcome: "read", parsed };
}

/** Some editors on Windows put a byte order mark first. */
export const withoutMark = (text: string): string => (text.startsWith("\uFEFF") ? text.slice(1) : text);

type Issues = { readonly issues: readonly z.core.$ZodIssue[] };

function parse({ kind }: RecordFile, raw: unknown): ParsedRecord | Issues {
  switch (kind) {
    case "player":
      return checked(SCHEMAS.player.safeParse(raw), (record) => ({ kind, record }));
    case "segment":
      return checked(SCHEMAS.segment.safeParse(raw), (record) => ({ kind, record }));
    case "announcement":
      return checked(SCHEMAS.announcement.safeParse(raw), (record) => ({ kind, record }));
    case "rubric":
      return checked(SCHEMAS.rubric.safeParse(raw), (record) => ({ kind, record }));
    default:
      return unreachable(kind);
  }
}

const checked = <T>(result: z.ZodSafeParseResult<T>, wrap: (record: T) => ParsedRecord): ParsedRecord | Issues =>
  result.success ? wrap(result.data) : { issues: result.error.issues };
