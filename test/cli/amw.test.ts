import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdtempSync, openSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const MAIN = join(ROOT, "dist/main.js");
const DATA = mkdtempSync(join(tmpdir(), "amw-cli-"));
afterAll(() => rmSync(DATA, { recursive: true, force: true }));

type Env = Record<string, string>;

const environment = (env: Env): NodeJS.ProcessEnv => ({
  PATH: process.env["PATH"],
  AMW_DATA_DIR: DATA,
  PORT: "0",
  ...env,
});

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

async function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
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
    [["fly"], 2, "There is no command fly; amw help lists them."],
  ])("%j ends with %i", async (args, expected, sentence) => {
    const { code, out, err } = await amw(args);
    expect(`${out}${err}`.replace(/\s+/g, " ")).toContain(sentence);
    expect(code).toBe(expected);
  });
});

describe("amw validate", () => {
  it("accepts the knowledge base that is shipped", async () => {
    const { code, out } = await amw(["validate"]);
    expect(out).toBe("config/knowledge is valid.\n");
    expect(code).toBe(0);
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
    await expect.poll(() => status(`http://127.0.0.1:${port}/readyz`), { timeout: 15_000 }).toBe(200);
    expect(await status(`http://127.0.0.1:${port}/healthz`)).toBe(200);
    expect(await status(`http://127.0.0.1:${port}/nowhere`)).toBe(404);
    const asked = Date.now();
    child.kill("SIGTERM");
    expect(await end).toBe(0);
    expect(Date.now() - asked).toBeLessThan(10_000);
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
  ])("with %j ends with 2 and one line", async (env, sentence) => {
    const { code, err } = await amw(["start"], { env });
    expect(code).toBe(2);
    expect(err).toContain(sentence);
    expect(err.trim().split("\n")).toHaveLength(1);
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
