import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutToFit as fitMessage } from "../../../src/core/message/fit.ts";
import type { Block, Message, Text } from "../../../src/core/message/message.ts";
import { plainSpans, plainText } from "../../../src/core/message/plain.ts";
import { joined, link, spansOf } from "../../../src/core/message/spans.ts";
import { arbitraryMessage } from "../../samples/arbitrary-message.ts";
import { SAMPLES } from "../../samples/messages.ts";

const message = (blocks: readonly Block[], actions: Message["actions"] = []): Message => ({
  summary: "",
  title: "T",
  tone: "plain",
  blocks,
  actions,
  audience: "asker",
  about: [],
});
const size = (m: Message): number => plainText(m).length + m.actions.reduce((sum, { label }) => sum + label.length, 0);
const within =
  (max: number) =>
  (m: Message): boolean =>
    size(m) <= max;
const cutNote = (m: Message): string | undefined => {
  const last = m.blocks.at(-1);
  return last?.kind === "note" && typeof last.text === "string" ? last.text : undefined;
};

/** How many parts the note says are missing. */
const toldMissing = (m: Message): number => {
  const [, named, total, unnamed] =
    /^(?:(Not shown here: .*?)(?:; (\d+) parts in all)?\.|(\d+) more not shown here\.)$/s.exec(cutNote(m) ?? "") ?? [];
  return Number(unnamed ?? total ?? (named === undefined ? Number.NaN : 1));
};

/** Everything a message shows, one entry a unit, in order; headings marked, since only lone ones count. */
function shown(m: Message): unknown[] {
  const lastContent = m.blocks.findLastIndex(({ kind }) => kind !== "heading");
  return [
    ...m.blocks.flatMap((block, i): unknown[] => {
      if (block.kind === "heading") return i < lastContent ? [] : [block];
      const parts = block.kind === "list" ? block.items : block.kind === "table" ? block.rows : undefined;
      const units = parts ?? (block.kind === "facts" ? block.facts : [block]);
      return units.length > 0 ? [...units] : [block];
    }),
    ...m.actions,
  ];
}
const isSubsequence = (some: readonly unknown[], all: readonly unknown[]): boolean => {
  let at = 0;
  for (const one of all) if (at < some.length && sameOrEmptied(some[at], one)) at += 1;
  return at === some.length;
};
const sameOrEmptied = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

