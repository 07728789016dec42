import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block, Message, Text } from "../../src/core/message/message.ts";
import { spansOf } from "../../src/core/message/spans.ts";
import { smallMessage } from "../samples/arbitrary-message.ts";
import { SAMPLES } from "../samples/messages.ts";

/** A surface's renderer, with the words that a person would read on it. */
export interface RenderedSurface {
  readonly name: string;
  render(message: Message): unknown;
  /** What is readable, markup and layout taken away, runs of space as one. */
  read(wire: unknown): string;
}

const squeezed = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** Control characters and direction overrides never reach a reader; a link that poses as another address shows where it leads instead. */
const HIDDEN = /\p{C}/gu;
const POSING = /^https?:/;

const wordsOf = (text: Text): string[] =>
  spansOf(text)
    .flatMap((span) => {
      if (typeof span === "string") return [span];
      return span.kind === "date" || (span.kind === "link" && POSING.test(span.text)) ? [] : [span.text];
    })
    .map((words) => squeezed(words.replace(HIDDEN, "")))
    .filter(Boolean);

/** Every piece of text that a block must show. */
function said(block: Block): string[] {
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
    case "table":
      // Where a table does not fit, each row becomes a line that its first cell heads.
      return [...block.columns.slice(1).map(({ label }) => label), ...block.rows.flat().flatMap(wordsOf)].filter(
        Boolean,
      );
    case "score":
      return [block.vector, block.novelty.reason, block.significance.reason];
  }
}

/** What every renderer keeps, whatever the surface. */
export function rendererConformance(surface: RenderedSurface): void {
  describe(`the renderer for ${surface.name}`, () => {
    it.each(Object.entries(SAMPLES))("shows everything that a message of ordinary size says: %s", (name, message) => {
      // The longest sample is there to be cut.
      if (JSON.stringify(message).length > 8_000) return;
      const read = squeezed(surface.read(surface.render(message)));
      const loose = read.replace(/\s|\p{C}/gu, "");
      for (const text of [message.title, ...message.blocks.flatMap(said)])
        expect(loose, `${name}: ${text}`).toContain(squeezed(text).replace(/\s/gu, ""));
    });

    it("says how much it leaves out of a message that is too large", () => {
      const items = Array.from({ length: 5_000 }, (_, i) => `Item ${i}: ${"摩尔线程发布了新的训练加速卡。".repeat(3)}`);
      const large: Message = {
        ...(Object.values(SAMPLES)[0] as Message),
        blocks: [{ kind: "list", items }],
        actions: [],
      };
      const read = surface.read(surface.render(large));
      const shown = [...read.matchAll(/Item \d+/g)].length;
      if (shown < items.length) expect(squeezed(read)).toMatch(/\d[\d,]* more not shown here/);
      expect(shown).toBeGreaterThan(0);
    });

    it("is pure: the same message gives the same payload, and the message is left as it was", () => {
      fc.assert(
        fc.property(smallMessage, (message) => {
          const before = structuredClone(message);
          const first = JSON.stringify(surface.render(message));
          expect(JSON.stringify(surface.render(message))).toBe(first);
          expect(message).toEqual(before);
        }),
        { numRuns: 50 },
      );
    });
  });
}
