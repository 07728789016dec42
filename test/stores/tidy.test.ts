import { statSync } from "node:fs";
import Database from "libsql";
import { expect, test, vi } from "vitest";
import { openCache } from "../../src/stores/json-knowledge/open-cache.ts";
import { tidySteps } from "../../src/stores/json-knowledge/tidy.js";
import { announcementFile } from "./sample-records.ts";
import { temporaryBase, temporaryFolder } from "./temporary-base.ts";

const FEW = 5;
const MANY = 30;

/** How many pieces the full-text index is in. */
function piecesIn(file: string): number {
  const db = new Database(file);
  const [pieces] = db.prepare("select count(distinct segid) from words_idx").raw().get() as [number];
  db.close();
  return pieces;
}

const record = (n: number) => ({
  digest: "0123456789abcdef",
  head: "{}",
  body: "{}",
  names: [],
  words: { title: `alpha${n} training cluster`, names: "", rest: `word${n} `.repeat(50) },
  mentions: [],
});

test("writes leave merging and the log to tidying, which loses nothing", () => {
  const file = `${temporaryFolder()}/cache.db`;
  const cache = openCache(file, "1");
  cache.leaveTidying();
  for (let n = 0; n < MANY; n++)
    cache.write(() => cache.put(`announcements/${n}.json`, { stamp: "s", hash: "h" }, record(n)));
  expect(piecesIn(file)).toBe(MANY);
  const small = statSync(file).size;

  const db = new Database(file);
  for (const _ of tidySteps(db));
  db.close();

  expect(piecesIn(file)).toBeLessThan(FEW);
  expect(statSync(file).size).toBeGreaterThan(small);
  expect(cache.search('"training"', MANY)).toHaveLength(MANY);
  expect(cache.search('"alpha7"', MANY)).toEqual(["announcements/7.json"]);
  cache.close();
});

test("a store tidies after its changes", async () => {
  const base = temporaryBase();
  const store = await base.open();
  for (let n = 0; n < MANY; n++) {
    base.write(`announcements/2026-06-new-${n}.json`, announcementFile(`2026-06-new-${n}`));
    await store.refresh();
  }
  await vi.waitFor(() => expect(piecesIn(base.cacheFile)).toBeLessThan(FEW), { timeout: 5000 });
  expect((await store.search("summary", 100)).hits).toHaveLength(MANY + 2);
});

test("a change is taken as soon as another process has ended its own", async () => {
  const base = temporaryBase();
  const store = await base.open();
  const other = new Database(base.cacheFile);
  other.exec("begin immediate");
  base.write("announcements/2026-06-new.json", announcementFile("2026-06-new"));
  const refreshed = store.refresh();
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(store.knowledge.head("2026-06-new")).toBeUndefined();
  other.exec("commit");
  await refreshed;
  expect(store.knowledge.head("2026-06-new")?.id).toBe("2026-06-new");
  other.close();
});
