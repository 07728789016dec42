import { afterAll, beforeAll, expect, test } from "vitest";
import { fieldsShown } from "../../../src/adapters/discord/form-fields.ts";
import { controlOf, modalOf as drawModal } from "../../../src/adapters/discord/modal.ts";
import type { Field, Form } from "../../../src/core/command/form.ts";
import { buttonOf, buttonsOf, isEphemeral, textOf } from "../../fakes/discord/exchange.ts";
import type { FakeDiscord } from "../../fakes/discord/fake-discord.ts";
import { modalProblems } from "../../fakes/discord/modal-rules.ts";
import { modalOf, send, shownIn, submit } from "../../fakes/discord/modals.ts";
import { LINES } from "../../said/lines.ts";
import { type SampleAmw, sampleAmw } from "../../samples/knowledge-store.ts";
import { memoryLines, runningBot } from "./running-bot.ts";

let sample: SampleAmw;
beforeAll(async () => {
  sample = await sampleAmw();
});
afterAll(() => sample.close());

const BO = { id: "456000000000000002", name: "bo" };

/** The real product, on a real client. */
const realBot = (options: Parameters<typeof runningBot>[0] = {}) =>
  runningBot({ amw: sample.amw, answer: (call) => sample.amw.answer(call), ...options });

async function filterOf(discord: FakeDiscord, query: string) {
  const { message } = await discord.command({ query });
  return { message, modal: modalOf(await discord.press(buttonOf(message, "Filter"))) };
}

test("Filter opens the form of the list at once, filled with what the list was asked for", async () => {
  const { discord } = await realBot();
  const { modal } = await filterOf(discord, "latest 3 --player huawei --since 2020 --status claimed");
  expect(modal.title).toBe("Latest");
  expect(modal.controls.map(({ label }) => label)).toEqual(["How many", "Player", "Since", "Status", "More filters"]);
  expect(shownIn(modal)).toEqual({
    "How many": "3",
    Player: "huawei",
    Since: "2020",
    Status: "claimed",
    "More filters": "",
  });
  expect(modal.controls.find(({ label }) => label === "Status")?.options.map(({ value }) => value)).toContain(
    "disputed",
  );
  expect(modal.controls.at(-1)?.description).toBe(
    "Any of --segment, --region, --tag, --until, --min-novelty, --min-significance",
  );
});

test("more than fits is in the last field, as flags, and comes back from there", async () => {
  const { discord, calls } = await realBot();
  const line = "latest --player moore-threads --segment software-stack --since 2020 --until 2026 --min-novelty 0";
  const { modal } = await filterOf(discord, line);
  expect(shownIn(modal)["More filters"]).toBe("--until 2026 --min-novelty 0");
  await submit(discord, modal);
  expect(calls.at(-1)?.line).toBe(
    "latest --until 2026 --min-novelty 0 --player moore-threads --segment software-stack --since 2020",
  );
});

test("a list of values that cannot be chosen is written instead, and not lost", async () => {
  const { discord } = await realBot();
  const { modal } = await filterOf(discord, "search gpu --status disputed,claimed");
  const status = modal.controls.find(({ label }) => label === "Status");
  expect(status).toMatchObject({ value: "disputed,claimed", options: [] });
});

test("what is filled in changes the asker's own message in place", async () => {
  const { discord } = await realBot();
  const { message, modal } = await filterOf(discord, "latest");
  const { callback } = await submit(discord, modal, { Player: "moore threads" });
  expect(callback?.type).toBe(7);
  expect(textOf(message)).toContain("Moore Threads");
  const again = modalOf(await discord.press(buttonOf(message, "Filter")));
  expect(shownIn(again).Player).toBe("moore threads");
});

