import { spawn } from "node:child_process";
import { resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
const WITHIN_MS = 60_000;

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Once {
  readonly ended: Promise<Ended>;
  kill(): void;
}

/** Begins one command line of the built program; `nodeArgs` go before it. */
export function begin(args: readonly string[], env: Record<string, string>, nodeArgs: readonly string[] = []): Once {
  const child = spawn(process.execPath, [...nodeArgs, "dist/main.js", ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: WITHIN_MS,
  });
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name].setEncoding("utf8").on("data", (text: string) => {
      said[name] += text;
    });
  return {
    ended: new Promise((done) => child.on("close", (code, signal) => done({ code, signal, ...said }))),
    kill: () => void child.kill("SIGKILL"),
  };
}
