import { describe, expect, test, vi } from "vitest";
import type { Amw, Call } from "../../../src/core/amw.ts";
import type { Field, Filled, Form } from "../../../src/core/command/form.ts";
import type { Message } from "../../../src/core/message/message.ts";
import { inputsOf, labelled, type ShownModal } from "../../fakes/slack/modals.ts";
import { SCOPES } from "../../fakes/slack/oauth.ts";
import { connected } from "./front-end.ts";
import { page, refused, simple, titleOf } from "./sample-messages.ts";

const PLAYERS = ["huawei", "cambricon", "moore-threads", "amd"];
const ZONES = ["Europe/Berlin", "Europe/Paris", "Asia/Shanghai"];

const field = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  label: `The ${name}`,
  help: `Help on ${name}`,
  kind: "text",
  choices: [],
  suggest: undefined,
  required: false,
  example: "",
  value: "",
  lead: `brief set --${name} `,
  ...more,
});
const days = ["mon", "tue", "wed"];
const FIELDS = [
  field("name", { value: "Chips" }),
  field("at", { kind: "time", value: "09:00" }),
  field("days", {
    kind: "choice",
    choices: days,
    choiceLabels: { mon: "Monday", tue: "Tuesday", wed: "Wednesday" },
    several: true,
    value: "mon, wed",
    required: true,
  }),
  field("timezone", { suggest: "timezone", example: "Europe/Berlin" }),
  field("player", { suggest: "player", several: true, value: "huawei" }),
  field("least", { kind: "choice", choices: ["1", "2", "3"], choiceLabels: { "2": "2, a segment" } }),
  field("months", { kind: "choice", choices: Array.from({ length: 12 }, (_, i) => `m${i}`), several: true }),
];
const FORM: Form = {
  command: "brief set",
  title: "Set up a brief",
  submit: "Subscribe",
  fields: FIELDS,
  also: [
    { label: "Preview", command: "brief preview" },
    { label: "Send a test", command: "brief test" },
  ],
  hints: true,
};

/** A product with one form, whose hint counts what is filled in. */
const product = (more: Partial<Amw> = {}): Partial<Amw> => ({
  fields: (line) => (line.startsWith("brief set") ? FIELDS : []),
  form: async (line, caller) => {
    if (!line.startsWith("brief set")) return undefined;
    const zone = caller?.timezone ?? "";
    return { ...FORM, fields: FIELDS.map((one) => (one.name === "timezone" ? { ...one, value: zone } : one)) };
  },
  filled: async (command, values): Promise<Filled> =>
    values.at === "09:30"
      ? { typed: "", problems: { at: "Write another time." } }
      : {
          line: [
            command,
            ...Object.entries(values).flatMap(([name, value]) => (value ? [`--${name} ${value}`] : [])),
          ].join(" "),
        },
  hint: async (command, { player = "", days: chosen = "" }) =>
    `${command}: ${player.split(",").filter(Boolean).length} players on ${chosen.split(",").filter(Boolean).length} days.`,
  complete: (line, limit) => {
    const [, flag = "", typed = ""] = /^brief set --(\S+) (.*)$/.exec(line) ?? [];
    const values = flag === "player" ? PLAYERS : flag === "timezone" ? ZONES : [];
    return values
      .filter((value) => value.toLowerCase().startsWith(typed.toLowerCase()))
      .map((value) => ({ label: `${value} · ${flag}`, line: `brief set --${flag} ${value}` }))
      .slice(0, limit);
  },
  ...more,
});

const opening: Message = {
  ...simple,
  title: "A brief",
  actions: [{ kind: "form", label: "Fill in the form", line: "brief set", atOnce: true }],
};
const answering = ({ line }: Call): Message => (line === "brief set" ? opening : page(line));
const setup = (
  {
    answer = answering,
    scopes = SCOPES,
    does = {},
  }: { answer?: (call: Call) => Message | Promise<Message>; scopes?: string; does?: Partial<Amw> } = {},
  config = {},
) =>
  connected(answer, config, product(does)).then((all) => {
    all.slack.oauth.scopes = scopes;
    return all;
  });
const hintOf = ({ modal }: ShownModal): string | undefined =>
  modal.blocks.flatMap((block) =>
    block.type === "context" && block.block_id === "amw:hint" ? [block.elements[0]?.text] : [],
  )[0];
