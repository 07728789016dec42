import { describe, expect, test } from "vitest";
import { renderTerminal } from "../../../src/adapters/terminal/render.ts";
import type { Message, Text } from "../../../src/core/message/message.ts";
import { ago, day, link } from "../../../src/core/message/spans.ts";
import { SAMPLES } from "../../samples/messages.ts";

const now = new Date("2026-06-14T09:00:00Z");
const plain = (message: Message, width: number): string => renderTerminal(message, { width, colour: false, now });

describe.each([40, 80, 120])("at %i columns", (width) => {
  test.each(Object.entries(SAMPLES))("%s", (_, message) => {
    expect(plain(message, width)).toMatchSnapshot();
  });
});

test.each(Object.entries(SAMPLES))("%s in colour, links live", (_, message) => {
  const text = renderTerminal(message, { width: 80, colour: true, now, hyperlinks: true });
  // Escapes are written out so that the snapshot can be read.
  expect(text.replaceAll("\u001b", "␛")).toMatchSnapshot();
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
const said = (text: Text, width = 80): string => plain(saying(text), width).replace("Title\n\n", "").trim();

test.each([
  ["2026-06-14T08:59:40Z", "just now"],
  ["2026-06-14T08:20:00Z", "40 minutes ago"],
  ["2026-06-14T06:00:00Z", "3 hours ago"],
  ["2026-06-13T08:00:00Z", "yesterday"],
  ["2026-06-12T08:00:00Z", "2 days ago"],
  ["2026-05-01T08:00:00Z", "1 May 2026"],
  ["2026-06-17T10:00:00Z", "in 3 days"],
])("%s is %s", (at, words) => {
  expect(said([ago(new Date(at))])).toBe(words);
});

test("a day is a date, and an impossible instant says so", () => {
  expect(said([day(new Date("2026-05-03T09:00:00Z")), ", ", day(new Date(Number.NaN))])).toBe(
    "3 May 2026, unknown date",
  );
});

test("a link that shows its address tells it once", () => {
  expect(said([link("https://c.example/a", "https://c.example/a")])).toBe("https://c.example/a");
});

test.each(["https://bank.example", "https：//bank.example", "www.bank.example"])(
  "a link whose text poses as %s shows where it goes, even where links are live",
  (label) => {
    const text = renderTerminal(saying([link(label, "https://evil.example")]), {
      width: 80,
      colour: true,
      now,
      hyperlinks: true,
    });
    expect(text).toContain("<https://evil.example>");
    expect(text).not.toContain("\u001b]8;");
  },
);

test("an address is never cut", () => {
  const url = `https://example.com/${"a".repeat(90)}`;
  expect(
    said(["See ", link("the filing", url), "."], 40)
      .split("\n")
      .map((line) => line.trim()),
  ).toEqual(["See the filing", `<${url}>`, "."]);
});

test("Chinese lines break anywhere but before closing and after opening marks, and short names stay whole", () => {
  const lines = said("据摩尔线程称，其产品支持从数据预处理到推理的全流程训练（包括预训练与强化学习）。", 22).split(
    "\n",
  );
  for (const line of lines) {
    expect(line.trim()).not.toMatch(/^[，。）]/u);
    expect(line.trim()).not.toMatch(/（$/u);
  }
  expect(said("Moore Threads, which is (摩尔线程)", 32)).toContain("(摩尔线程)");
});

test("a separator ends a line rather than beginning the next", () => {
  expect(said("Securities Times, a long name · N2 S2", 33)).toBe("Securities Times, a long name ·\n  N2 S2");
});

test("a table too wide for the screen becomes a block a row", () => {
  const columns = ["Player", "Country", "Segment", "Product"].map((label) => ({ label }));
  const rows = [["Moore Threads (摩尔线程)", "China", "Training accelerators", "MTT S5000"]];
  const text = plain({ ...saying(""), blocks: [{ kind: "table", columns, rows }] }, 30);
  expect(text).toMatchInlineSnapshot(`
    "Title

      Moore Threads (摩尔线程)
        Country  China
        Segment
          Training accelerators
        Product  MTT S5000
    "
  `);
});

test("long lines stay readable on a very wide screen, while a table may use all of it", () => {
  const text = plain(saying("word ".repeat(60)), 200);
  expect(Math.max(...text.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(100);
  const columns = ["A", "B"].map((label) => ({ label }));
  const wide = plain(
    { ...saying(""), blocks: [{ kind: "table", columns, rows: [["x".repeat(90), "y ".repeat(40)]] }] },
    200,
  );
  expect(Math.max(...wide.split("\n").map(({ length }) => length))).toBeGreaterThan(160);
});
