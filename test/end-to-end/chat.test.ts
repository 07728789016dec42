import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buttonOf, buttonsOf as discordButtons, isEphemeral, textOf } from "../fakes/discord/exchange.ts";
import { type FakeDiscord, fakeDiscord } from "../fakes/discord/fake-discord.ts";
import { APP_TOKEN, BOT_TOKEN, type FakeSlack, fakeSlack } from "../fakes/slack/fake-slack.ts";
import { buttonsOf, type SlackBlock } from "../fakes/slack/payloads.ts";
import { LINES } from "../said/lines.ts";
import { type RunningProgram, runProgram } from "./running-program.ts";

/** The program as it is shipped, its knowledge included, with both real clients on both fakes. */
let slack: FakeSlack;
let discord: FakeDiscord;
let program: RunningProgram;

beforeAll(async () => {
  [slack, discord] = await Promise.all([fakeSlack(), fakeDiscord()]);
  program = await runProgram({
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
  });
}, 60_000);

afterAll(async () => {
  expect(await program.stop()).toBe(0);
  for (const secret of [BOT_TOKEN, APP_TOKEN, discord.token]) expect(program.output()).not.toContain(secret);
  await slack.close();
  await discord.close();
}, 30_000);

const labelled = (blocks: readonly SlackBlock[], label: string) => {
  const found = buttonsOf(blocks).find((button) => button.text.text === label);
  if (!found) throw new Error(`no button ${label}`);
  return found;
};

describe("in Slack", () => {
  it.each(["moore-threads", "摩尔线程", "摩爾線程", "moer xiancheng", "688795", "MTT-S5000", "“Moore Threads”"])(
    "/amw %s answers with Moore Threads, to the asker alone",
    async (line) => {
      const answer = await slack.say(line);
      expect(answer.response_type).toBe("ephemeral");
      expect(answer.text).toContain("Moore Threads");
      expect(JSON.stringify(answer.blocks)).toContain("摩尔线程");
    },
  );

  it.each(LINES)("answers every kind of line within every limit: %s", async (_, line) => {
    const answer = await slack.say(line);
    expect(answer.response_type).toBe(line.includes("--share") ? "in_channel" : "ephemeral");
    expect(answer.text.length).toBeGreaterThan(20);
  });

  it("opens, pages and shares by buttons", async () => {
    const first = await slack.say("latest");
    const second = await slack.press(labelled(first.blocks, "Next"));
    expect(second).toMatchObject({ replace_original: true, response_type: "ephemeral" });
    expect(JSON.stringify(second.blocks)).toContain("6 to 10 of");
    const back = await slack.press(labelled(second.blocks, "Previous"));
    expect(JSON.stringify(back.blocks)).toContain("1 to 5 of");
    const card = await slack.press(labelled(back.blocks, "Open 2"));
    const shared = await slack.press(labelled(card.blocks, "Share"));
    expect(shared).toMatchObject({ replace_original: false, response_type: "in_channel" });
  });

  it("offers the right name for a wrong one, and the button answers", async () => {
    const refused = await slack.say("timeline huwaei");
    const timeline = await slack.press(labelled(refused.blocks, "Huawei (华为)"));
    expect(timeline.text).toContain("Timeline");
    expect(timeline.text).toContain("Huawei");
  });
});

describe("in Discord", () => {
  it.each(["moore-threads", "摩尔线程", "摩爾線程", "moer xiancheng", "688795", "MTT-S5000"])(
    "/amw query:%s answers with Moore Threads, to the asker alone",
    async (query) => {
      const { message } = await discord.command({ query });
      expect(isEphemeral(message)).toBe(true);
      expect(textOf(message)).toContain("Moore Threads");
    },
  );

  it.each(LINES)("answers every kind of line within every limit: %s", async (_, query) => {
    const { message } = await discord.command({ query });
    expect(isEphemeral(message)).toBe(!query.includes("--share"));
    expect(textOf(message).length).toBeGreaterThan(20);
  });

  it("completes names as they are typed, whatever the script", async () => {
    expect(await discord.autocomplete("moor")).toContainEqual({
      name: "Moore Threads (摩尔线程) · player",
      value: "moore-threads",
    });
    expect((await discord.autocomplete("摩尔"))[0]?.value).toBe("moore-threads");
    expect((await discord.autocomplete("")).length).toBeGreaterThan(5);
    expect((await discord.autocomplete("compare huaw"))[0]?.value).toMatch(/^compare huawei \S+$/);
  });

  it("pages in place, and shares as a message of its own", async () => {
    const { message: first } = await discord.command({ query: "latest" });
    const { message: second } = await discord.press(buttonOf(first, "Next"));
    expect(second.id).toBe(first.id);
    expect(textOf(second)).toContain("6 to 10 of");
    const shared = await discord.press(buttonOf(second, "Share"));
    expect(isEphemeral(shared.message)).toBe(false);
    expect(textOf(shared.message)).toContain("anna");
  });

  it("shares at once when asked to", async () => {
    const { message } = await discord.command({ query: "moore-threads", share: true });
    expect(isEphemeral(message)).toBe(false);
  });

  it("gives a choice for a name that is several things", async () => {
    const { message } = await discord.command({ query: "hbm4" });
    const labels = discordButtons(message).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(["Samsung HBM4", "SK hynix HBM4", "Micron HBM4"]));
    const { message: chosen } = await discord.press(buttonOf(message, "SK hynix HBM4"));
    expect(textOf(chosen)).toContain("SK hynix HBM4");
  });
});

describe("both at once", () => {
  it("is ready, and says so", async () => {
    const answer = await fetch(`${program.url}/readyz`);
    expect(answer.status).toBe(200);
  });
});
