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

/** What keeps the text from being JSON; the first error alone, because the others mostly follow from it. */
export function jsonProblems(text: string): readonly FileProblem[] {
  if (text.trim() === "") return [{ line: 1, text: "The file is empty: write the record or delete the file." }];
  const errors: ParseError[] = [];
  parseTree(text, errors, STRICT);
  const [first] = errors;
  if (!first) return [{ line: 1, text: "This is no JSON: look for a stray control character." }];
  return [{ line: lineAt(text, first.offset), text: wording(printParseErrorCode(first.error)) }];
}

/** Keys that one object has twice; JSON keeps the last and drops the others without a word. */
export function repeatedKeys(text: string): readonly FileProblem[] {
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
