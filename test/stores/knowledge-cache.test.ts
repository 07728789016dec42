import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import Database from "libsql";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { CompiledStores } from "./compiled-stores.ts";
import { announcementFile, playerFile } from "./sample-records.ts";
import { temporaryBase } from "./temporary-base.ts";

const facts = async (store: Awaited<ReturnType<ReturnType<typeof temporaryBase>["open"]>>) => ({
  revision: store.knowledge.revision,
  names: store.knowledge.names.size,
  found: await store.search("alpha cluster", 5),
  summary: store.knowledge.announcement("2026-06-one")?.summary,
});

describe("a cache that cannot be used is built again", () => {
  test.each([
    ["garbage", () => Buffer.from("this is no database at all, not even nearly")],
    ["cut short", (whole: Buffer) => whole.subarray(0, Math.floor(whole.length / 2))],
    [
      "overwritten in the middle",
      (whole: Buffer) => Buffer.concat([whole.subarray(0, 4096), Buffer.alloc(whole.length - 4096, 0x5a)]),
    ],
  ])("%s", async (_what, damage) => {
    const base = temporaryBase();
    const first = await base.open();
    const before = await facts(first);
    await first.close();
    for (const suffix of ["-wal", "-shm"]) rmSync(`${base.cacheFile}${suffix}`, { force: true });
    writeFileSync(base.cacheFile, damage(readFileSync(base.cacheFile)));
    const again = await base.open();
    expect(await facts(again)).toEqual(before);
    expect(base.log.lines).toContainEqual(
      expect.objectContaining({ message: "The knowledge cache was damaged; building it again." }),
    );
  });

  test("of another version", async () => {
    const base = temporaryBase();
    const first = await base.open();
    const before = await facts(first);
    await first.close();
    const db = new Database(base.cacheFile);
    db.exec(
      "update meta set value = '0'; update record set head = '{}'; update body set body = '{}'; delete from name",
    );
    db.close();
    expect(await facts(await base.open())).toEqual(before);
  });

  test("deleted while the bot runs: it goes on serving", async () => {
    const base = temporaryBase();
    const store = await base.open();
    rmSync(base.cacheFile);
    rmSync(`${base.cacheFile}-wal`, { force: true });
    rmSync(`${base.cacheFile}-shm`, { force: true });
    expect(store.knowledge.player("beta")?.name).toBe("Beta Chips");
    expect((await store.search("alpha cluster", 5)).hits).toHaveLength(1);
  });

  test("that cannot be written: served from memory, with a warning", async () => {
    const base = temporaryBase();
    const before = await facts(await base.open());
    rmSync(base.dataDir, { recursive: true });
    writeFileSync(base.dataDir, "a file where the folder should be");
    const store = await base.open();
    expect(await facts(store)).toEqual(before);
    expect(base.log.lines).toContainEqual(
      expect.objectContaining({ level: "warn", message: expect.stringContaining("cannot be written") }),
    );
  });

  test("of another knowledge base in the same data folder", async () => {
    const base = temporaryBase();
    await (await base.open()).close();
    const other = temporaryBase();
    other.remove("players/beta.json");
    mkdirSync(other.dataDir, { recursive: true });
    writeFileSync(other.cacheFile, readFileSync(base.cacheFile));
    expect((await other.open()).knowledge.players.has("beta")).toBe(false);
  });
});

describe("several processes", () => {
  let compiled: CompiledStores;
  beforeAll(() => {
    compiled = new CompiledStores();
  });
  afterAll(() => compiled.remove());

  test("share one data folder", async () => {
    const base = temporaryBase();
    for (let i = 0; i < 200; i++) base.write(`players/p${i}.json`, playerFile(`p${i}`));
    const print = "console.log(store.knowledge.revision, store.knowledge.player('p7').name, warnings.length);";
    const ended = await Promise.all([1, 2, 3].map(() => compiled.run(base, print).ended));
    const store = await base.open();
    for (const { code, printed } of ended) {
      expect(printed).toBe(`${store.knowledge.revision} Player p7 0\n`);
      expect(code).toBe(0);
    }
  });

  test("one follows what the other wrote into the cache", async () => {
    const base = temporaryBase();
    const mine = await base.open();
    base.write("players/beta.json", playerFile("beta", { name: "Beta Silicon" }));
    const theirs = await compiled.run(base, "console.log(store.knowledge.revision);").ended;
    await mine.refresh();
    expect(`${mine.knowledge.revision}\n`).toBe(theirs.printed);
    expect(mine.knowledge.players.get("beta")?.name).toBe("Beta Silicon");
    expect((await mine.search("beta silicon", 5)).hits).toEqual([
      { id: "player:beta" },
      // Found by the new name of a player that it mentions.
      { id: "announcement:2026-07-two" },
    ]);
  });

  test("one that is killed while it builds the cache leaves nothing half done", async () => {
    const base = temporaryBase();
    for (let i = 0; i < 1500; i++) base.write(`announcements/2026-06-n${i}.json`, announcementFile(`2026-06-n${i}`));
    const { child, ended } = compiled.run(base, "console.log('finished');");
    await vi.waitFor(() => expect(existsSync(`${base.cacheFile}-wal`)).toBe(true), { timeout: 10_000, interval: 5 });
    child.kill("SIGKILL");
    expect((await ended).printed).toBe("");
    const store = await base.open();
    expect(store.knowledge.announcements).toHaveLength(1502);
    expect(store.problems()).toEqual([]);
    expect((await store.search("summary n1499", 5)).hits).toEqual([{ id: "announcement:2026-06-n1499" }]);
    expect(store.knowledge.announcement("2026-06-n1499")?.title).toBe("Title of 2026-06-n1499");
  });

  test("the compiled search thread answers, lets the process end and needs no warning", async () => {
    const base = temporaryBase();
    const { code, printed } = await compiled.run(
      base,
      "console.log(JSON.stringify([(await store.search('万卡 集群', 3)).hits, warnings]));",
    ).ended;
    expect(printed).toBe('[[{"id":"announcement:2026-07-two"}],[]]\n');
    expect(code).toBe(0);
  });
});
