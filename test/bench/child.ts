import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import type { OfChild } from "./measured.ts";

const READY_WITHIN_MS = 120_000;

/** A process that is measured. */
export interface Child {
  /** Asks it for its memory and time; with `clear`, after its heap was cleared. */
  ask(clear: boolean): Promise<OfChild>;
  stop(): Promise<void>;
}

/** The program as it is built and installed. */
export const AMW: Program = { script: resolve("dist/main.js"), args: ["start"] };
/** A program of this folder. */
export const program = (name: string): Program => ({ script: resolve(import.meta.dirname, name), args: [] });

interface Program {
  readonly script: string;
  readonly args: readonly string[];
}

/** Runs the program in a process of its own, and waits until it says on standard error that it is ready. */
export async function startChild({ script, args }: Program, env: Readonly<Record<string, string>>): Promise<Child> {
  const measured = new URL("./measured.js", import.meta.url).href;
  const child = fork(script, args, {
    env: { PATH: process.env.PATH, ...env },
    execArgv: ["--expose-gc", "--import", measured],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const ended = once(child, "exit").then(([code]): never => {
    throw new Error(`${script} ended with ${code}.`);
  });
  ended.catch(() => undefined);
  await Promise.race([readiness(child), ended]);
  return {
    async ask(clear) {
      const said = once(child, "message");
      child.send(clear ? "heap" : "time");
      const [of] = await Promise.race([said, ended]);
      return of as OfChild;
    },
    async stop() {
      child.kill("SIGTERM");
      await ended.catch(() => undefined);
    },
  };
}

function readiness(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill("SIGKILL"), READY_WITHIN_MS);
    let printed = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      if (printed.includes("is ready")) return;
      printed += text;
      if (!printed.includes("is ready")) return;
      clearTimeout(timer);
      resolve();
    });
    child.once("exit", () => process.stderr.write(printed.includes("is ready") ? "" : printed));
  });
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
