import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { expect, onTestFinished, test } from "vitest";
import { StoreError } from "../../../src/stores/store-error.ts";
import { CHANNEL, delivery, standing, subscription } from "../../samples/state.ts";
import { CompiledStores } from "../compiled-stores.ts";
import { temporaryFolder } from "../temporary-base.ts";
import { temporaryState } from "./temporary-state.ts";

/** Changes the file as no AMW would. */
function bend(file: string, sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

test("a file that is no database ends with what to do, each time", async () => {
  const file = join(temporaryFolder(), "state.db");
  writeFileSync(file, "not a database, ".repeat(500));
  const store = temporaryState(file).open();
  const failed = expect.objectContaining({
    name: "StoreError",
    message: `${file} cannot be used (file is not a database). Put back a copy of it, or move it away: AMW then begins without subscriptions and watches.`,
  });
  await expect(store.open()).rejects.toEqual(failed);
  await expect(store.watches.of("slack:T1/U1")).rejects.toEqual(failed);
});

test("a folder in its place ends with what to do", async () => {
  const file = join(temporaryFolder(), "state.db");
  mkdirSync(file);
  await expect(temporaryState(file).open().open()).rejects.toBeInstanceOf(StoreError);
});

test("a newer AMW's file ends with what to do, and stays as it is", async () => {
  const here = temporaryState();
  const before = here.open();
  await before.open();
  await before.close();
  bend(here.file, "insert into migration (name, timestamp) values ('0999-later', '2027-01-01')");
  await expect(here.open().open()).rejects.toEqual(
    expect.objectContaining({
      name: "StoreError",
      message: `${here.file} was written by a newer AMW. Run that version, or set AMW_DATA_DIR to another folder.`,
    }),
  );
});

test("a file whose first opening was broken off is finished by the next", async () => {
  const here = temporaryState();
  bend(here.file, "create table migration (name varchar(255) primary key, timestamp varchar(255) not null)");
  const store = here.open();
  expect(await store.subscriptions.add(subscription("s1"), 1)).toBe("saved");
});

test("processes that open a new file at once all can", async () => {
  const { file } = temporaryState();
  const compiled = new CompiledStores();
  onTestFinished(() => compiled.remove());
  const openers = Array.from({ length: 4 }, () =>
    compiled.start(`
      import { sqliteStateStore } from ${compiled.module("stores/state/sqlite-state-store.js")};
      const store = sqliteStateStore({ file: ${JSON.stringify(file)}, log: console });
      await store.open();
      await store.close();
      process.stdout.write("opened");`),
  );
  const printed = await Promise.all(openers.map(async ({ ended }) => (await ended).printed));
  expect(printed).toEqual(Array(4).fill("opened"));
});

test("nothing is written before the first use", async () => {
  const here = temporaryState();
  const store = here.open();
  await store.close();
  expect(existsSync(here.file)).toBe(false);
});

test("what cannot be read is told of once and left out, and takes nobody's place", async () => {
  const here = temporaryState();
  const store = here.open();
  for (const id of ["a", "b", "c"]) await store.subscriptions.add(subscription(id), 1);
  await store.deliveries.add([delivery("d1", { nextTryAt: 1 }), delivery("d2", { nextTryAt: 2 })]);
  await store.watches.add({ actor: "slack:T1/U1", record: "player:alpha", since: 1 });
  await store.watches.add({ actor: "slack:T1/U1", record: "player:beta", since: 2 });
  await store.journal.append([{ at: 1, announcement: "one", after: standing() }], "r1");
  await store.deliveries.add([delivery("d3", { nextTryAt: 9, tells: [{ announcement: "one", as: standing() }] })]);
  bend(
    here.file,
    `update subscription set body = '{"id":"a"}' where id = 'a';
     update delivery set message = '{' where id = 'd1';
     update watch set record = 'person:ada' where record = 'player:alpha';
     update change set after = '[]';
     update standing set standing = 'null';
     update tell set standing = '{}'`,
  );
  for (let i = 0; i < 2; i++) {
    expect((await store.subscriptions.all()).map(({ id }) => id)).toEqual(["b", "c"]);
    expect(await store.subscriptions.find("a")).toBeUndefined();
    expect((await store.subscriptions.due(5, 1)).map(({ subscription }) => subscription.id)).toEqual(["b"]);
    expect((await store.deliveries.ready(5, 1)).map(({ id }) => id)).toEqual(["d2"]);
    expect(await store.deliveries.told(CHANNEL, ["one"], 0)).toEqual([]);
    expect((await store.watches.of("slack:T1/U1")).map(({ record }) => record)).toEqual(["player:beta"]);
    expect(await store.journal.since(0)).toEqual([]);
    expect(await store.journal.knownOf("one")).toBeUndefined();
  }
  expect(here.told.map(({ fields }) => fields?.name).toSorted()).toEqual([
    "change 1",
    "delivery d1",
    "standing of one",
    "subscription a",
    "watch of slack:T1/U1 on person:ada",
    "what delivery d3 told of one",
  ]);
});
