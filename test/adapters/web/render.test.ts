import fc from "fast-check";
import { expect, test } from "vitest";
import { renderHtml } from "../../../src/adapters/web/render.ts";
import type { Block, Message, Text } from "../../../src/core/message/message.ts";
import { link } from "../../../src/core/message/spans.ts";
import { visible } from "../../../src/core/message/visible.ts";
import { arbitraryMessage } from "../../samples/arbitrary-message.ts";
import { SAMPLES } from "../../samples/messages.ts";
import { readHtml } from "./html-tags.ts";

test.each(Object.entries(SAMPLES))("%s", (_, message) => {
  const html = renderHtml(message);
  readHtml(html);
  expect(html).toMatchSnapshot();
});

const saying = (text: Text): Message => ({
  summary: "",
  title: "Title",
  tone: "plain",
  blocks: [{ kind: "paragraph", text }],
  actions: [],
  audience: "asker",
  about: [],
});

test.each([
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "&lt;b&gt;",
  "</article><h1>x",
  "<!--",
  "'\"`",
])("%s is read as it stands", (text) => {
  const hostile: Message = {
    ...saying([{ kind: "code", text }, link(text, `https://a.example/?q=${text}`)]),
    title: text,
    actions: [{ kind: "run", label: text, line: text }],
  };
  const page = readHtml(renderHtml(hostile));
  expect(page.text.split(text)).toHaveLength(5);
  expect(page.tags.find(({ name }) => name === "button")?.attributes["data-line"]).toBe(text);
});

test.each([
  "javascript:alert(1)",
  "data:text/html,x",
  "//evil.example",
  "",
  "JaVaScRiPt:alert(1)",
  "file:///etc/passwd",
  "https://bank.example@evil.example",
])("%s is no link", (url) => {
  const html = renderHtml({ ...saying([link("here", url)]), actions: [{ kind: "open", label: "Open", url }] });
  expect(readHtml(html).tags.map(({ name }) => name)).not.toContain("a");
  expect(html).toContain("here");
  expect(html).toContain("Open");
});

test("a link whose text poses as another address shows where it goes", () => {
  const { text } = readHtml(renderHtml(saying([link("https://bank.example", "https://evil.example")])));
  expect(text).toContain("https://bank.example (https://evil.example/)");
});

test("an address as its own text stands once", () => {
  const { text } = readHtml(renderHtml(saying([link("https://a.example/x", "https://a.example/x")])));
  expect(text.split("https://a.example/x")).toHaveLength(2);
});

const textOf = (text: Text): string[] =>
  (typeof text === "string" ? [text] : text).flatMap((span) => {
    if (typeof span === "string") return [span];
    return span.kind === "date" ? [] : [span.text];
  });
const textsOf = (block: Block): string[] => {
  switch (block.kind) {
    case "facts":
      return block.facts.flatMap(({ label, value }) => [label, ...textOf(value)]);
    case "list":
      return block.items.flatMap(textOf);
    case "table":
      return [
        ...block.columns.map(({ label }) => label),
        ...block.rows.flatMap((row) => row.slice(0, block.columns.length).flatMap(textOf)),
      ];
    case "score":
      return [block.novelty.reason, block.significance.reason, block.vector];
    case "heading":
    case "paragraph":
    case "caution":
    case "note":
      return textOf(block.text);
  }
};
const squeezed = (text: string): string => visible(text).replaceAll(/\s+/gu, "");

const FEW = 8;
// The hugest messages would only take time.
const message = arbitraryMessage.map((any) => ({ ...any, blocks: any.blocks.slice(0, FEW) }));

test("whatever is said is well-formed, whole and inert", () => {
  fc.assert(
    fc.property(message, (said) => {
      const { tags, text } = readHtml(renderHtml(said));
      const read = squeezed(text);
      for (const words of [said.title, ...said.blocks.flatMap(textsOf), ...said.actions.map(({ label }) => label)]) {
        if (!read.includes(squeezed(words))) expect.fail(`Missing: ${words}`);
      }
      for (const { attributes } of tags) {
        if (attributes.href !== undefined) expect(attributes.href).toMatch(/^https?:\/\//);
      }
    }),
    { numRuns: 50 },
  );
});
