import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { FileProblem } from "./read-record.ts";

const STRICT = { disallowComments: true, allowTrailingComma: false } as const;

/** 1-based. */
const lineAt = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;

/** The line of the value at the path; of the nearest value around it where the path ends in something missing. */
export function lineOf(text: string, path: readonly PropertyKey[]): number {
  const root = parseTree(text, [], STRICT);
  if (!root) return 1;
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(
      root,
      path.slice(0, length).map((key) => (typeof key === "number" ? key : String(key))),
    );
    if (node) return lineAt(text, node.parent?.type === "property" ? node.parent.offset : node.offset);
  }
  return lineAt(text, root.offset);
}

/** Bytes that are no UTF-8 are read as U+FFFD. */
const NO_CHARACTER = "\uFFFD";
const NOT_UTF8 = "The file is in another encoding: save the file as UTF-8.";
const CURLY_QUOTE = /[“”„‟«»‘’＂]/;
const CURLY = "Curly quotes hold no text in JSON: use straight double quotes.";

/** A file in another encoding can be JSON all the same, with its letters lost. */
export function encodingProblems(text: string): readonly FileProblem[] {
  const offset = text.indexOf(NO_CHARACTER);
  return offset < 0 ? [] : [{ line: lineAt(text, offset), text: NOT_UTF8 }];
}

/** What keeps the text from being JSON; the first error alone, because the others mostly follow from it. */
export function jsonProblems(text: string): readonly FileProblem[] {
  if (text.trim() === "") return [{ line: 1, text: "The file is empty: write the record or delete the file." }];
  if (text.includes("\0")) return [{ line: 1, text: NOT_UTF8 }];
  const errors: ParseError[] = [];
  parseTree(text, errors, STRICT);
  const [first] = errors;
  if (!first) return [{ line: 1, text: "This is no JSON: look for a stray control character." }];
  const curly = CURLY_QUOTE.test(text.slice(first.offset, first.offset + first.length));
  return [{ line: lineAt(text, first.offset), text: curly ? CURLY : wording(printParseErrorCode(first.error)) }];
}

/** Every text in the file, with its colon where it is a key. */
const TEXT = /"(?:[^"\\]|\\.)*"(\s*:)?/g;
function keysWritten(text: string): number {
  let keys = 0;
  for (const [, colon] of text.matchAll(TEXT)) if (colon !== undefined) keys++;
  return keys;
}

function keysIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const inside = Object.values(value).reduce<number>((keys, one) => keys + keysIn(one), 0);
  return Array.isArray(value) ? inside : inside + Object.keys(value).length;
}

/** Keys that one object has twice, in the text and what JSON made of it; JSON keeps the last and drops the others without a word. */
export function repeatedKeys(text: string, raw: unknown): readonly FileProblem[] {
  if (keysWritten(text) === keysIn(raw)) return [];
  const problems: FileProblem[] = [];
  const visit = (node: Node): void => {
    const seen = new Set<string>();
    for (const child of node.children ?? []) {
      const key: unknown = child.type === "property" ? child.children?.[0]?.value : undefined;
      if (typeof key === "string") {
        if (seen.has(key))
          problems.push({ line: lineAt(text, child.offset), text: `\`${key}\` is here twice: keep one of them.` });
        seen.add(key);
      }
      visit(child);
    }
  };
  const root = parseTree(text, [], STRICT);
  if (root) visit(root);
  return problems;
}

function wording(code: string): string {
  switch (code) {
    case "CommaExpected":
      return "A comma is missing here: put one after the value before.";
    case "ColonExpected":
      return 'A colon is missing after the key: write `"key": value`.';
    case "PropertyNameExpected":
      return "A key in double quotes belongs here: look for a comma too many.";
    case "ValueExpected":
      return "A value belongs here: look for a comma too many or a missing value.";
    case "CloseBraceExpected":
      return "The file ends before its last `}`: close what is open.";
    case "CloseBracketExpected":
      return "A list is not closed: write the missing `]`.";
    case "EndOfFileExpected":
      return "There is text after the record's end: delete it.";
    case "InvalidCommentToken":
      return "JSON knows no comments: delete it, or keep the thought in a `note` key.";
    case "UnexpectedEndOfString":
      return "A text is not closed: write the missing double quote.";
    case "InvalidEscapeCharacter":
    case "InvalidUnicode":
      return "A backslash here starts no escape that JSON knows: write `\\\\` for a backslash.";
    case "InvalidCharacter":
      return "A text holds a raw tab or line break: write `\\t` or `\\n` instead.";
    case "InvalidSymbol":
      return "This word is no JSON value: put texts into double quotes.";
    case "InvalidNumberFormat":
      return "This is no number that JSON knows: write digits with one point at the most.";
    default:
      return "This is no JSON: check the quotes, commas and brackets here.";
  }
}
