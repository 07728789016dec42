import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { renderTerminal } from "../../../src/adapters/terminal/render.ts";
import type { Block, Message, Span, Text } from "../../../src/core/message/message.ts";
import { spansOf } from "../../../src/core/message/spans.ts";
import { visible } from "../../../src/core/message/visible.ts";
import { unreachable } from "../../../src/core/unreachable.ts";
import { smallMessage as message } from "../../samples/arbitrary-message.ts";

const now = new Date("2026-06-14T09:00:00Z");
const RUNS = { numRuns: 50 };
const width = fc.integer({ min: 20, max: 160 });

const ESC = "\u001b";
/** The escapes that the renderer itself may write: looks, and links to web addresses. */
const OWN_ESCAPES = new RegExp(String.raw`${ESC}\[[0-9;]*m|${ESC}\]8;;(?:https?://[\x21-\x7e]*)?${ESC}\\`, "g");
const withoutOwnEscapes = (text: string): string => text.replaceAll(OWN_ESCAPES, "");

/** What is compared: line breaks, indents and gaps are the layout's own. */
const squeezed = (text: string): string => visible(text).replaceAll(/\s+/gu, "");

const wordsOfSpan = (span: Span): string[] => {
  if (typeof span === "string") return [span];
  return span.kind === "date" ? [] : [span.text];
};
const wordsOf = (text: Text): string[] => spansOf(text).flatMap(wordsOfSpan);

/** Everything that a reader must be able to read, but for tables, whose lines interleave. */
function wordsOfBlock(block: Block): string[] {
  switch (block.kind) {
    case "heading":
      return [block.text];
    case "paragraph":
    case "caution":
    case "note":
      return wordsOf(block.text);
    case "facts":
      return block.facts.flatMap(({ label, value }) => [label, ...wordsOf(value)]);
    case "list":
      return block.items.flatMap(wordsOf);
    case "score":
      return [block.novelty.reason, block.significance.reason, block.vector];
    case "table":
      return [];
    default:
      return unreachable(block);
  }
}

const wordsOfMessage = ({ title, blocks, actions }: Message): string[] => [
  title,
  ...blocks.flatMap(wordsOfBlock),
  // A terminal has no forms.
  ...actions.flatMap((action) =>
    action.kind === "form" ? [] : [action.label, ...(action.kind === "run" ? [action.line] : [])],
  ),
];

test("no line is wider than the screen, but for one address that must stay whole", () => {
  fc.assert(
    fc.property(message, width, (said, columns) => {
      for (const line of renderTerminal(said, { width: columns, colour: false, now }).split("\n")) {
        if (stringWidth(line) <= columns) continue;
        const alone = line.trim().replace(/^(?:[•!]|\d+\.) /u, "");
        expect(alone).toMatch(/^\S+$/u);
        expect(alone).toMatch(/:/);
      }
    }),
    RUNS,
  );
});

test("every word is there", () => {
  fc.assert(
    fc.property(message, width, fc.boolean(), (said, columns, colour) => {
      const shown = squeezed(withoutOwnEscapes(renderTerminal(said, { width: columns, colour, now })));
      for (const words of wordsOfMessage(said)) expect(shown.includes(squeezed(words)), words).toBe(true);
    }),
    RUNS,
  );
});

const lettersOf = (text: string): Map<string, number> => {
  const letters = new Map<string, number>();
  for (const letter of squeezed(text)) letters.set(letter, (letters.get(letter) ?? 0) + 1);
  return letters;
};

test("every letter of a table is there", () => {
  const table = message.map((any) => ({ ...any, blocks: any.blocks.filter(({ kind }) => kind === "table") }));
  fc.assert(
    fc.property(table, width, (said, columns) => {
      const shown = lettersOf(renderTerminal(said, { width: columns, colour: false, now }));
      const cells = said.blocks.flatMap((block) =>
        block.kind === "table" ? block.rows.flatMap((row) => row.slice(0, block.columns.length).flatMap(wordsOf)) : [],
      );
      for (const [letter, times] of lettersOf(cells.join("")))
        expect(shown.get(letter) ?? 0).toBeGreaterThanOrEqual(times);
    }),
    RUNS,
  );
});

test("nothing in the data drives the terminal", () => {
  fc.assert(
    fc.property(message, width, fc.boolean(), (said, columns, colour) => {
      const text = renderTerminal(said, { width: columns, colour, now, hyperlinks: colour });
      const rest = colour ? withoutOwnEscapes(text) : text;
      expect(rest.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Cs}]/u);
    }),
    RUNS,
  );
});

test("colour changes the look alone", () => {
  fc.assert(
    fc.property(message, width, (said, columns) => {
      const plain = renderTerminal(said, { width: columns, colour: false, now });
      expect(withoutOwnEscapes(renderTerminal(said, { width: columns, colour: true, now }))).toBe(plain);
    }),
    RUNS,
  );
});
