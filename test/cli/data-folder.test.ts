import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import Database from "libsql";
import { afterEach, beforeEach, expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const MAIN = join(ROOT, "dist/main.js");

let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "amw-folder-"));
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill("SIGKILL");
    await once(child, "close");
  }
  rmSync(folder, { recursive: true, force: true });
});

/** The built program over that data folder; `input`: what is piped in, else nothing can be read. */
function run(args: readonly string[], input?: string) {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, AMW_DATA_DIR: folder, PORT: "0" },
    stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
  });
  children.push(child);
  child.stdin?.end(input);
  let [out, err] = ["", ""];
  child.stdout?.on("data", (text) => (out += text));
  child.stderr?.on("data", (text) => (err += text));
  const ended = once(child, "close").then(([code]) => ({ code, out, err }));
  const ready = new Promise<void>((resolve) => {
    child.stderr?.on("data", () => err.includes("AMW is ready") && resolve());
  });
  return { child, ended, ready };
}

it("is one AMW's at a time: a second one says who has it, and a killed one has it no longer", async () => {
  const first = run(["start"]);
  await first.ready;
  const second = await run(["start"]).ended;
  expect(second.code).toBe(2);
  expect(second.err).toMatch(
    new RegExp(
      `^AMW_DATA_DIR: ${folder} is in use by another AMW \\(process ${first.child.pid}, since \\d{4}-[^)]+\\)\\. Stop that one, or set AMW_DATA_DIR to another folder\\.\\n$`,
    ),
  );
  const asked = run(["ask", "watch nvidia"]).ended;
  const piped = run(["start"], "watching\n").ended;
  expect((await asked).code).toBe(0);
  expect((await piped).code).toBe(0);
  first.child.kill("SIGKILL");
  await first.ended;
  const third = run(["start"]);
  await third.ready;
  third.child.kill("SIGTERM");
  expect((await third.ended).code).toBe(0);
}, 60_000);

it("keeps what was asked for, for the next process", async () => {
  expect((await run(["ask", "watch nvidia huawei"]).ended).code).toBe(0);
  expect((await run(["ask", "watching"]).ended).out).toMatch(/Huawei[\s\S]*NVIDIA/);
}, 30_000);

it.each([
  [
    "that is no database",
    () => writeFileSync(join(folder, "state.db"), "nothing of ours ".repeat(100)),
    /cannot be used \(file is not a database\)\. Put back a copy/,
  ],
  [
    "of a newer AMW",
    () => {
      const db = new Database(join(folder, "state.db"));
      db.exec("create table migration (name text, timestamp text); insert into migration values ('0999-later', '')");
      db.close();
    },
    /was written by a newer AMW\. Run that version/,
  ],
])(
  "ends with 2 and what to do over a state file %s",
  async (_, prepare, sentence) => {
    prepare();
    const { code, err } = await run(["start"]).ended;
    expect(code).toBe(2);
    expect(err.trimEnd().split("\n").at(-1)).toMatch(sentence);
  },
  30_000,
);
