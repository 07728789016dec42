import { expect, test, vi } from "vitest";
import { namesInText } from "../../../../src/core/curating/suggesting/names-in-text.ts";
import { figuresIn } from "../../../../src/core/curating/suggesting/sentences.ts";
import { suggestFrom } from "../../../../src/core/curating/suggesting/suggest.ts";
import type { Knowledge } from "../../../../src/core/knowledge/knowledge.ts";
import type { NameIndex } from "../../../../src/core/lookup/name-index.ts";
import { knowledgeOf, namesIn, recordsIn } from "../../../samples/knowledge-of.ts";
import { STARTER_KNOWLEDGE } from "../../../samples/knowledge-store.ts";

const records = recordsIn(STARTER_KNOWLEDGE);
const knowledge = knowledgeOf(records, namesIn(records));

/** How often the index of names is asked while a text is read. */
function asked(read: (counted: Knowledge) => unknown): number {
  let count = 0;
  const counting =
    <T>(ask: (key: string) => T) =>
    (key: string): T => {
      count++;
      return ask(key);
    };
  const names: NameIndex = {
    exact: counting((key) => knowledge.names.exact(key)),
    begins: counting((key) => knowledge.names.begins(key)),
    prefix: (key, limit) => knowledge.names.prefix(key, limit),
    near: (key, limit, within) => knowledge.names.near(key, limit, within),
    size: knowledge.names.size,
  };
  read(new Proxy(knowledge, { get: (of, name) => (name === "names" ? names : Reflect.get(of, name, of)) }));
  return count;
}

test.each(["摩尔线程发布", "一", "华", "国产芯片", "lorem ipsum ", "a"])(
  "a page of nothing but “%s” asks for no more than two names a character",
  (part) => {
    const text = part.repeat(8000 / part.length);
    expect(asked((counted) => namesInText(text, counted))).toBeLessThanOrEqual(2 * text.length);
  },
);

test("a long page costs no more than the part of it that is read, however long its title", () => {
  const page = (length: number) => ({
    url: "https://a.example/1",
    canonical: "https://a.example/1",
    title: "摩尔线程".repeat(length),
    publisher: "华为".repeat(length),
    published: undefined,
    text: "摩尔线程发布".repeat(length),
    language: "zh",
  });
  const [long, longer] = [2000, 20_000].map((length) => asked((counted) => suggestFrom(page(length), counted)));
  expect(longer).toBe(long);
});

test("a name is found where the page is one run of Chinese", () => {
  expect(namesInText("摩尔线程发布".repeat(1000), knowledge)).toMatchObject([
    { id: "player:moore-threads", at: 0, count: 1000 },
  ]);
});

test("an endless word is never looked at for figures", () => {
  const replace = vi.spyOn(String.prototype, "replace");
  const figures = figuresIn(`${"a".repeat(2000)}7. It has 27B parameters.`);
  const lengths = replace.mock.contexts.map(String).map(({ length }) => length);
  replace.mockRestore();
  expect(figures).toEqual(["It has 27B parameters."]);
  expect(Math.max(...lengths)).toBeLessThan(100);
});
