import { expect, test, vi } from "vitest";
import type { Amw } from "../../../src/core/amw.ts";
import type { Field } from "../../../src/core/command/form.ts";
import { inputsOf, labelled } from "../../fakes/slack/modals.ts";
import { connected } from "./front-end.ts";
import { page, refused, titleOf } from "./sample-messages.ts";

const field = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  label: `The ${name}`,
  help: `Help on ${name}`,
  kind: "text",
  choices: [],
  suggest: undefined,
  required: false,
  example: "huawei",
  value: "",
  lead: `timeline --${name} `,
  ...more,
});
const FIELDS = [
  field("subject", { required: true, value: "huawei" }),
  field("since", { kind: "date", example: "2026-06" }),
  field("status", { kind: "choice", choices: ["open", "disputed"], value: "open" }),
];
const product: Partial<Amw> = {
  form: async (line) => (line === "about" ? undefined : { command: "timeline", title: "Timeline", fields: FIELDS }),
  filled: async (command, { subject = "", since = "", status = "" }) =>
    since === "yesterday"
      ? { typed: "", problems: { since: "Write a date, for example 2026-06." } }
      : {
          line: [command, subject, since && `--since ${since}`, status && `--status ${status}`]
            .filter(Boolean)
            .join(" "),
        },
};
const open = async (answer: Parameters<typeof connected>[0] = ({ line }) => page(line), config = {}) => {
  const all = await connected(answer, config, product);
  const first = await all.slack.say("/amw timeline huawei");
  return { ...all, filter: labelled(first.blocks, "Filter") };
};

test("Filter opens a form of the command, filled with what the line says", async () => {
  const { slack, filter } = await open();
  const { shown } = await slack.openModal(filter);
  expect(shown.modal.title.text).toBe("Timeline");
  expect(inputsOf(shown.modal)).toMatchObject([
    { block_id: "subject", optional: false, element: { type: "plain_text_input", initial_value: "huawei" } },
    {
      block_id: "since",
      optional: true,
      label: { text: "The since" },
      hint: { text: "Help on since" },
      element: { type: "plain_text_input", placeholder: { text: "2026-06" } },
    },
    { block_id: "status", element: { type: "static_select", initial_option: { value: "open" } } },
  ]);
});

test("what is submitted replaces the answer in place, and the form closes", async () => {
  const { slack, filter, heard } = await open();
  const { shown, arrival } = await slack.openModal(filter, { channel: "C9" });
  await slack.submit(shown, { since: "2026-06" });
  expect(shown.closed).toBe(true);
  expect(await arrival()).toMatchObject({ replace_original: true, response_type: "ephemeral" });
  expect(titleOf((await arrival()).blocks)).toBe("Page of timeline huawei --since 2026-06 --status open");
  expect(heard[1]).toMatchObject({ channel: "C9", actor: { id: "slack:T1/U1" } });
});

test("under what everybody sees the form's answer is the asker's own", async () => {
  const { slack, filter } = await open();
  const { shown, arrival } = await slack.openModal(filter, { ephemeral: false });
  await slack.submit(shown);
  expect(await arrival()).toMatchObject({ replace_original: false, response_type: "ephemeral" });
});

test("a wrong value is said under its own field, and the form stays", async () => {
  const { slack, filter, heard } = await open();
  const { shown } = await slack.openModal(filter);
  expect(await slack.submit(shown, { since: "yesterday" })).toEqual({ since: "Write a date, for example 2026-06." });
  expect(shown.closed).toBe(false);
  expect(heard).toHaveLength(1);
});

test("a name that nothing has is said under the field that names it", async () => {
  const { slack, filter } = await open(({ line }) =>
    line.includes("--since huwaei") ? refused("No player is called “huwaei”. Did you mean Huawei?") : page(line),
  );
  const { shown } = await slack.openModal(filter);
  expect(await slack.submit(shown, { since: "huwaei" })).toEqual({
    since: "No player is called “huwaei”. Did you mean Huawei?",
  });
});

test.each([
  ["Nothing since 1 Jan 2030.", { subject: "1", since: "2030" }, "since"],
  ["--status disputed does not work: it lies before 2026-06.", { since: "2026-06", status: "disputed" }, "status"],
  ["Something else.", { since: "2026-06" }, "subject"],
])("%s is said under the field that it is about", async (sentence, filled, name) => {
  const { slack, filter } = await open(({ line }) => (line === "timeline huawei" ? page(line) : refused(sentence)));
  const { shown } = await slack.openModal(filter);
  expect(await slack.submit(shown, filled)).toEqual({ [name]: sentence });
});

test("where Slack no longer takes the answer in place, the modal shows it", async () => {
  const { slack, filter } = await open();
  const { shown } = await slack.openModal(filter);
  slack.next("response_url", { status: 404, body: { ok: false, error: "expired_url" } });
  await slack.submit(shown);
  expect(shown.closed).toBe(false);
  expect(titleOf(shown.modal.blocks)).toBe("Page of timeline huawei --status open");
});

