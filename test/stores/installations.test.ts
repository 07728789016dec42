import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { expect, test } from "vitest";
import { sqliteInstallations } from "../../src/stores/sqlite-installations.ts";
import { installationsConformance } from "../conformance/installations.ts";
import { temporaryFolder } from "./temporary-base.ts";

installationsConformance("sqliteInstallations", () => {
  const folder = join(temporaryFolder(), "deep");
  return {
    open: (secret) => sqliteInstallations({ file: join(folder, "installations.db"), secret }),
    bytes: () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name)))),
  };
});

test("one workspace's tokens cannot be put in the place of another's", () => {
  const file = join(temporaryFolder(), "installations.db");
  const kept = sqliteInstallations({ file, secret: "secret" });
  kept.save("T1", "one");
  kept.save("T2", "two");
  const db = new Database(file);
  db.exec("update installation set sealed = (select sealed from installation where key = 'T1') where key = 'T2'");
  db.close();
  expect(kept.find("T2")).toBeUndefined();
  kept.close();
});
