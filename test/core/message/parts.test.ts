import fc from "fast-check";
import { expect, it } from "vitest";
import type { Block, Message } from "../../../src/core/message/message.ts";
import { partOf } from "../../../src/core/message/parts.ts";
import { arbitraryMessage } from "../../samples/arbitrary-message.ts";

const message = (blocks: readonly Block[]): Message => ({
  summary: "s",
  title: "Title",
  tone: "plain",
  blocks,
  actions: [{ kind: "run", label: "Share", line: "x --share" }],
  audience: "asker",
  about: [],
});
const paragraph = (n: number): Block => ({ kind: "paragraph", text: "p".repeat(n) });
const lines = (said: Message) =>
  said.actions.flatMap((action) => (action.kind === "run" ? [`${action.label}: ${action.line}`] : []));

/** Blocks and what they hold, so that a list in two pieces equals the whole. */
const itemsOf = (blocks: readonly Block[]): readonly unknown[] =>
  blocks.flatMap((block): readonly unknown[] => {
    if (block.kind === "list") return block.items;
    if (block.kind === "facts") return block.facts;
    return block.kind === "table" ? block.rows : [block];
  });

it("leaves a message that has room as it is", () => {
  const short = message([paragraph(100)]);
  expect(partOf(short, 1, 1000, "x")).toBe(short);
});

it("deals a long one out, with buttons on and back, and headings with what they head", () => {
  const long = message([paragraph(600), paragraph(300), { kind: "heading", text: "Heading" }, paragraph(500)]);
  const first = partOf(long, 1, 1000, "x");
  const second = partOf(long, 2, 1000, "x");
  expect(first).toMatchObject({ title: "Title (1 of 2)", blocks: [paragraph(600), paragraph(300)] });
  expect(lines(first)).toEqual(["Read on: x --part 2", "Share: x --share"]);
  expect(second.blocks[0]).toEqual({ kind: "heading", text: "Heading" });
  expect(lines(second)).toEqual(["Back: x --part 1", "Share: x --share"]);
  expect(partOf(long, 9, 1000, "x")).toEqual(second);
});

it("parts a list that is too long for one, numbered through", () => {
  const items = Array.from({ length: 40 }, (_, i) => `Item ${i + 1} ${"x".repeat(80)}`);
  const long = message([{ kind: "list", numbered: true, items }]);
  const second = partOf(long, 2, 1000, "x").blocks[0];
  expect(second).toMatchObject({ kind: "list", numbered: true });
  if (second?.kind === "list") expect(second.items[0]).toContain(`Item ${second.start} `);
});

it("loses nothing, whatever the message", () => {
  fc.assert(
    fc.property(arbitraryMessage, fc.integer({ min: 200, max: 4000 }), (any, room) => {
      const of = /\((\d+) of (\d+)\)$/u.exec(partOf(any, 1, room, "x").title.slice(any.title.length));
      const parts = Array.from({ length: Number(of?.[2] ?? 1) }, (_, i) => partOf(any, i + 1, room, "x"));
      expect(itemsOf(parts.flatMap((part) => part.blocks))).toEqual(itemsOf(any.blocks));
    }),
    { numRuns: 200 },
  );
});
