import { type ChildProcessByStdio, spawn } from "node:child_process";
import { mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Readable, Writable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const MAIN = join(ROOT, "dist/main.js");
const DATA = mkdtempSync(join(tmpdir(), "amw-cli-"));
afterAll(() => rmSync(DATA, { recursive: true, force: true }));

type Env = Record<string, string>;

const environment = (env: Env): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  AMW_DATA_DIR: DATA,
  PORT: "0",
  ...env,
});

type Running = ChildProcessByStdio<Writable | null, Readable, Readable>;

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built program to its end. */
function amw(args: readonly string[], { input = "", env = {} }: { input?: string; env?: Env } = {}): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: ROOT, env: environment(env) });
  child.stdin.end(input);
  return ended(child);
}

/** The same with /dev/null as its input. */
const unheard = (args: readonly string[], env: Env): Promise<Ended> =>
  ended(
    spawn(process.execPath, [MAIN, ...args], {
      cwd: ROOT,
      env: environment(env),
      stdio: ["ignore", "pipe", "pipe"],
    }),
  );

async function ended(child: Running): Promise<Ended> {
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (err += text));
  const code = await new Promise<number | null>((done) => child.on("close", done));
  return { code, out, err };
}

describe("amw ask", () => {
  it.each(["moore-threads", "Moore Thread", "摩尔线程", "摩爾線程", "moer xiancheng", "688795"])(
    "answers %s with Moore Threads",
    async (line) => {
      const { code, out } = await amw(["ask", line]);
      expect(code).toBe(0);
      expect(out).toContain("Moore Threads");
      expect(out).toContain("摩尔线程");
      // Not a terminal: no colour, no escape sequence.
      expect(out).not.toContain("\u001b");
    },
  );

  it("takes the line as several arguments, quotes kept", async () => {
    const { code, out } = await amw(["ask", "compare", "moore threads", "huawei", "--format", "json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out).about).toEqual(["player:moore-threads", "player:huawei"]);
  });

  it("gives the message as JSON, with what it is about", async () => {
    const message = JSON.parse((await amw(["ask", "s5000", "--format", "json"])).out);
    expect(message.about[0]).toBe("player:moore-threads");
    expect(message.about).toContain("product:mtt-s5000");
    expect(Object.keys(message).sort()).toEqual(["about", "actions", "audience", "blocks", "summary", "title", "tone"]);
  });

  it.each([
    ["slack", (wire: { blocks: unknown[]; text: string }) => wire.blocks.length > 3 && wire.text.length > 100],
    [
      "discord",
      (wire: { flags: number; components: unknown[] }) => (wire.flags & (1 << 15)) !== 0 && wire.components.length > 0,
    ],
  ])("gives the payload as %s would get it", async (format, holds) => {
    expect(holds(JSON.parse((await amw(["ask", "moore-threads", "--format", format])).out))).toBe(true);
  });

  it("gives HTML", async () => {
    expect((await amw(["ask", "moore-threads", "--format=html"])).out).toMatch(/^<article class="amw/);
  });

  it.each([
    [["ask", "qqqqqqqq zzzzz"], 1, "Nothing here is called “qqqqqqqq zzzzz”"],
    [["ask", "latest --sinse 2026"], 1, "latest has no flag --sinse; did you mean --since?"],
    [["ask", "timeline huwaei"], 1, "I know no player or segment called “huwaei”; did you mean Huawei (华为)?"],
    [["ask"], 2, "Say what to ask"],
    [["ask", "latest", "--format", "yaml"], 2, "--format yaml is not known; choose text, json, slack, discord, html."],
    [["ask", "latest", "--as", "king"], 2, "--as king is not known; choose anyone, editor, admin."],
    [["ask", "huawei", "--format"], 2, "Give --format a value, for example --format json."],
    [["ask", "huawei", "--fromat", "json"], 2, "There is no flag --fromat; did you mean --format?"],
    [["validate", "config/knowledge", "b"], 2, "amw validate takes one folder; leave out b."],
    [["validate", "--strict"], 2, "amw validate takes one folder; leave out --strict."],
    [["start", "now"], 2, "amw start takes nothing more; leave out now."],
    [["manifest"], 2, "Write amw manifest slack, or amw manifest slack --http https://amw.example.com."],
    [["manifest", "discord"], 2, "Write amw manifest slack"],
    [["manifest", "slack", "now"], 2, "Write amw manifest slack"],
    [["manifest", "slack", "--http"], 2, "Give --http a value, for example --http https://amw.example.com."],
    [
      ["manifest", "slack", "--http", "amw.example.com"],
      2,
      "--http amw.example.com is no https address; write the one",
    ],
    [["manifest", "slack", "--http", "http://amw.example.com"], 2, "is no https address"],
    [["manifest", "slack", "--http", "https://amw.example.com?a=b"], 2, "is no https address"],
    [["fly"], 2, "There is no command fly; amw help lists them."],
  ])("%j ends with %i", async (args, expected, sentence) => {
    const { code, out, err } = await amw(args);
    expect(`${out}${err}`.replace(/\s+/g, " ")).toContain(sentence);
    expect(code).toBe(expected);
  });
});

describe("amw digest preview", () => {
  const preview = (...args: readonly string[]) => amw(["digest", "preview", ...args]);

  it("shows the edition of an instant, the same every time, without what is dated later", async () => {
    const args = ["--at", "2026-01-31T18:00Z", "--timezone", "Shanghai", "--min-significance", "2", "--format", "json"];
    const [one, two] = await Promise.all([preview(...args), preview(...args)]);
    expect(one).toMatchObject({ code: 0, err: "" });
    expect(two.out).toBe(one.out);
    const { title, about, blocks } = JSON.parse(one.out);
    expect(title).toBe("Preview: Digest of 1 February 2026");
    expect(JSON.stringify(blocks)).toContain("As of 1 Feb 2026, 02:00 (Asia/Shanghai).");
    expect(about.length).toBeGreaterThan(3);
    for (const id of about) expect(id < "announcement:2026-02-02").toBe(true);
  });

  it("is what each platform would get", async () => {
    const [slack, discord] = await Promise.all([preview("--format", "slack"), preview("--format", "discord")]);
    expect(JSON.parse(slack.out).blocks[0]).toMatchObject({ type: "header" });
    expect(JSON.parse(discord.out)).toMatchObject({ flags: 32_768, allowed_mentions: { parse: [] } });
  });

  it("refuses a filter and an instant that do not work", async () => {
    expect(await preview("--segment", "nosuch")).toMatchObject({ code: 1, out: expect.stringContaining("nosuch") });
    expect(await preview("--at", "soon")).toMatchObject({
      code: 2,
      err: expect.stringContaining("soon is no instant"),
    });
    expect((await amw(["digest", "list"])).code).toBe(2);
  });
});

describe("amw validate", () => {
  it("accepts the knowledge base that is shipped", async () => {
    const { code, out } = await amw(["validate"]);
    expect(out).toBe("config/knowledge is valid.\n");
    expect(code).toBe(0);
  });
});

describe("amw manifest slack", () => {
  // Whatever else is configured, and however wrong.
  const env = { PORT: "eighty" };

  it("prints what is kept beside the code", async () => {
    const socket = await amw(["manifest", "slack"], { env });
    expect(socket).toEqual({
      code: 0,
      out: readFileSync(join(ROOT, "config/slack/manifest.socket.json"), "utf8"),
      err: "",
    });
    const http = await amw(["manifest", "slack", "--http", "https://amw.example.com/"], { env });
    expect(http.out).toBe(readFileSync(join(ROOT, "config/slack/manifest.http.json"), "utf8"));
  });

  it("keeps the path of an address behind a proxy", async () => {
    const { out } = await amw(["manifest", "slack", "--http=https://example.com/bots/amw"]);
    expect(out).toContain('"request_url": "https://example.com/bots/amw/slack/events"');
  });
});

describe("amw start without a token", () => {
  it("answers piped lines one by one and ends with 0", async () => {
    const { code, out } = await amw(["start"], { input: "moore-threads\n\n摩尔线程\nno such thing at all" });
    expect(code).toBe(0);
    expect(out.match(/Beijing/g)?.length).toBeGreaterThanOrEqual(2);
    expect(out).toContain("no such thing at all");
  });

  it("serves on with nothing to read, answers health checks, and ends on SIGTERM within 10 s", async () => {
    const port = await freePort();
    const nothing = openSync("/dev/null", "r");
    const child = spawn(process.execPath, [MAIN, "start"], {
      cwd: ROOT,
      env: environment({ PORT: String(port) }),
      stdio: [nothing, "pipe", "pipe"],
    });
    const end = new Promise<number | null>((done) => child.on("close", done));
    let log = "";
    child.stderr?.on("data", (text) => (log += text));
    await expect.poll(() => status(`http://127.0.0.1:${port}/readyz`), { timeout: 15_000 }).toBe(200);
    expect(await status(`http://127.0.0.1:${port}/healthz`)).toBe(200);
    expect(await status(`http://127.0.0.1:${port}/nowhere`)).toBe(404);
    const asked = Date.now();
    child.kill("SIGTERM");
    expect(await end).toBe(0);
    expect(Date.now() - asked).toBeLessThan(10_000);
    expect(log).toMatch(/"signal":"SIGTERM","msg":"AMW stops[^\n]+\n[^\n]+"AMW has stopped"/);
  });

  it.each([
    [{ PORT: "eighty" }, "PORT: Write a port from 0 to 65535."],
    [{ AMW_LOG_LEVEL: "loud" }, "AMW_LOG_LEVEL: Choose from debug, info, warn, error, silent."],
    [{ SLACK_BOT_TOKEN: "oops" }, "SLACK_BOT_TOKEN: A bot token starts with xoxb-."],
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, "SLACK_APP_TOKEN: SLACK_BOT_TOKEN is set, so set the app-level token"],
    [{ DISCORD_TOKEN: "short" }, "DISCORD_TOKEN: That is no bot token."],
    [{ AMW_ADMINS: "ada" }, "AMW_ADMINS: Write people as slack:U123"],
    [{ AMW_TIMEZONE: "Mars" }, "AMW_TIMEZONE: Write a timezone by its name"],
    [{ DATABASE_URL: "postgres://x" }, "DATABASE_URL: This version keeps everything in files"],
    [{ AMW_KNOWLEDGE_DIR: "/nowhere/at/all" }, "AMW_KNOWLEDGE_DIR"],
    [{ AMW_DATA_DIR: "/proc/x" }, "AMW_DATA_DIR: /proc/x cannot be written"],
    [{ AMW_DATA_DIR: "/proc" }, "AMW_DATA_DIR: /proc cannot be written"],
    [{ AMW_DATA_DIR: MAIN }, `AMW_DATA_DIR: ${MAIN} cannot be written`],
  ])("with %j ends with 2 and one line", async (env, sentence) => {
    const { code, err } = await amw(["start"], { env });
    expect(code).toBe(2);
    expect(err).toContain(sentence);
    expect(err.trim().split("\n")).toHaveLength(1);
  });
});

describe("amw start where it cannot listen", () => {
  let server: Server;
  let taken: string;
  let ownTaken: boolean;
  beforeAll(async () => {
    // What nobody set is port 3000; another program that holds it already is as good.
    server = createServer();
    ownTaken = await new Promise((done) => {
      server.once("error", () => done(false)).listen(3000, "127.0.0.1", () => done(true));
    });
    taken = "Port 3000 on 127.0.0.1 is taken. Stop what uses it, or set PORT to a free port.";
  });
  afterAll(() => (ownTaken ? new Promise((done) => server.close(done)) : undefined));

  const unset = { PORT: "", AMW_LOG_LEVEL: "warn" };

  it("answers lines all the same, and says what is missing", async () => {
    const { code, out, err } = await amw(["start"], { input: "moore-threads", env: unset });
    expect(out).toContain("Moore Threads");
    expect(err).toContain(`${taken} AMW answers here without its pages.`);
    expect(code).toBe(0);
  });

  it("fails where there is nothing to read, or no line in it", async () => {
    expect(await unheard(["start"], unset)).toEqual({ code: 2, out: "", err: `${taken}\n` });
    const { code, err } = await amw(["start"], { input: "", env: unset });
    expect(err).toMatch(/Port 3000 on 127\.0\.0\.1 is taken\. [^\n]*PORT to a free port\.\n$/);
    expect(code).toBe(2);
  });

  it.each([{ HOST: "127.0.0.1" }, { PORT: "3000" }])("fails where %j was asked for", async (env) => {
    const { code, out, err } = await amw(["start"], { input: "moore-threads", env: { ...unset, ...env } });
    expect({ code, out, err }).toEqual({ code: 2, out: "", err: `${taken}\n` });
  });

  it("fails with an address that is not this machine's, with nothing to read", async () => {
    const { code, err } = await unheard(["start"], { ...unset, HOST: "192.0.2.1" });
    expect(err).toMatch(/^This machine has no address 192\.0\.2\.1\. Set HOST to [^\n]*\n$/);
    expect(code).toBe(2);
  });
});

describe("amw start, stopped", () => {
  it("serves on after an input without lines", async () => {
    const child = spawn(process.execPath, [MAIN, "start"], { cwd: ROOT, env: environment({}) });
    const end = ended(child);
    child.stdin.end("\n# nothing asked\n");
    let log = "";
    child.stderr.on("data", (text) => (log += text));
    await expect.poll(() => log, { timeout: 15_000 }).toContain("AMW is ready");
    expect(child.exitCode).toBeNull();
    child.kill("SIGTERM");
    expect((await end).code).toBe(0);
  });

  it("leaves the prompt cleanly", async () => {
    const terminal = "process.stdin.isTTY = process.stdout.isTTY = true;";
    const args = ["--import", `data:text/javascript,${encodeURIComponent(terminal)}`, MAIN, "start"];
    const child = spawn(process.execPath, args, { cwd: ROOT, env: environment({ TERM: "xterm" }) });
    const end = ended(child);
    let screen = "";
    child.stdout.on("data", (text) => (screen += text));
    await expect.poll(() => screen, { timeout: 15_000 }).toContain("amw> ");
    child.kill("SIGTERM");
    const { code, out } = await end;
    expect(code).toBe(0);
    // The shell's own prompt must not stand on the same line.
    expect(out.slice(out.lastIndexOf("amw> "))).toMatch(/\n$/);
  });
});

async function status(url: string): Promise<number> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await answer.text();
    return answer.status;
  } catch {
    return 0;
  }
}

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
