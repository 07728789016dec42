import { afterEach, beforeEach, expect, test } from "vitest";
import { proposeAbout } from "../../fakes/discord/commands.ts";
import { isEphemeral, textOf } from "../../fakes/discord/exchange.ts";
import { modalOf, shownIn, submit } from "../../fakes/discord/modals.ts";
import { type CuratingDesk, curatingDesk } from "../../samples/curating-desk.ts";
import { runningBot } from "./running-bot.ts";

let desk: CuratingDesk;
beforeEach(async () => {
  desk = await curatingDesk();
});
afterEach(() => desk.close());

const bot = () => runningBot({ amw: desk.amw, answer: (call) => desk.amw.answer(call) });
const queue = async () => (await desk.desk.state.proposals.list({ state: "open", limit: 9, offset: 0 })).proposals;

test("Propose to AMW carries what a message says and where it stands into the queue", async () => {
  const { discord } = await bot();
  const content = "Huawei says --since May that 960 ships “early”.\n@everyone";
  const modal = modalOf(await proposeAbout(discord, { content }));
  expect(Object.values(shownIn(modal)).join("\n")).toContain(content);
  expect(Object.values(shownIn(modal)).join("\n")).toMatch(/https:\/\/discord\.com\/channels\/\d+\/\d+\/\d+/);
  const { message } = await submit(discord, modal);
  expect(isEphemeral(message)).toBe(true);
  expect(textOf(message)).toContain("p1");
  const [proposal] = await queue();
  expect(proposal).toMatchObject({ kind: "suggestion", text: content, by: { name: expect.any(String) } });
  expect(proposal?.link).toMatch(/^https:\/\/discord\.com\/channels\//);
});

test("a message without words opens the form, and nothing is proposed before something is written", async () => {
  const { discord } = await bot();
  const modal = modalOf(await proposeAbout(discord, {}));
  expect(modal.controls[0]).toMatchObject({ required: true, value: "" });
  expect(await queue()).toEqual([]);
});
