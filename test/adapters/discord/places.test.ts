import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askAbout } from "../../fakes/discord/commands.ts";
import { buttonOf, isEphemeral, textOf } from "../../fakes/discord/exchange.ts";
import { modalOf, submit } from "../../fakes/discord/modals.ts";
import { ELSEWHERE, type Whence } from "../../fakes/discord/world.ts";
import { type SampleAmw, sampleAmw } from "../../samples/knowledge-store.ts";
import { runningBot } from "./running-bot.ts";

let sample: SampleAmw;
beforeAll(async () => {
  sample = await sampleAmw();
});
afterAll(() => sample.close());

describe.each<[string, Whence, string | undefined]>([
  ["a direct message with AMW", { guild: null }, undefined],
  ["a message with others, of a person who has AMW", { guild: null, userInstall: true }, undefined],
  ["a server without AMW, of a person who has it", { guild: ELSEWHERE, userInstall: true }, ELSEWHERE],
])("in %s", (_, whence, space) => {
  const realBot = () => runningBot({ amw: sample.amw, answer: (call) => sample.amw.answer(call) });

  test("commands, pages and sharing are answered", async () => {
    const { discord, calls } = await realBot();
    const { message } = await discord.command({ query: "latest 1" }, whence);
    expect(isEphemeral(message)).toBe(true);
    const turned = await discord.press(buttonOf(message, "Next"), whence);
    expect(turned.callback?.type).toBe(7);
    const shared = await discord.press(buttonOf(message, "Share"), whence);
    expect(isEphemeral(shared.message)).toBe(false);
    expect(textOf(shared.message)).toContain("Shared by anna");
    expect(isEphemeral((await discord.command({ query: "huawei", share: true }, whence)).message)).toBe(false);
    expect(new Set(calls.map((call) => call.space))).toEqual(new Set([space]));
    expect(calls.every(({ channel }) => channel !== undefined)).toBe(true);
  });

  test("names are completed", async () => {
    const { discord } = await realBot();
    expect((await discord.autocomplete("huaw", whence))[0]?.value).toBe("huawei");
  });

  test("forms and questions are answered", async () => {
    const { discord } = await realBot();
    const { message } = await discord.command({ query: "latest" }, whence);
    const modal = modalOf(await discord.press(buttonOf(message, "Filter"), whence));
    await submit(discord, modal, { Player: "moore-threads" }, whence);
    expect(textOf(message)).toContain("Moore Threads");
    const question = modalOf(await askAbout(discord, { content: "Huawei" }, whence));
    const answered = await submit(discord, question, {}, whence);
    expect(textOf(answered.message)).toContain("Huawei");
    expect(isEphemeral(answered.message)).toBe(true);
  });
});
