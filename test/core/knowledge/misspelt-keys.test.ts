import { expect, test } from "vitest";
import { misspeltKeys } from "../../../src/core/knowledge/misspelt-keys.ts";

const SCHEMA = {
  properties: {
    summary: {},
    nativeName: {},
    name: {},
    tags: { items: { properties: { label: {} } } },
    who: { anyOf: [{ properties: { player: {} } }, { properties: { person: {} } }] },
  },
};
const found = (value: unknown) => misspeltKeys(SCHEMA, value).map(({ path, text }) => `${path.join(".")}: ${text}`);

test.each([
  [{ summry: "x" }, ["summry: `summry` is no key that AMW reads: did you mean `summary`?"]],
  [{ native_name: "x" }, ["native_name: `native_name` is no key that AMW reads: did you mean `nativeName`?"]],
  [{ nmae: "x" }, ["nmae: `nmae` is no key that AMW reads: did you mean `name`?"]],
  [
    { tags: [{ label: "a" }, { lable: "b" }] },
    ["tags.1.lable: `lable` is no key that AMW reads: did you mean `label`?"],
  ],
  [{ who: { plaier: "x" } }, ["who.plaier: `plaier` is no key that AMW reads: did you mean `player`?"]],
])("%j is misspelt", (value, expected) => {
  expect(found(value)).toEqual(expected);
});

test.each<[unknown]>([
  [{ summary: "x", summry: "also there, so it is meant" }],
  [{ internalNote: "an own key" }],
  [{ who: { player: "x", person: "y" } }],
  [{ constructor: "x", __proto__: { summry: 1 } }],
  [["no object"]],
  [null],
])("%j is fine", (value) => {
  expect(found(value)).toEqual([]);
});
