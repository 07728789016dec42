import { afterEach, beforeEach, expect, test } from "vitest";
import { buttonOf, buttonsOf, textOf } from "../../fakes/discord/exchange.ts";
import type { FakeDiscord } from "../../fakes/discord/fake-discord.ts";
import { type Modal, modalOf, submit } from "../../fakes/discord/modals.ts";
import { ANNA } from "../../fakes/discord/world.ts";
import { type CuratingDesk, curatingDesk } from "../../samples/curating-desk.ts";
import { runningBot } from "./running-bot.ts";

let desk: CuratingDesk;
beforeEach(async () => {
  desk = await curatingDesk();
  desk.roles.set(`discord:${ANNA.id}`, "editor");
});
afterEach(() => desk.close());

const editorsBot = () => runningBot({ amw: desk.amw, answer: (call) => desk.amw.answer(call) });
const opened = async (discord: FakeDiscord, query: string): Promise<Modal> => modalOf(await discord.command({ query }));
const stepOf = ({ title }: Modal): readonly number[] =>
  (/\((\d)\/(\d)\)/.exec(title) ?? []).slice(1).map((digit) => Number(digit));

test("a form with more fields than Discord shows is asked step by step, and saved as one", async () => {
  const { discord } = await editorsBot();
  let modal = await opened(discord, "edit huawei");
  const [first, of = 0] = stepOf(modal);
  expect(first).toBe(1);
  expect(of).toBeGreaterThan(1);
  const [name] = modal.controls;
  expect(name?.value).toBe("Huawei");
  let answer = await submit(discord, modal, { [name?.label ?? ""]: "Huawei Group" });
  for (let step = 2; step <= of; step++) {
    expect(textOf(answer.message)).toContain(`Step ${step - 1} of ${of} is filled in and kept`);
    const [next] = buttonsOf(answer.message).filter(({ label }) => label.startsWith("Next: "));
    if (!next) throw new Error("no button goes on");
    modal = modalOf(await discord.press(next));
    expect(stepOf(modal)).toEqual([step, of]);
    const reason = modal.controls.find(({ label }) => label === "Reason");
    answer = await submit(discord, modal, reason ? { Reason: "It calls itself so." } : {});
  }
  expect(textOf(answer.message)).toContain("Huawei Group");
  expect((await desk.record("player:huawei")).name).toBe("Huawei Group");
});

test("what was filled in and not saved is there when the form is opened again, and says so; another way begins anew", async () => {
  const { discord } = await editorsBot();
  const modal = await opened(discord, "edit huawei");
  const label = modal.controls[0]?.label ?? "";
  const { message } = await submit(discord, modal, { [label]: "Huawei Group" });
  const again = await opened(discord, "edit huawei");
  expect(again.controls[0]).toMatchObject({ value: "Huawei Group" });
  expect(again.controls[0]?.description).toContain("did not save");
  const afresh = modalOf(await discord.press(buttonOf(message, "Start afresh")));
  expect(afresh.controls[0]?.value).toBe("Huawei");
  expect((await opened(discord, "edit huawei")).controls[0]?.value).toBe("Huawei");
});

test("a mistake that only saving shows leads back to its step, and nothing that was typed is lost", async () => {
  const { discord } = await editorsBot();
  let modal = await opened(discord, "edit huawei");
  const [, of = 0] = stepOf(modal);
  let answer = await submit(discord, modal, { Country: "Atlantis!" });
  for (let step = 2; step <= of; step++) {
    const [next] = buttonsOf(answer.message).filter(({ label }) => label.startsWith("Next: "));
    if (!next) throw new Error("no button goes on");
    modal = modalOf(await discord.press(next));
    const reason = modal.controls.find(({ label }) => label === "Reason");
    answer = await submit(discord, modal, reason ? { Reason: "It moved." } : {});
  }
  expect(textOf(answer.message)).toMatch(/Country/);
  const mended = modalOf(await discord.press(buttonOf(answer.message, "Change it")));
  expect(mended.controls.find(({ label }) => label === "Country")?.value).toBe("Atlantis!");
});

test("a form of a record with a long name opens, and is understood when it is sent", async () => {
  const { discord } = await editorsBot();
  const long = "2026-09-17-huawei-connect-960";
  const modal = await opened(discord, `edit announcement:${long}`);
  expect(modal.customId.length).toBeLessThanOrEqual(100);
  const { message } = await submit(discord, modal);
  expect(textOf(message)).toContain("is filled in and kept");
});

test("who may not edit gets a sentence instead of a form", async () => {
  desk.roles.delete(`discord:${ANNA.id}`);
  const { discord } = await editorsBot();
  const { message } = await discord.command({ query: "edit huawei" });
  expect(textOf(message)).toMatch(/edit is for editors/);
});
