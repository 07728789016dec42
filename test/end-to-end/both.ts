import { afterAll, beforeAll, expect } from "vitest";
import { type FakeDiscord, fakeDiscord } from "../fakes/discord/fake-discord.ts";
import { APP_TOKEN, BOT_TOKEN, type FakeSlack, fakeSlack } from "../fakes/slack/fake-slack.ts";
import { type RunningProgram, runProgram } from "./running-program.ts";

/** Both fakes and the program that is told of them; to be set up and taken down by a test file. */
export interface Both {
  readonly slack: FakeSlack;
  readonly discord: FakeDiscord;
  readonly program: RunningProgram;
}

export const settingsFor = ({ slack, discord }: Pick<Both, "slack" | "discord">): Record<string, string> => ({
  SLACK_BOT_TOKEN: BOT_TOKEN,
  SLACK_APP_TOKEN: APP_TOKEN,
  SLACK_API_URL: slack.apiUrl,
  DISCORD_TOKEN: discord.token,
  DISCORD_API_URL: discord.apiUrl,
});

/** The program as it is shipped, its knowledge included, with both real clients on both fakes, for a whole file. */
export function bothPlatforms(): () => Both {
  let both: Both | undefined;
  beforeAll(async () => {
    const [slack, discord] = await Promise.all([fakeSlack(), fakeDiscord()]);
    both = { slack, discord, program: await runProgram(settingsFor({ slack, discord })) };
  }, 60_000);
  afterAll(async () => {
    if (!both) return;
    const { slack, discord, program } = both;
    expect(await program.stop()).toBe(0);
    for (const secret of [BOT_TOKEN, APP_TOKEN, discord.token, "/response_url/", "token-of-"])
      expect(program.output()).not.toContain(secret);
    await slack.close();
    await discord.close();
  }, 30_000);
  return () => {
    if (!both) throw new Error("the program does not run");
    return both;
  };
}