test("on what everybody sees, the answer is for the one who filters", async () => {
  const { discord } = await realBot({
    async answer(call) {
      const message = await sample.amw.answer({ ...call, line: call.line.replace(" --share", "") });
      return call.line.includes("--share") ? { ...message, audience: "channel" } : message;
    },
  });
  const { message: list } = await discord.command({ query: "latest", share: true });
  const before = textOf(list);
  const modal = modalOf(await discord.press(buttonOf(list, "Filter"), { user: BO }));
  const answered = await submit(discord, modal, { Player: "huawei" }, { user: BO });
  expect(answered.callback?.type).toBe(4);
  expect(isEphemeral(answered.message)).toBe(true);
  expect(textOf(list)).toBe(before);
});

test("wrong input is one message that names each field, and the form still holds all that was typed", async () => {
  const { discord, calls } = await realBot();
  const { message, modal } = await filterOf(discord, "latest");
  const before = textOf(message);
  const wrong = await submit(discord, modal, { Player: "huawei", "More filters": "--since soon --min-novelty 7" });
  // Discord's last field is checked with the answer: what is wrong in it is one sentence, too.
  expect(isEphemeral(wrong.message)).toBe(true);
  expect(textOf(wrong.message)).toContain("since");
  expect(textOf(message)).toBe(before);
  const again = modalOf(await discord.press(buttonOf(wrong.message, "Change it")));
  expect(shownIn(again)).toMatchObject({ Player: "huawei", Since: "soon", "Min novelty": "7" });
  const twice = await submit(discord, again, {});
  expect(textOf(twice.message)).toMatch(/Since.*Write a date[\s\S]*Min novelty.*Write 0, 1, 2 or 3/);
  const mended = modalOf(await discord.press(buttonOf(twice.message, "Change it")));
  await submit(discord, mended, { Since: "2020", "Min novelty": "" });
  expect(calls.at(-1)?.line).toBe("latest --player huawei --since 2020");
});

test("a name that nothing has leaves the list, and is mended in the form", async () => {
  const { discord } = await realBot();
  const { message, modal } = await filterOf(discord, "latest");
  const before = textOf(message);
  const refused = await submit(discord, modal, { Player: "huwaei", Region: "CN" });
  expect(refused.callback?.type).toBe(4);
  expect(textOf(refused.message)).toContain("did you mean Huawei");
  expect(textOf(message)).toBe(before);
  const again = modalOf(await discord.press(buttonOf(refused.message, "Change it")));
  expect(shownIn(again)).toMatchObject({ Player: "huwaei", Region: "CN" });
});

test("a refusal after a wait comes beside the list, too, for the asker alone", async () => {
  let settle = (): void => {};
  const settled = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const { discord } = await realBot({
    config: { deferAfterMs: 1 },
    async answer(call) {
      if (call.line.includes("huwaei")) await settled;
      return sample.amw.answer(call);
    },
  });
  const { message } = await discord.command({ query: "latest" });
  await expect.poll(() => textOf(message)).toContain("Latest");
  const modal = modalOf(await discord.press(buttonOf(message, "Filter")));
  const sent = send(discord, modal, { Player: "huwaei" });
  await sent.until(({ callback }) => callback?.type === 6);
  settle();
  await sent.until(({ followUps }) => followUps.length === 1);
  expect(sent.followUps.map(isEphemeral)).toEqual([true]);
  expect(textOf(message)).toContain("Latest");
});

test("a form that is sent twice is answered once; another opening of it is another", async () => {
  const { discord, calls } = await realBot();
  const { message, modal } = await filterOf(discord, "latest");
  const [first, second] = await Promise.all([
    submit(discord, modal, { "How many": "2" }),
    submit(discord, modal, { "How many": "2" }),
  ]);
  expect([first.callback?.type, second.callback?.type]).toEqual([7, 6]);
  await submit(discord, modal, { "How many": "3" });
  const again = modalOf(await discord.press(buttonOf(message, "Filter")));
  expect(again.customId).not.toBe(modal.customId);
  await submit(discord, again, { "How many": "3" });
  expect(calls.map(({ line }) => line)).toEqual(["latest", "latest 2", "latest 3", "latest 3"]);
});

test("a form that was closed opens again at once", async () => {
  const { discord } = await realBot();
  const { message } = await discord.command({ query: "latest" });
  modalOf(await discord.press(buttonOf(message, "Filter")));
  modalOf(await discord.press(buttonOf(message, "Filter")));
});