describe("fit", () => {
  test("leaves alone what fits", () => {
    fc.assert(
      fc.property(arbitraryMessage, (m) => {
        expect(fitMessage(m, () => true)).toBe(m);
      }),
      { numRuns: 50 },
    );
  });

  test("always ends with something that fits, or with the title alone", () => {
    fc.assert(
      fc.property(arbitraryMessage, fc.nat({ max: 6000 }), (m, max) => {
        const cut = fitMessage(m, within(max));
        if (!within(max)(cut)) expect({ ...cut, title: "" }).toEqual({ ...m, title: "", blocks: [], actions: [] });
      }),
      { numRuns: 100 },
    );
  });

  test("keeps the order and counts what is missing", () => {
    fc.assert(
      fc.property(arbitraryMessage, fc.nat({ max: 6000 }), (m, max) => {
        const cut = fitMessage(m, within(max));
        if (cut === m || cut.blocks.length === 0) return;
        const kept = shown({ ...cut, blocks: cut.blocks.slice(0, -1) });
        expect(toldMissing(cut)).toBe(shown(m).length - kept.length);
        expect(isSubsequence(kept, shown(m))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test("no heading is left with nothing under it", () => {
    fc.assert(
      fc.property(arbitraryMessage, fc.nat({ max: 3000 }), (m, max) => {
        const cut = fitMessage(m, within(max));
        if (cut === m || cut.blocks.length === 0 || cut.actions.length < m.actions.length) return;
        const before = m.blocks.findLast(({ kind }) => kind !== "heading");
        const last = cut.blocks.at(-2);
        if (before && last?.kind === "heading") expect(m.blocks.slice(m.blocks.indexOf(before))).toContain(last);
      }),
      { numRuns: 100 },
    );
  });

  test("cuts list items, rows and facts from the end before scores, cautions and notes", () => {
    const long = message([
      { kind: "caution", text: "careful" },
      { kind: "heading", text: "Items" },
      { kind: "list", items: ["one", "two", "three", `four ${"x".repeat(50)}`] },
      { kind: "heading", text: "Rows" },
      { kind: "table", columns: [{ label: "c" }], rows: [["r1"], ["r2"]] },
      { kind: "note", text: "source" },
    ]);
    expect(fitMessage(long, within(100)).blocks).toEqual([
      { kind: "caution", text: "careful" },
      { kind: "heading", text: "Items" },
      { kind: "list", items: ["one", "two", "three"] },
      { kind: "note", text: "source" },
      { kind: "note", text: "Not shown here: Rows; 3 parts in all." },
    ]);
  });

  test("keeps headings that stand over other headings with what they lead to", () => {
    const long = message([
      { kind: "heading", text: "A" },
      { kind: "heading", text: "B" },
      { kind: "list", items: ["one", "two ".repeat(50)] },
      { kind: "heading", text: "C" },
      { kind: "paragraph", text: "last" },
    ]);
    expect(fitMessage(long, within(60)).blocks.map((block) => ("text" in block ? block.text : block.kind))).toEqual([
      "A",
      "B",
      "list",
      "Not shown here: C; 2 parts in all.",
    ]);
  });

  test("names the headings that are missing, the first six, each kept short", () => {
    const parts = Array.from({ length: 9 }, (_, i): Block[] => [
      { kind: "heading", text: i === 1 ? `Part 1 ${"x".repeat(99)}` : `Part ${i}` },
      { kind: "paragraph", text: "p".repeat(200) },
    ]).flat();
    expect(cutNote(fitMessage(message(parts), within(500)))).toBe(
      `Not shown here: Part 1 ${"x".repeat(52)}…, Part 2, Part 3, Part 4, Part 5, Part 6 and others; 8 parts in all.`,
    );
    expect(cutNote(fitMessage(message(parts.slice(0, 4)), within(300)))).toMatch(/^Not shown here: Part 1 x+…\.$/);
  });

  const source = (n: number): Text => [link(`Publisher ${n}`, `https://example.com/${n}`), " (2026, B3)"];
  const sources = (count: number): Block => ({
    kind: "note",
    text: [
      "Sources: ",
      ...spansOf(
        joined(
          Array.from({ length: count }, (_, i) => source(i + 1)),
          " · ",
        ),
      ),
    ],
  });

  test("shortens lists of sources before anything else goes, no more than it must", () => {
    const long = message([{ kind: "paragraph", text: "body" }, sources(10)]);
    const cut = fitMessage(long, within(265));
    expect(plainText(cut)).toBe(
      `T\n\nbody\n\nSources: ${[1, 2, 3, 4].map((n) => plainSpans(source(n))).join(" · ")} and 6 more sources`,
    );
    expect(plainText(fitMessage(long, within(size(long) - 1)))).toContain("(2026, B3) and 1 more source");
    expect(plainText(fitMessage(message([sources(3)]), within(130)))).toMatch(/ · Publisher 2 .* and 1 more source$/);
  });

  test("keeps two sources when all else is cut, and leaves other notes as they are", () => {
    const other: Block = { kind: "note", text: "one · two · three · four" };
    const cut = fitMessage(
      message([{ kind: "heading", text: "Long" }, { kind: "paragraph", text: "p".repeat(999) }, sources(6), other]),
      within(250),
    );
    expect(cut.blocks.map((block) => ("text" in block ? plainSpans(block.text) : ""))).toEqual([
      `Sources: ${plainSpans(source(1))} · ${plainSpans(source(2))} and 4 more sources`,
      "one · two · three · four",
      "Not shown here: Long.",
    ]);
  });

  test.each([0, 1, 2, 3, 7, 8, 9])("keeps all that fits: %i of 10", (most) => {
    const items = Array.from({ length: 10 }, (_, i) => `${i}`);
    const shownItems = ({ blocks }: Message) => blocks.flatMap((block) => (block.kind === "list" ? block.items : []));
    const cut = fitMessage(message([{ kind: "list", items }]), (m) => shownItems(m).length <= most);
    expect(shownItems(cut)).toEqual(items.slice(0, most));
    expect(cutNote(cut)).toBe(`${10 - most} more not shown here.`);
  });

  test("buttons go last", () => {
    const long = message(
      [{ kind: "caution", text: "x".repeat(100) }],
      [
        { kind: "run", label: "One", line: "one" },
        { kind: "run", label: "y".repeat(100), line: "two" },
      ],
    );
    const cut = fitMessage(long, within(60));
    expect(cut.actions).toEqual(long.actions.slice(0, 1));
    expect(cutNote(cut)).toBe("2 more not shown here.");
  });

  test("the title alone when nothing else fits", () => {
    const cut = fitMessage(SAMPLES.announcement ?? message([]), () => false);
    expect(cut.blocks).toEqual([]);
    expect(cut.actions).toEqual([]);
  });
});
