import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import type { Base } from "./bases.ts";

const PROGRAM = resolve("dist/main.js");
const READY_WITHIN_MS = 600_000;

/** Resident memory of `amw start` without chat, as soon as it says that it is ready. */
export async function programMegabytes({ knowledgeDir, dataDir }: Base, start: "cold" | "warm"): Promise<number> {
  if (!existsSync(PROGRAM)) throw new Error("The program is not built: run npm run build first.");
  if (start === "cold") rmSync(dataDir, { recursive: true, force: true });
  const child = spawn(process.execPath, [PROGRAM, "start"], {
    env: { PATH: process.env.PATH, AMW_KNOWLEDGE_DIR: knowledgeDir, AMW_DATA_DIR: dataDir, PORT: "0" },
    stdio: ["ignore", "ignore", "pipe"],
    timeout: READY_WITHIN_MS,
  });
  const ended = once(child, "close");
  let printed = "";
  for await (const text of child.stderr.setEncoding("utf8")) {
    printed += text;
    if (!printed.includes("AMW is ready")) continue;
    const kilobytes = Number(execFileSync("ps", ["-o", "rss=", "-p", String(child.pid)], { encoding: "utf8" }));
    child.kill("SIGTERM");
    await ended;
    return (kilobytes * 1024) / 1e6;
  }
  const [code] = await ended;
  throw new Error(`The program ended with ${code} before it was ready:\n${printed}`);
}
