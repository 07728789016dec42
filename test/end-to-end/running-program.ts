import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
const READY_WITHIN_MS = 30_000;

export interface RunningProgram {
  readonly url: string;
  /** Everything that it wrote so far, both streams. */
  output(): string;
  /** Asks it to stop, as a process manager does; gives the exit code. */
  stop(): Promise<number | null>;
}

/** Starts the built program, as `npm start` does, and waits until it is ready, or until it says what it is told to say. */
export async function runProgram(env: Record<string, string>, until?: string): Promise<RunningProgram> {
  const dataDir = mkdtempSync(join(tmpdir(), "amw-e2e-"));
  const port = await freePort();
  const child = spawn(process.execPath, ["dist/main.js", "start"], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, AMW_DATA_DIR: dataDir, PORT: String(port), AMW_LOG_LEVEL: "debug", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  const ended = new Promise<number | null>((done) => child.on("close", done));
  const url = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<number | null> => {
    child.kill("SIGTERM");
    const code = await ended;
    rmSync(dataDir, { recursive: true, force: true });
    return code;
  };
  const late = AbortSignal.timeout(READY_WITHIN_MS);
  while (!(until === undefined ? await isReady(url) : output.includes(until))) {
    if (late.aborted || child.exitCode !== null) {
      child.kill("SIGKILL");
      throw new Error(`The program did not become ready:\n${output}`);
    }
    await new Promise((next) => setTimeout(next, 50));
  }
  return { url, output: () => output, stop };
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
  await answer?.text();
  return answer?.status === 200;
}

export const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
