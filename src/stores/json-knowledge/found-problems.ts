import { join } from "node:path";
import type { FindingIn } from "../../core/knowledge/finding.ts";
import type { Problem } from "../../core/ports.ts";
import { readText } from "./folder.ts";
import { lineOf } from "./json-lines.ts";
import { type FOLDERS, pathOf } from "./record-kinds.ts";

/** The finding by file and line, as the file is now. */
export function placed(dir: string, { record, path, text }: FindingIn): Problem {
  const [kind, id] = record.split(":") as [keyof typeof FOLDERS, string];
  const file = pathOf(kind, id);
  return { file: join(dir, file), line: lineOf(textNow(dir, file), path), text };
}

function textNow(dir: string, file: string): string {
  try {
    return readText(dir, file) ?? "";
  } catch {
    // A file that cannot be read is a problem of its own; its record is in service all the same.
    return "";
  }
}
