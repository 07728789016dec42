import { expect, test } from "vitest";
import { choices, choicesText } from "../../../src/adapters/terminal/choices.ts";
import type { Action } from "../../../src/core/message/message.ts";

const run = (label: string): Action => ({ kind: "run", label, line: label.toLowerCase() });
const numbers = (actions: readonly Action[]): string[] =>
  choices(actions).map(({ number, action }) => `${number} ${action.label}`);

test("choices count from one; addresses are not counted", () => {
  expect(numbers([run("Timeline"), { kind: "open", label: "Filing", url: "https://a.example" }, run("Share")])).toEqual(
    ["1 Timeline", "2 Share"],
  );
});

test("what opens an item has the item's number, whatever the page", () => {
  expect(numbers([run("Open 11"), run("Open 12"), run("Previous"), run("Next")])).toEqual([
    "11 Open 11",
    "12 Open 12",
    "13 Previous",
    "14 Next",
  ]);
});

test("no number is given twice", () => {
  expect(numbers([run("1"), run("1"), run("Related 2")])).toEqual(["1 1", "2 1", "3 Related 2"]);
});

test.each([
  [[], "The last answer has no choices."],
  [["Timeline"], "The last answer has one choice, 1."],
  [["Timeline", "Share"], "The last answer has choices 1 to 2."],
  [["Open 11", "Open 12", "Next"], "The last answer has choices 11 to 13."],
  [["Open 11", "Open 14", "Next"], "The last answer has choices 11, 14 and 15."],
])("of %j it says: %s", (labels, sentence) => {
  expect(choicesText(choices(labels.map(run)))).toBe(sentence);
});