test("once an answer stands in the modal, what is filtered from there does too: a response_url works five times", async () => {
  const { slack, filter } = await open();
  const { shown } = await slack.openModal(filter);
  slack.next("response_url", { status: 500, undone: true });
  await slack.submit(shown);
  for (const status of ["open", "disputed", "open", "disputed", "open", "disputed"]) {
    await slack.pressIn(shown, "Filter");
    const again = await slack.web.modals.next("form");
    await slack.submit(again, { status });
    expect(titleOf(shown.modal.blocks)).toBe(`Page of timeline huawei --status ${status}`);
  }
});

test("a form that lay open for half an hour answers in the modal", async () => {
  let now = Date.parse("2026-05-03T09:00:00Z");
  const { slack, filter } = await open(({ line }) => page(line), { now: () => now });
  const { shown } = await slack.openModal(filter);
  now += 29 * 60_000 + 1;
  await slack.submit(shown);
  expect(titleOf(shown.modal.blocks)).toBe("Page of timeline huawei --status open");
});

test("a form that arrives twice acts once", async () => {
  const { slack, filter, heard } = await open();
  const { shown } = await slack.openModal(filter);
  await slack.submit(shown, {}, { times: 2 });
  expect(heard).toHaveLength(2);
});

test("inside a modal the form lies on top, and its answer stands in the modal below", async () => {
  const { slack } = await open();
  const below = await slack.shortcut({ text: "Huawei" });
  await slack.submit(below, { question: "timeline huawei" });
  await slack.pressIn(below, "Filter");
  const form = await slack.web.modals.next("form");
  expect(form.under).toBe(below);
  await slack.submit(form, { status: "disputed" });
  expect(form.closed).toBe(true);
  expect(titleOf(below.modal.blocks)).toBe("Page of timeline huawei --status disputed");
  await slack.pressIn(below, "Post in the thread");
  expect(titleOf((await slack.web.posts.next("post")).blocks)).toBe("Page of timeline huawei --status disputed");
});

test("a form that Slack does not open is apologised for beside the answer", async () => {
  const { slack, filter } = await open();
  slack.next("views.open", { undone: true, body: { ok: false, error: "expired_trigger_id" } });
  const apology = await slack.press(filter);
  expect(apology).toMatchObject({ replace_original: false, response_type: "ephemeral" });
  expect(apology.text).toContain("Press the button again.");
});

test("more forms in a minute than Slack opens are apologised for, and soon there is one again", async () => {
  const { slack, filter } = await open();
  let now = Date.now();
  slack.web.now = () => now;
  for (let i = 0; i < 100; i++) await slack.openModal(filter);
  expect((await slack.press(filter)).text).toContain("Press the button again.");
  now += 1000;
  await slack.openModal(filter);
});

test("a command with nothing to fill in is answered instead", async () => {
  const { slack, filter } = await open();
  expect(titleOf((await slack.press({ ...filter, value: "about" })).blocks)).toBe("Page of about");
});

test("two values of a choice stay as they were typed", async () => {
  const { slack } = await connected(
    ({ line }) => page(line),
    {},
    {
      ...product,
      form: async () => ({
        command: "timeline",
        title: "A title that is longer than Slack's titles may be",
        fields: [field("status", { choices: ["open", "disputed"], value: "open,disputed", help: "", example: "" })],
      }),
    },
  );
  const first = await slack.say("/amw timeline huawei");
  const { shown } = await slack.openModal(labelled(first.blocks, "Filter"));
  expect(inputsOf(shown.modal)[0]?.element).toMatchObject({ type: "plain_text_input", initial_value: "open,disputed" });
});

test("a form at and beyond every limit is a modal that Slack takes", async () => {
  const long = (length: number) => "x".repeat(length);
  const many = Array.from({ length: 101 }, (_, i) => `choice ${i}`);
  const fields = [
    field("words", { label: long(2001), help: long(2001), example: long(151), value: long(3001) }),
    field("hundred", { choices: many.slice(1), value: "" }),
    field("more", { choices: many, value: "" }),
    ...Array.from({ length: 100 }, (_, i) => field(`f${i}`)),
  ];
  const form = async () => ({ command: "timeline", title: long(25), fields });
  const { slack } = await connected(({ line }) => page(line), {}, { ...product, form });
  const { shown } = await slack.openModal(labelled((await slack.say("/amw timeline huawei")).blocks, "Filter"));
  expect(inputsOf(shown.modal).map(({ element }) => element.type)).toEqual([
    "plain_text_input",
    "plain_text_input",
    "static_select",
    ...Array(97).fill("plain_text_input"),
  ]);
});

test("a problem that is longer than Slack shows is cut", async () => {
  const { slack, filter } = await open(({ line }) =>
    line.includes("--since x") ? refused("x".repeat(2001)) : page(line),
  );
  const { shown } = await slack.openModal(filter);
  expect((await slack.submit(shown, { since: "x" })).since).toHaveLength(2000);
});

test("an answer that takes too long for the form follows in it", async () => {
  let slow = false;
  let finish: () => void = () => {};
  const { slack, filter } = await open(
    async ({ line }) => {
      if (slow) await new Promise<void>((resolve) => (finish = resolve));
      return page(line);
    },
    { ackWithinMs: 20 },
  );
  slow = true;
  const { shown } = await slack.openModal(filter);
  await slack.submit(shown);
  expect(JSON.stringify(shown.modal.blocks)).toContain("the answer follows here");
  finish();
  await vi.waitFor(() => expect(titleOf(shown.modal.blocks)).toBe("Page of timeline huawei --status open"));
});
