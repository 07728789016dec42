import { describe, expect, test } from "vitest";
import { kept, Modal, stateOf } from "./modals.ts";

const text = (value: string) => ({ type: "plain_text", text: value });
const option = (value: string) => ({ text: text(value), value });
const options = (count: number) => Array.from({ length: count }, (_, i) => option(`o${i}`));
const modal = (...elements: readonly Readonly<Record<string, unknown>>[]) => ({
  type: "modal",
  title: text("T"),
  submit: text("Go"),
  private_metadata: "",
  blocks: elements.map((element, i) => ({
    type: "input",
    block_id: `b${i}`,
    label: text("L"),
    element: { action_id: "a", ...element },
  })),
});

describe("Slack refuses a modal with", () => {
  test.each<[string, Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]>([
    ["eleven checkboxes", { type: "checkboxes", options: options(11) }, { type: "checkboxes", options: options(10) }],
    [
      "a hundred and one choices",
      { type: "multi_static_select", options: options(101) },
      { type: "multi_static_select", options: options(100) },
    ],
    [
      "a first choice that is not offered",
      { type: "checkboxes", options: options(2), initial_options: [option("x")] },
      { type: "checkboxes", options: options(2), initial_options: [option("o1")] },
    ],
    [
      "an empty list of first choices",
      { type: "multi_external_select", initial_options: [] },
      { type: "multi_external_select", initial_options: [option("x")] },
    ],
    [
      "a time that is none",
      { type: "timepicker", initial_time: "24:00" },
      { type: "timepicker", initial_time: "23:59" },
    ],
    [
      "a value of 151 characters",
      { type: "external_select", initial_option: { text: text("x"), value: "x".repeat(151) } },
      { type: "external_select", initial_option: { text: text("x"), value: "x".repeat(150) } },
    ],
  ])("%s", (_, wrong, right) => {
    expect(Modal.safeParse(modal(right)).success).toBe(true);
    expect(Modal.safeParse(modal(wrong)).success).toBe(false);
  });
});

const three = Modal.parse(
  modal(
    { type: "checkboxes", options: options(3), initial_options: [option("o0")] },
    { type: "external_select" },
    { type: "timepicker", initial_time: "09:00" },
  ),
);

test("inputs hold what they began with until somebody changes them, as Slack writes it down", () => {
  const offered = new Map([["x", { text: { type: "plain_text" as const, text: "X" }, value: "x" }]]);
  expect(stateOf({ modal: three, offered }, {}).values).toMatchObject({
    b0: { a: { selected_options: [option("o0")] } },
    b1: { a: { selected_option: null } },
    b2: { a: { selected_time: "09:00" } },
  });
  expect(stateOf({ modal: three, offered }, { b0: "o1,o2", b1: "x", b2: "10:15" }).values).toMatchObject({
    b0: { a: { selected_options: [option("o1"), option("o2")] } },
    b1: { a: { selected_option: { value: "x" } } },
    b2: { a: { selected_time: "10:15" } },
  });
  expect(() => stateOf({ modal: three, offered: new Map() }, { b1: "x" })).toThrow("x is no choice of b1");
});

test("what is filled in stays where the same input stays, and only there", () => {
  const filled = { b0: "o1", b1: "x", b2: "10:15" };
  expect(kept(three, three, filled)).toEqual(filled);
  const other = Modal.parse(modal({ type: "plain_text_input" }, { type: "external_select" }));
  expect(kept(three, other, filled)).toEqual({ b1: "x" });
});
