import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../src/config.ts";

const OAUTH = {
  SLACK_CLIENT_ID: "111.222",
  SLACK_CLIENT_SECRET: "c1ient",
  SLACK_STATE_SECRET: "st4te-st4te-st4te",
};

describe("the configuration", () => {
  it("needs nothing", () => {
    expect(readConfig({})).toMatchObject({
      slack: undefined,
      discord: undefined,
      knowledgeDir: "config/knowledge",
      dataDir: "data",
      host: "127.0.0.1",
      port: 3000,
      portIsSet: false,
      playground: true,
      logLevel: "info",
    });
  });

  it("counts an empty value as unset", () => {
    expect(readConfig({ SLACK_BOT_TOKEN: "", PORT: " " }).slack).toBeUndefined();
  });

  it("reads both front ends, and holds their tokens to be secret", () => {
    const env = {
      SLACK_BOT_TOKEN: "xoxb-1",
      SLACK_APP_TOKEN: "xapp-1",
      DISCORD_TOKEN: "x".repeat(30),
      AMW_ADMINS: "slack:U1, slack:T1/U2,discord:3",
    };
    const config = readConfig(env);
    expect(config.slack).toEqual({ botToken: "xoxb-1", appToken: "xapp-1", apiUrl: "https://slack.com/api/" });
    expect(config.discord).toEqual({ token: "x".repeat(30), apiUrl: "https://discord.com/api", guildId: undefined });
    expect(config.admins).toEqual(["slack:U1", "slack:T1/U2", "discord:3"]);
    expect(config.secrets).toEqual(expect.arrayContaining(["xoxb-1", "xapp-1", "x".repeat(30)]));
  });

  it("has the playground on until there is a chat token, and as it is told", () => {
    const chat = { DISCORD_TOKEN: "x".repeat(30) };
    const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" };
    const playground = (env: Record<string, string>) => readConfig(env).playground;
    expect([{}, chat, slack, { ...chat, AMW_PLAYGROUND: "on" }, { AMW_PLAYGROUND: "off" }].map(playground)).toEqual([
      true,
      false,
      false,
      true,
      false,
    ]);
  });

  it("hears Slack by HTTP where there is no app token, by Socket Mode where there is", () => {
    const env = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s3cret" };
    const byHttp = { botToken: "xoxb-1", signingSecret: "s3cret", apiUrl: "https://slack.com/api/" };
    expect(readConfig(env).slack).toEqual(byHttp);
    expect(readConfig(env).secrets).toContain("s3cret");
    const both = readConfig({ ...env, SLACK_APP_TOKEN: "xapp-1" }).slack;
    expect(both).toEqual({ botToken: "xoxb-1", appToken: "xapp-1", apiUrl: "https://slack.com/api/" });
  });

  it.each([
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, /^SLACK_APP_TOKEN: .*SLACK_SIGNING_SECRET/],
    [{ SLACK_APP_TOKEN: "xapp-1" }, /^SLACK_BOT_TOKEN: SLACK_APP_TOKEN is set/],
    [{ SLACK_SIGNING_SECRET: "s" }, /^SLACK_BOT_TOKEN: SLACK_SIGNING_SECRET is set/],
    [{ SLACK_CLIENT_ID: "1.2" }, /^SLACK_CLIENT_SECRET: SLACK_CLIENT_ID is set/],
    [{ SLACK_STATE_SECRET: "s".repeat(16), SLACK_CLIENT_SECRET: "c" }, /^SLACK_CLIENT_ID: SLACK_CLIENT_SECRET is set/],
    [{ SLACK_CLIENT_ID: "1.2", SLACK_CLIENT_SECRET: "c", SLACK_BOT_TOKEN: "xoxb-1" }, /^SLACK_STATE_SECRET: /],
    [{ ...OAUTH, SLACK_APP_TOKEN: "xapp-1", SLACK_BOT_TOKEN: "xoxb-1" }, /^SLACK_BOT_TOKEN: .*unset SLACK_BOT_TOKEN/],
    [OAUTH, /^SLACK_APP_TOKEN: SLACK_CLIENT_ID is set, .*SLACK_SIGNING_SECRET/],
  ])("with %j names in one sentence what is missing", (env, sentence) => {
    expect(() => readConfig(env)).toThrow(sentence);
    expect(() => readConfig(env)).toThrow(/^[^.]*\.$/);
  });

  it("reads several workspaces by OAuth, and holds their secrets to be secret", () => {
    const oauth = { clientId: "111.222", clientSecret: "c1ient", stateSecret: "st4te-st4te-st4te" };
    const apiUrl = "https://slack.com/api/";
    const socket = readConfig({ ...OAUTH, SLACK_APP_TOKEN: "xapp-1" });
    expect(socket.slack).toEqual({ oauth, appToken: "xapp-1", apiUrl });
    const http = readConfig({ ...OAUTH, SLACK_SIGNING_SECRET: "s3cret" });
    expect(http.slack).toEqual({ oauth, signingSecret: "s3cret", apiUrl });
    expect(http.secrets).toEqual(expect.arrayContaining(["c1ient", "st4te-st4te-st4te", "s3cret"]));
    expect(http.playground).toBe(false);
  });

  it("reads the one server that commands are registered in during development", () => {
    const env = { DISCORD_TOKEN: "x".repeat(30), DISCORD_GUILD_ID: " 900000000000000002 " };
    expect(readConfig(env).discord?.guildId).toBe("900000000000000002");
  });

  it.each([
    ["SLACK_SIGNING_SECRET", "two words"],
    ["SLACK_CLIENT_ID", "A0123"],
    ["SLACK_CLIENT_ID", "111.222 "],
    ["SLACK_CLIENT_SECRET", "two words"],
    ["SLACK_STATE_SECRET", "too short"],
    ["DISCORD_GUILD_ID", "my server"],
    ["DISCORD_GUILD_ID", "1234"],
    ["PORT", "70000"],
    ["AMW_LOG_LEVEL", "loud"],
    ["AMW_PLAYGROUND", "yes"],
    ["AMW_TIMEZONE", "Mars/Olympus"],
    ["SLACK_API_URL", "slack.com"],
    ["DISCORD_API_URL", "ftp://x"],
    ["AMW_ADMINS", "ada"],
    ["DATABASE_URL", "postgres://u:p@h/d"],
  ])("refuses %s=%s in one sentence that names it and not its value", (variable, value) => {
    const read = () => readConfig({ [variable]: value });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${variable}: [A-Z].*\\.$`));
    if (variable === "DATABASE_URL") expect(read).not.toThrow(/u:p/);
    if (/SECRET$/.test(variable)) expect(read).not.toThrow(value);
  });
});
