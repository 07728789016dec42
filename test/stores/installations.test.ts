import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { expect, test } from "vitest";
import type { LogFields } from "../../src/core/ports.ts";
import { sqliteInstallations } from "../../src/stores/sqlite-installations.ts";
import { installationsConformance } from "../conformance/installations.ts";
import { temporaryFolder } from "./temporary-base.ts";

/** A log that keeps what is told at `error`. */
function hearing() {
  const told: string[] = [];
  const nothing = () => {};
  const error = (message: string, fields: LogFields = {}) => void told.push(`${message} ${JSON.stringify(fields)}`);
  return { told, log: { debug: nothing, info: nothing, warn: nothing, error } };
}

installationsConformance("sqliteInstallations", () => {
  const folder = join(temporaryFolder(), "deep");
  return {
    open: (secret) => sqliteInstallations({ file: join(folder, "installations.db"), secret, log: hearing().log }),
    bytes: () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name)))),
  };
});

test("one workspace's tokens cannot be put in the place of another's", () => {
  const file = join(temporaryFolder(), "installations.db");
  const { log, told } = hearing();
  const kept = sqliteInstallations({ file, secret: "secret", log });
  kept.save("T1", "one");
  kept.save("T2", "two");
  const db = new Database(file);
  db.exec("update installation set sealed = (select sealed from installation where key = 'T1') where key = 'T2'");
  db.close();
  expect([kept.find("T2"), kept.find("T2"), kept.find("T3")]).toEqual([undefined, undefined, undefined]);
  expect(told).toEqual([
    'A workspace\'s tokens cannot be read with this SLACK_STATE_SECRET. Set the one that they were kept with, or install AMW in that workspace again. {"key":"T2"}',
  ]);
  kept.close();
});
