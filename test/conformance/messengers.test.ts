import { PassThrough } from "node:stream";
import { onTestFinished } from "vitest";
import { discordMessenger } from "../../src/adapters/discord/messenger.ts";
import { slackMessenger } from "../../src/adapters/slack/messenger.ts";
import { HERE, terminalMessenger } from "../../src/adapters/terminal/messenger.ts";
import { fakeDiscord } from "../fakes/discord/fake-discord.ts";
import { ANNA, CHANNEL, GUILD } from "../fakes/discord/world.ts";
import { BOT_TOKEN, fakeSlack } from "../fakes/slack/fake-slack.ts";
import { SCOPES } from "../fakes/slack/oauth.ts";
import { SILENT } from "../samples/knowledge-store.ts";
import { messengerConformance, remoteMessengerConformance } from "./messenger.ts";

/** The clock of the platform and of AMW, which a test moves. */
function movedClock(from = Date.now()) {
  let now = from;
  return {
    now: () => now,
    clock: { now: () => new Date(now) },
    advance: (ms: number) => {
      now += ms;
    },
  };
}

remoteMessengerConformance("Discord", async () => {
  const discord = await fakeDiscord();
  const { now, clock, advance } = movedClock();
  const lines = { keep: (line: string) => line, keepForGood: (line: string) => line, recall: () => undefined };
  const messenger = discordMessenger({
    config: { token: discord.token, apiUrl: discord.apiUrl },
    log: SILENT,
    clock,
    lines,
  });
  onTestFinished(async () => {
    await messenger.close(0);
    await discord.close();
  });
  return {
    messenger,
    channel: { surface: "discord", space: GUILD, channel: CHANNEL },
    actor: `discord:${ANNA.id}`,
    standing: () => discord.place.posts(CHANNEL).length,
    lose: (how) => discord.faultAlways("post", how && { status: 500, afterEffect: how === "after" }),
    shut: () => discord.place.set(CHANNEL, GUILD, { deny: ["sendMessages"] }),
    now,
    advance(ms) {
      advance(ms);
      discord.advance(ms);
    },
  };
});

const READING = "users:read,channels:read,groups:read,im:write,channels:history,groups:history";

remoteMessengerConformance("Slack", async () => {
  const slack = await fakeSlack();
  onTestFinished(() => slack.close());
  const { now, clock, advance } = movedClock();
  slack.web.now = now;
  slack.oauth.scopes = `${SCOPES},${READING}`;
  const config = { botToken: BOT_TOKEN, apiUrl: slack.apiUrl, postEveryMs: 0 };
  return {
    messenger: slackMessenger({ config, log: SILENT, clock }),
    channel: { surface: "slack", space: "T1", channel: "C1" },
    // Who made the channel.
    actor: "slack:T1/U9",
    standing: () => slack.web.posted.filter(({ channel }) => channel === "C1").length,
    lose: (how) => {
      if (how) slack.next("chat.postMessage", { status: 500, undone: how === "before" });
    },
    shut: () => void slack.web.world.channel("C1", { isMember: false }),
    now,
    advance,
  };
});

messengerConformance("The terminal", async () => {
  const { now, clock, advance } = movedClock();
  const output = new PassThrough();
  let printed = "";
  output.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  return {
    messenger: terminalMessenger({ output, clock }),
    channel: HERE,
    actor: "terminal:local",
    standing: () => printed.split("#4f2a91c0").length - 1,
    now,
    advance,
  };
});
