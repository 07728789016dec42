import type { Suggestion } from "../../core/amw.ts";
import { oneLine } from "../../core/message/visible.ts";
import { labelled } from "./layout.ts";
import { paint } from "./paint.ts";
import { plain, styled } from "./run.ts";

/** What Tab does to the line typed so far. */
type Completion =
  | { readonly kind: "none" }
  /** The line becomes this. */
  | { readonly kind: "replace"; readonly line: string }
  /** Several are possible; the reader chooses. */
  | { readonly kind: "list"; readonly suggestions: readonly Suggestion[] };

function commonStart([first = "", ...others]: readonly string[]): string {
  let length = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length--;
  // Never half of a surrogate pair.
  return first.slice(0, length).replace(/[\ud800-\udbff]$/, "");
}

/** A name typed in one script may complete to another, so a line is replaced as a whole, never by a shorter guess. */
export function completion(typed: string, suggestions: readonly Suggestion[]): Completion {
  const bare = typed.replace(/^\s*\/?amw\s+/i, "").trimStart();
  const [only, second] = suggestions;
  if (!only) return { kind: "none" };
  if (!second) return only.line === bare ? { kind: "none" } : { kind: "replace", line: only.line };
  const start = commonStart(suggestions.map(({ line }) => line));
  if (start.length > bare.length && start.startsWith(bare)) return { kind: "replace", line: start };
  return { kind: "list", suggestions };
}

/** The lines that can be meant, each beside what it stands for. */
export function suggestionText(suggestions: readonly Suggestion[], width: number, colour: boolean): string {
  const rows = suggestions.map(({ line, label }) => ({
    label: styled(oneLine(line), { bold: true }),
    value: [plain(oneLine(label))],
  }));
  return `${paint(labelled(rows, width), colour)}\n`;
}