const inputOf = ({ modal }: ShownModal, name: string) => inputsOf(modal).find(({ block_id }) => block_id === name);

describe("a form that opens at once", () => {
  test("takes the place of the answer to a command", async () => {
    const { slack } = await setup();
    const { shown } = await slack.sayOpening("/amw brief set");
    expect(shown.modal.title.text).toBe("Set up a brief");
    expect(shown.modal.submit?.text).toBe("Subscribe");
  });

  test("gives way to the answer where Slack does not open it, and the answer's button opens it", async () => {
    const { slack } = await setup();
    slack.next("views.open", { undone: true, body: { ok: false, error: "expired_trigger_id" } });
    const answer = await slack.sayInVain("/amw brief set");
    expect(answer).toMatchObject({ response_type: "ephemeral", replace_original: false });
    const { shown } = await slack.openModal(labelled(answer.blocks, "Fill in the form"));
    expect(shown.modal.title.text).toBe("Set up a brief");
  });

  test("is a button where nothing can open: in a mention", async () => {
    const { slack } = await setup();
    const post = await slack.mention("@amw brief set");
    expect(labelled(post.blocks, "Fill in the form").value).toBe("brief set");
  });

  test("opens once though the command arrives twice", async () => {
    const { slack } = await setup();
    await slack.sayOpening("/amw brief set");
    expect(await slack.again()).toEqual({});
    expect(slack.calls.filter((method) => method === "views.open")).toHaveLength(1);
  });

  test("an answer that comes too late has its button instead", async () => {
    const { slack } = await setup(
      { answer: (call) => new Promise((resolve) => setTimeout(() => resolve(answering(call)), 60)) },
      { ackWithinMs: 20 },
    );
    const { later } = await slack.sayAndWait("/amw brief set");
    expect(labelled(later.blocks, "Fill in the form").value).toBe("brief set");
  });

  test("what comes of it is told to whoever filled it in alone", async () => {
    const { slack } = await setup();
    const { shown, arrival } = await slack.sayOpening("/amw brief set");
    expect(await slack.submit(shown)).toEqual({});
    expect(shown.closed).toBe(true);
    expect(await arrival()).toMatchObject({ response_type: "ephemeral", replace_original: false });
    expect(titleOf((await arrival()).blocks)).toBe(
      "Page of brief set --name Chips --at 09:00 --days mon,wed --player huawei",
    );
    expect(slack.web.posted).toEqual([]);
  });
});

