import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { fakeDiscord } from "../fakes/discord/fake-discord.ts";
import { APP_TOKEN, BOT_TOKEN, fakeSlack } from "../fakes/slack/fake-slack.ts";
import { SCOPES } from "../fakes/slack/oauth.ts";

const ROOT = resolve(import.meta.dirname, "../..");
type Env = Readonly<Record<string, string>>;

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "amw-doctor-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** Runs the built `amw doctor`; gives its lines, and everything that it wrote. */
async function doctor(env: Env) {
  const from = performance.now();
  const child = spawn(process.execPath, ["dist/main.js", "doctor"], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, AMW_DATA_DIR: folder(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (err += text));
  const code = await new Promise<number | null>((done) => child.on("close", done));
  const lines = out.trimEnd().split("\n");
  const wrong = lines.filter((line) => line.startsWith("WRONG")).map((line) => line.replace(/^WRONG \S+ +/, ""));
  return { code, lines, wrong, err, out, took: performance.now() - from };
}

async function platforms() {
  const [slack, discord] = await Promise.all([fakeSlack(), fakeDiscord()]);
  onTestFinished(() => Promise.all([slack.close(), discord.close()]).then(() => {}));
  const env = {
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
  };
  return { slack, discord, env };
}

it("finds all well, a line each, and connects to nothing", async () => {
  const { slack, discord, env } = await platforms();
  const { code, lines, err, out } = await doctor(env);
  expect(
    lines.map((line) => line.replace(/\/\S+ can/, "DATA can").replace(/^(ok.*) \d+ ann.* \d+ pl/, "$1 N ann N pl")),
  ).toEqual([
    "ok    configuration AMW answers in Slack by Socket Mode and Discord.",
    "ok    data          DATA can be written.",
    "ok    knowledge     N ann N players, all valid.",
    "ok    slack         Slack takes SLACK_BOT_TOKEN, the token of the bot amw in Example.",
    "ok    slack         The bot has every scope that AMW needs. It goes without optional ones, so it does not know: people's time zones and who is a workspace admin (users:read); who made a public channel, its name, and whether AMW can post there (channels:read); the same of private channels (groups:read); whether an unanswered direct message arrived (im:write); whether an unanswered post arrived in a public channel (channels:history); the same of private channels (groups:history); who is in the user groups that give roles (usergroups:read).",
    "ok    slack         Slack takes SLACK_APP_TOKEN, and Socket Mode is on.",
    "ok    discord       Discord takes DISCORD_TOKEN, the token of the application AMW.",
    "ok    discord       Discord allows 1000 more logins today.",
    "All is well.",
  ]);
  expect([code, err, slack.sockets.opened, discord.commandWrites]).toEqual([0, "", 0, 0]);
  for (const secret of [BOT_TOKEN, APP_TOKEN, discord.token]) expect(out).not.toContain(secret);
});

it("names every scope that is missing", async () => {
  const { slack, env } = await platforms();
  slack.oauth.scopes = "chat:write,commands,app_mentions:read";
  const one = await doctor(env);
  expect([one.code, one.wrong]).toEqual([
    1,
    ["The bot lacks the scope im:history. Add it under OAuth & Permissions, then reinstall the app."],
  ]);
  expect(one.lines.at(-1)).toBe("1 of 8 checks found something wrong.");
  slack.oauth.scopes = "chat:write";
  expect((await doctor(env)).wrong).toEqual([
    "The bot lacks the scopes commands, app_mentions:read, im:history. Add them under OAuth & Permissions, then reinstall the app.",
  ]);
});

it("says so where the bot has every scope, and names the optional ones that it lacks without making an error of them", async () => {
  const { slack, env } = await platforms();
  slack.oauth.scopes = `${SCOPES},users:read,channels:read,groups:read,im:write,channels:history,groups:history,usergroups:read`;
  const all = await doctor(env);
  expect(all.lines).toContain("ok    slack         The bot has every scope that AMW uses.");
  slack.oauth.scopes = `${SCOPES},users:read,channels:read,groups:read,channels:history,groups:history,usergroups:read`;
  const { code, lines } = await doctor(env);
  expect(code).toBe(0);
  expect(lines).toContain(
    "ok    slack         The bot has every scope that AMW needs. It goes without optional ones, so it does not know: whether an unanswered direct message arrived (im:write).",
  );
});

it("names wrong tokens, without printing them", async () => {
  const { env } = await platforms();
  const tokens = {
    SLACK_BOT_TOKEN: "xoxb-9-wrong",
    SLACK_APP_TOKEN: "xapp-9-wrong",
    DISCORD_TOKEN: "MTIzNDU2Nzg5.fake.another-token",
  };
  const { code, wrong, out, err } = await doctor({ ...env, ...tokens });
  expect(code).toBe(1);
  expect(wrong).toEqual([
    "Slack refused SLACK_BOT_TOKEN (invalid_auth). Copy the Bot User OAuth Token (xoxb-…) again from your app's page OAuth & Permissions.",
    "Slack refused SLACK_APP_TOKEN (not_allowed_token_type). Under Basic Information, generate an app-level token (xapp-…) with the scope connections:write and copy it again.",
    "Discord refused DISCORD_TOKEN. Copy the token again from the Bot page of your application at https://discord.com/developers/applications, or reset it there.",
  ]);
  for (const token of Object.values(tokens)) expect(`${out}${err}`).not.toContain(token);
});

it("gives up within a few seconds on platforms that do not answer", async () => {
  const { slack, discord, env } = await platforms();
  slack.next("auth.test", { hang: true });
  slack.next("apps.connections.open", { hang: true });
  discord.fault("application", "silence");
  discord.fault("gateway", "silence");
  const { code, wrong, took } = await doctor(env);
  expect(code).toBe(1);
  expect(wrong).toHaveLength(3);
  expect(wrong[0]).toMatch(
    /^Slack could not be reached at \S+ \(.+\)\. Check this machine's network, and SLACK_API_URL/,
  );
  expect(wrong[2]).toMatch(
    /^Discord did not answer at \S+ in time\. Check this machine's network, and DISCORD_API_URL/,
  );
  expect(took).toBeLessThan(8000);
});

it("names platforms that are down", async () => {
  const { env } = await platforms();
  const nowhere = { SLACK_API_URL: "http://127.0.0.1:1/api", DISCORD_API_URL: "http://127.0.0.1:1/api" };
  const { code, wrong } = await doctor({ ...env, ...nowhere });
  expect(code).toBe(1);
  expect(wrong.map((text) => text.replace(/ \(.+\)/, ""))).toEqual([
    "Slack could not be reached at http://127.0.0.1:1/api/. Check this machine's network, and SLACK_API_URL if you set it.",
    "Slack could not be reached at http://127.0.0.1:1/api/. Check this machine's network, and SLACK_API_URL if you set it.",
    "Discord could not be reached at http://127.0.0.1:1/api. Check this machine's network, and DISCORD_API_URL if you set it.",
  ]);
});

it("says that no platform is set, and that several workspaces install AMW themselves", async () => {
  const alone = await doctor({});
  expect([alone.code, alone.lines[0]]).toEqual([
    0,
    "ok    configuration No chat token is set, so AMW answers on this machine only.",
  ]);
  const secrets = { SLACK_CLIENT_SECRET: "the-client-secret", SLACK_STATE_SECRET: "the-state-secret" };
  const { code, lines, out } = await doctor({ ...secrets, SLACK_CLIENT_ID: "1.2", SLACK_SIGNING_SECRET: "s1gning" });
  expect(code).toBe(0);
  expect(lines.filter((line) => line.includes(" slack "))).toEqual([
    "ok    slack         Each workspace installs AMW itself, at /slack/install of AMW's public address.",
    "ok    slack         Slack calls AMW by HTTP; whether SLACK_SIGNING_SECRET is right shows with the first call.",
  ]);
  for (const secret of ["s1gning", ...Object.values(secrets)]) expect(out).not.toContain(secret);
});

it.each<[string, () => Env, RegExp]>([
  ["a malformed variable", () => ({ PORT: "70000" }), /^PORT: Write a port from 0 to 65535\.$/],
  [
    "a missing knowledge folder",
    () => ({ AMW_KNOWLEDGE_DIR: "/nowhere" }),
    /^AMW_KNOWLEDGE_DIR: \/nowhere is no folder; give the folder that holds/,
  ],
  [
    "an empty knowledge folder",
    () => ({ AMW_KNOWLEDGE_DIR: folder() }),
    /^1 problem in \/\S+; run amw validate for each file and line\.$/,
  ],
  [
    "broken knowledge files",
    () => ({ AMW_KNOWLEDGE_DIR: brokenKnowledge() }),
    /^2 problems in \/\S+; run amw validate for each file and line\.$/,
  ],
  [
    "a data folder that cannot be written",
    () => ({ AMW_DATA_DIR: "/proc/amw" }),
    /^AMW_DATA_DIR: \/proc\/amw cannot be written; give a folder that AMW may write to\.$/,
  ],
  [
    "a data file that is broken",
    () => ({ AMW_DATA_DIR: brokenData() }),
    /^What is kept in \/\S+ cannot be opened: .*file is not a database\.$/,
  ],
])("with %s says what to do, and ends with 1", async (_, env, sentence) => {
  const { code, wrong, err, lines } = await doctor(env());
  expect(wrong).toEqual([expect.stringMatching(sentence)]);
  expect(lines.at(-1)).toMatch(/^1 of \d checks? found something wrong\.$/);
  expect([code, err]).toEqual([1, ""]);
});

function brokenKnowledge(): string {
  const made = folder();
  cpSync(join(ROOT, "test/samples/knowledge"), made, { recursive: true });
  for (const id of ["cxmt", "sugon"]) writeFileSync(join(made, `players/${id}.json`), "{");
  return made;
}

function brokenData(): string {
  const made = folder();
  writeFileSync(join(made, "buttons.db"), "this is no database, and never was one\n".repeat(200));
  return made;
}
