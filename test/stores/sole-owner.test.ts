import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ownFolder } from "../../src/stores/sole-owner.ts";
import { StoreError } from "../../src/stores/store-error.ts";
import { CompiledStores } from "./compiled-stores.ts";
import { temporaryFolder } from "./temporary-base.ts";

const NOW = new Date("2026-11-25T08:00:00Z");
let compiled: CompiledStores;
beforeAll(() => {
  compiled = new CompiledStores();
});
afterAll(() => compiled.remove());

/** A process that owns the folder until it is killed; gives it once it does. */
async function ownedBy(folder: string) {
  const running = compiled.start(`
    import { ownFolder } from ${compiled.module("stores/sole-owner.js")};
    ownFolder(${JSON.stringify(folder)}, new Date("2026-11-25T07:00:00Z"));
    process.stdout.write("owned");
    setInterval(() => {}, 1000);`);
  await once(running.child.stdout ?? running.child, "data");
  return running;
}

const refusal = (folder: string, pid: number | undefined, since: string) =>
  `AMW_DATA_DIR: ${folder} is in use by another AMW (process ${pid}, since ${since}). Stop that one, or set AMW_DATA_DIR to another folder.`;

test("a folder that another process owns is refused, and free once that one is killed", async () => {
  const folder = temporaryFolder();
  const other = await ownedBy(folder);
  for (let i = 0; i < 2; i++)
    expect(() => ownFolder(folder, NOW)).toThrow(
      new StoreError(refusal(folder, other.child.pid, "2026-11-25T07:00:00.000Z")),
    );
  other.child.kill("SIGKILL");
  await other.ended;
  const mine = ownFolder(folder, NOW);
  expect(() => ownFolder(folder, NOW)).toThrow(refusal(folder, process.pid, "2026-11-25T08:00:00.000Z"));
  mine.release();
});

test("another process is refused while this one owns the folder, and not afterwards", async () => {
  const folder = join(temporaryFolder(), "deep", "data");
  const attempt = async () => {
    const { ended } = compiled.start(`
      import { ownFolder } from ${compiled.module("stores/sole-owner.js")};
      try {
        ownFolder(${JSON.stringify(folder)}, new Date(0));
        process.stdout.write("owned");
      } catch (error) {
        process.stdout.write(error.message);
      }`);
    return (await ended).printed;
  };
  const mine = ownFolder(folder, NOW);
  expect(await attempt()).toBe(refusal(folder, process.pid, "2026-11-25T08:00:00.000Z"));
  mine.release();
  expect(await attempt()).toBe("owned");
});

test("one of many that start at once owns the folder", async () => {
  const folder = temporaryFolder();
  const others = Array.from({ length: 6 }, () =>
    compiled.start(`
      import { ownFolder } from ${compiled.module("stores/sole-owner.js")};
      try {
        ownFolder(${JSON.stringify(folder)}, new Date(0));
        process.stdout.write("owned");
        setTimeout(() => process.exit(), 1_500);
      } catch (error) {
        process.stdout.write(error.name);
      }`),
  );
  const outcomes = await Promise.all(others.map(async ({ ended }) => (await ended).printed));
  expect(outcomes.toSorted()).toEqual([...Array(5).fill("StoreError"), "owned"]);
});

test("a lock file that is none says what to do", () => {
  const folder = temporaryFolder();
  const file = join(folder, "amw.lock");
  writeFileSync(file, "nothing of ours, ".repeat(100));
  expect(() => ownFolder(folder, NOW)).toThrow(
    `AMW_DATA_DIR: ${file} cannot be used (file is not a database). Delete it while no AMW runs there, then start again.`,
  );
  rmSync(file);
  ownFolder(folder, NOW).release();
});