describe("its inputs", () => {
  test("are what each field is best filled in with, holding what is known", async () => {
    const { slack } = await setup();
    const { shown } = await slack.sayOpening("/amw brief set");
    const text = (value: string, label = value) => ({ value, text: { text: label } });
    expect(inputsOf(shown.modal).map(({ element }) => element)).toMatchObject([
      { type: "plain_text_input", initial_value: "Chips" },
      { type: "timepicker", initial_time: "09:00" },
      {
        type: "checkboxes",
        options: [text("mon", "Monday"), text("tue", "Tuesday"), text("wed", "Wednesday")],
        initial_options: [text("mon", "Monday"), text("wed", "Wednesday")],
      },
      { type: "external_select", min_query_length: 0, placeholder: { text: "Search, as Europe/Berlin" } },
      { type: "multi_external_select", initial_options: [text("huawei", "huawei · player")] },
      { type: "static_select", options: [text("1"), text("2", "2, a segment"), text("3")] },
      { type: "multi_static_select" },
    ]);
  });

  test.each([
    ["a time that no clock shows", "at", field("at", { kind: "time", value: "9 or so" }), "plain_text_input"],
    [
      "a day that is none",
      "days",
      field("days", { kind: "choice", choices: days, several: true, value: "mon,someday" }),
      "plain_text_input",
    ],
    [
      "several where one fits",
      "player",
      field("player", { suggest: "player", value: "huawei,amd" }),
      "plain_text_input",
    ],
    [
      "words that need no flag",
      "what",
      field("what", { suggest: "any", kind: "words", lead: "brief set " }),
      "plain_text_input",
    ],
    ["what is none of the choices", "about", field("about", { choices: ["a", "b"], value: "c" }), "plain_text_input"],
    ["a value that nobody knows", "player", field("player", { suggest: "player", value: "nobody" }), "external_select"],
  ])("%s is not lost", async (_, name, one, type) => {
    const { slack } = await setup({ does: { form: async () => ({ ...FORM, fields: [one] }), fields: () => [one] } });
    const { shown } = await slack.sayOpening("/amw brief set");
    expect(inputOf(shown, name)?.element.type).toBe(type);
    await slack.submit(shown);
    expect(titleOf((await slack.press(labelled((await slack.say("/amw x")).blocks, "Next"))).blocks)).toBeDefined();
    expect(JSON.stringify(inputOf(shown, name)?.element)).toContain(one.value);
  });

  test("search offers what completes what is typed, and what is found can be chosen", async () => {
    const { slack, heard } = await setup();
    const { shown, arrival } = await slack.sayOpening("/amw brief set");
    expect(await slack.search(shown, "timezone", "eur")).toEqual({
      "Europe/Berlin": "Europe/Berlin · timezone",
      "Europe/Paris": "Europe/Paris · timezone",
    });
    expect(Object.keys(await slack.search(shown, "player", ""))).toEqual(PLAYERS);
    expect(await slack.search(shown, "player", "zzz")).toEqual({});
    await slack.submit(shown, { timezone: "Europe/Paris", player: "huawei,amd" });
    await arrival();
    expect(heard.at(-1)?.line).toContain("--timezone Europe/Paris --player huawei,amd");
  });

  test("a search in a form that is no more offers nothing", async () => {
    let known = true;
    const { slack } = await setup({ does: { form: async () => FORM, fields: () => (known ? FIELDS : []) } });
    const { shown } = await slack.sayOpening("/amw brief set");
    known = false;
    expect(await slack.search(shown, "player", "hua")).toEqual({});
  });

  test("a hundred and one fields, hint and buttons still make a modal that Slack takes", async () => {
    const fields = Array.from({ length: 101 }, (_, i) => field(`f${i}`));
    const { slack } = await setup({ does: { form: async () => ({ ...FORM, fields }) } });
    const { shown } = await slack.sayOpening("/amw brief set");
    expect(shown.modal.blocks).toHaveLength(100);
    expect(hintOf(shown)).toBeDefined();
    labelled(shown.modal.blocks, "Preview");
  });
});

describe("the hint", () => {
  test("stands there from the beginning and changes with what is filled in, which stays", async () => {
    const { slack } = await setup();
    const { shown } = await slack.sayOpening("/amw brief set");
    expect(hintOf(shown)).toBe("brief set: 1 players on 2 days.");
    await slack.search(shown, "player", "");
    await slack.fill(shown, { player: "huawei,amd" });
    await vi.waitFor(() => expect(hintOf(shown)).toBe("brief set: 2 players on 2 days."));
    await slack.fill(shown, { days: "mon" });
    await vi.waitFor(() => expect(hintOf(shown)).toBe("brief set: 2 players on 1 days."));
    expect(shown.filled).toEqual({ player: "huawei,amd", days: "mon" });
  });

  test("tells the newest of changes that come too fast", async () => {
    const { slack } = await setup();
    const { shown } = await slack.sayOpening("/amw brief set");
    await slack.search(shown, "player", "");
    slack.next("views.update", { afterMs: 30 });
    await slack.fill(shown, { days: "mon", player: "huawei,amd", name: "Other", least: "2" });
    await vi.waitFor(() => expect(hintOf(shown)).toBe("brief set: 2 players on 1 days."));
    await slack.fill(shown, { player: "" });
    await vi.waitFor(() => expect(hintOf(shown)).toBe("brief set: 0 players on 1 days."));
    const updates = slack.calls.filter((method) => method === "views.update").length;
    expect(updates).toBeLessThan(5);
  });

  test("what Slack does not show is not missed: the form stays and takes what is submitted", async () => {
    const { slack } = await setup();
    const { shown, arrival } = await slack.sayOpening("/amw brief set");
    slack.next("views.update", { status: 500, undone: true });
    await slack.fill(shown, { days: "mon" });
    await vi.waitFor(() => expect(slack.calls).toContain("views.update"));
    await slack.submit(shown);
    expect(titleOf((await arrival()).blocks)).toContain("--days mon");
  });

  test("a form without hints tells Slack to tell of nothing", async () => {
    const { slack } = await setup({ does: { form: async () => ({ ...FORM, hints: false }) } });
    const { shown } = await slack.sayOpening("/amw brief set");
    expect(hintOf(shown)).toBeUndefined();
    await slack.fill(shown, { days: "mon" });
    expect(slack.calls).not.toContain("views.update");
  });
});

