import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askAbout } from "../fakes/discord/commands.ts";
import { buttonOf, isEphemeral, textOf } from "../fakes/discord/exchange.ts";
import { type FakeDiscord, fakeDiscord } from "../fakes/discord/fake-discord.ts";
import { modalOf, shownIn, submit } from "../fakes/discord/modals.ts";
import { ELSEWHERE } from "../fakes/discord/world.ts";
import { type RunningProgram, runProgram } from "./running-program.ts";

/** The program as it is shipped, its knowledge included, with the real client on the fake Discord. */
let discord: FakeDiscord;
let program: RunningProgram;

beforeAll(async () => {
  discord = await fakeDiscord();
  program = await runProgram({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
}, 60_000);

afterAll(async () => {
  expect(await program.stop()).toBe(0);
  expect(program.output()).not.toContain(discord.token);
  await discord.close();
}, 30_000);

it("registers /amw, the entry in the menu of messages and the structured roots, in one write", () => {
  expect(discord.commands.map(({ name, type }) => [name, type])).toEqual([
    ["amw", 1],
    ["Ask AMW about this", 3],
    ["Propose to AMW", 3],
    ["amw-digest", 1],
    ["amw-watch", 1],
    ["amw-admin", 1],
  ]);
  expect(discord.commandWrites).toBe(1);
});

it("narrows a list by its form, mends what was wrong, and pages on", async () => {
  const { message: list } = await discord.command({ query: "latest" });
  const modal = modalOf(await discord.press(buttonOf(list, "Filter")));
  const wrong = await submit(discord, modal, { Player: "huwaei" });
  expect(textOf(wrong.message)).toContain("did you mean Huawei");
  const again = modalOf(await discord.press(buttonOf(wrong.message, "Change it")));
  const { message: mended } = await submit(discord, again, { Player: "huawei", "More filters": "--since 2025" });
  expect(isEphemeral(mended)).toBe(true);
  expect(textOf(mended)).toContain("Huawei");
  const { message: second } = await discord.press(buttonOf(mended, "Next"));
  expect(textOf(second)).toContain("6 to 10 of");
  const third = modalOf(await discord.press(buttonOf(second, "Filter")));
  expect(shownIn(third)).toMatchObject({ Player: "huawei", Since: "2025" });
});

it("answers what somebody else wrote about", async () => {
  const modal = modalOf(await askAbout(discord, { content: "听说摩尔线程发布了新卡，Huawei too?" }));
  expect(modal.controls[0]?.options.map(({ value }) => value)).toEqual(["moore-threads", "huawei"]);
  const { message } = await submit(discord, modal, { "Named in this message": "huawei" });
  expect(textOf(message)).toContain("Huawei");
  expect(isEphemeral(message)).toBe(true);
});

describe.each([
  ["a direct message", { guild: null }],
  ["a server that AMW is not in", { guild: ELSEWHERE, userInstall: true }],
  ["a message with others", { guild: null, userInstall: true }],
])("in %s", (_, whence) => {
  it("looks up, opens, filters and shares", async () => {
    expect((await discord.autocomplete("moor", whence))[0]?.value).toBe("moore-threads");
    const { message } = await discord.command({ query: "latest --player moore-threads" }, whence);
    const modal = modalOf(await discord.press(buttonOf(message, "Filter"), whence));
    await submit(discord, modal, { "How many": "2" }, whence);
    const { message: card } = await discord.press(buttonOf(message, "Open 1"), whence);
    const shared = await discord.press(buttonOf(card, "Share"), whence);
    expect(isEphemeral(shared.message)).toBe(false);
  });
});

it("keeps a refusal to the asker, even one that was to be shared", async () => {
  for (const query of ["latest --since soon", "latest --since 2030", "qqqqqqqq zzzzz"]) {
    const { message } = await discord.command({ query, share: true });
    expect(isEphemeral(message)).toBe(true);
  }
});