test("a form of a line that is too long for a button opens after a restart", async () => {
  const lines = memoryLines();
  const first = await realBot({ lines });
  const long = `search ${"gpu ".repeat(3)}--player ${Array.from({ length: 30 }, () => "huawei").join(",")}`;
  const { message } = await first.discord.command({ query: long });
  const button = buttonOf(message, "Filter");
  expect(button.customId).toMatch(/^amwf#/);
  await first.front.stop();
  const second = await realBot({ lines, discord: first.discord });
  const modal = modalOf(await second.discord.press(button));
  expect(shownIn(modal).Words).toBe("gpu gpu gpu");
});

test.each([
  ["amwf#gone", "a sentence", "This button no longer works"],
  ["amwf:about", "the answer to its line", "the AI Market Watch briefing bot"],
])("the button %s, whose form is not there, gets %s", async (customId, _, said) => {
  const { discord } = await realBot();
  const { message } = await discord.command({ query: "huawei" });
  const pressed = await discord.press({ customId, on: message });
  expect(textOf(pressed.message)).toContain(said);
});

test("a form that AMW does not know gets a sentence", async () => {
  const { discord } = await realBot();
  const sent = await submit(discord, { customId: "somebody-elses", title: "?", controls: [], on: undefined });
  expect(textOf(sent.message)).toContain("This form no longer works");
});

test("a menu on a message, which AMW never makes, gets a sentence", async () => {
  const { discord } = await realBot();
  const { message } = await discord.command({ query: "huawei" });
  const data = { component_type: 3, custom_id: "old", id: 1, values: ["a"] };
  const changed = discord.interact("button", data, {}, message);
  await changed.until(({ callback }) => callback !== undefined);
  expect(textOf(changed.message)).toContain("This button no longer works");
});

test("a form that is sent after Discord gave up is a debug line", async () => {
  const { discord, log } = await realBot({
    answer(call) {
      if (call.line.startsWith("latest 2")) discord.advance(3001);
      return sample.amw.answer(call);
    },
  });
  const { modal } = await filterOf(discord, "latest");
  send(discord, modal, { "How many": "2" });
  await expect.poll(() => log.map(({ fields }) => fields)).toContainEqual(expect.objectContaining({ code: 10062 }));
  expect(log.filter(({ level }) => level === "error")).toEqual([]);
});

test.each(LINES)("every form is a modal that Discord takes: %s", async (_, line) => {
  const form = await sample.amw.form(line, { actor: { id: "discord:1", name: "Ada" }, surface: "discord" });
  if (!form) return;
  expect(modalProblems(drawModal("amwm:1:x", form.title, fieldsShown(form).map(controlOf)))).toEqual([]);
});

test("a form at and beyond every limit is a modal that Discord takes", () => {
  const long = (length: number) => "x".repeat(length);
  const field: Field = {
    ...{ name: "a", label: long(46), help: long(101), kind: "text", choices: [], suggest: undefined },
    ...{ required: true, example: long(101), value: long(4001), lead: "" },
  };
  const choices = Array.from({ length: 26 }, (_, i) => `choice ${i}`);
  const form: Form = {
    command: "x",
    title: long(46),
    fields: [
      field,
      { ...field, name: "b", kind: "choice", choices: choices.slice(1), value: "" },
      { ...field, name: "c", kind: "choice", choices, value: "" },
      ...["d", "e", "f"].map((name) => ({ ...field, name, required: false, value: "" })),
    ],
  };
  const modal = drawModal("amwm:1:x", form.title, fieldsShown(form).map(controlOf));
  expect(modalProblems(modal)).toEqual([]);
  expect(modal.components).toHaveLength(5);
});

test("every filterable list has a Filter button", async () => {
  const { discord } = await realBot();
  const { message } = await discord.command({ query: "top" });
  expect(buttonsOf(message).map(({ label }) => label)).toContain("Filter");
});