describe("its further buttons", () => {
  test("run another command with what is filled in, on top of the form", async () => {
    const { slack, heard } = await setup();
    const { shown } = await slack.sayOpening("/amw brief set");
    await slack.fill(shown, { days: "tue" });
    await slack.pressIn(shown, "Preview");
    const preview = await slack.web.modals.next("preview");
    expect(preview.under).toBe(shown);
    expect(preview.modal.title.text).toBe("Preview");
    expect(heard.at(-1)).toMatchObject({
      line: "brief preview --name Chips --at 09:00 --days tue --player huawei",
      channel: "C1",
      actor: { id: "slack:T1/U1" },
    });
    expect(shown.filled).toEqual({ days: "tue" });
  });

  test("an answer that takes longer follows on top", async () => {
    let finish: (() => void) | undefined;
    const { slack } = await setup(
      {
        answer: async (call) => {
          if (call.line.startsWith("brief test")) await new Promise<void>((resolve) => (finish = resolve));
          return answering(call);
        },
      },
      { ackWithinMs: 20 },
    );
    const { shown } = await slack.sayOpening("/amw brief set");
    await slack.pressIn(shown, "Send a test");
    const test = await slack.web.modals.next("test");
    expect(JSON.stringify(test.modal.blocks)).toContain("the answer follows here");
    finish?.();
    await vi.waitFor(() => expect(titleOf(test.modal.blocks)).toContain("Page of brief test"));
  });

  test("say what is wrong in the form, where nothing is lost", async () => {
    const { slack } = await setup();
    const { shown } = await slack.sayOpening("/amw brief set");
    await slack.fill(shown, { at: "09:30" });
    await slack.pressIn(shown, "Preview");
    await vi.waitFor(() => expect(hintOf(shown)).toBe("⚠️ The at: Write another time."));
    expect(shown.filled).toEqual({ at: "09:30" });
    expect(await slack.submit(shown)).toEqual({ at: "Write another time." });
  });

  test("say so where Slack does not open them", async () => {
    const { slack } = await setup();
    const { shown } = await slack.sayOpening("/amw brief set");
    slack.next("views.push", { undone: true, body: { ok: false, error: "expired_trigger_id" } });
    await slack.pressIn(shown, "Preview");
    await vi.waitFor(() => expect(hintOf(shown)).toContain("Press the button again."));
  });

  test("a refusal stands under the field that it is about", async () => {
    const { slack } = await setup({
      answer: (call) => (call.line.includes("--days tue") ? refused("--days tue is a holiday.") : answering(call)),
    });
    const { shown } = await slack.sayOpening("/amw brief set");
    expect(await slack.submit(shown, { days: "tue" })).toEqual({ days: "--days tue is a holiday." });
    expect(shown.closed).toBe(false);
  });
});

describe("the person's own timezone", () => {
  const scopes = `${SCOPES},users:read`;

  test("is in the form, and goes with a line that names none", async () => {
    const { slack, heard } = await setup({ scopes });
    slack.web.world.person("U1", { tz: "Asia/Shanghai" });
    const { shown } = await slack.sayOpening("/amw brief set");
    expect(inputOf(shown, "timezone")?.element).toMatchObject({ initial_option: { value: "Asia/Shanghai" } });
    await slack.direct("brief set --at 9");
    expect(heard.map(({ timezone }) => timezone)).toEqual(["Asia/Shanghai", "Asia/Shanghai"]);
    expect(slack.calls.filter((method) => method === "users.info")).toHaveLength(1);
  });

  test("is not asked for where nothing depends on it", async () => {
    const { slack } = await setup({ scopes });
    await slack.say("/amw huawei");
    expect(slack.calls).not.toContain("users.info");
  });

  test("is left out where the scope is missing or Slack is slow, which holds nothing up", async () => {
    const without = await setup();
    await without.slack.sayOpening("/amw brief set");
    expect(without.heard[0]).not.toHaveProperty("timezone");
    const slow = await setup({ scopes });
    slow.slack.next("users.info", { hang: true });
    const began = Date.now();
    await slow.slack.sayOpening("/amw brief set");
    expect(Date.now() - began).toBeLessThan(2000);
  });
});
