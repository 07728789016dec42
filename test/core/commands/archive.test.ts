import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { validateKnowledge } from "../../../src/stores/json-knowledge/validate.ts";
import { ADA, CARO, type CuratingDesk, curatingDesk } from "../../samples/curating-desk.ts";

let desk: CuratingDesk;
let dataDir: string;
beforeEach(async () => {
  desk = await curatingDesk();
  dataDir = join(desk.knowledgeDir, "..");
});
afterEach(() => desk.close());

const ask = (line: string) => desk.ask(line, CARO);

/** Every file below the folder with its text. */
function textsBelow(dir: string): Readonly<Record<string, string>> {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(dir.length), readFileSync(path, "utf8")];
    }),
  );
}

async function exported(): Promise<string> {
  const { summary } = await ask("export");
  return /\/amw import (\S+)/.exec(summary)?.[1] ?? "";
}

test("what is exported is valid, and the very bytes come back when it is imported", async () => {
  const before = textsBelow(desk.knowledgeDir);
  const name = await exported();
  expect(await validateKnowledge(join(dataDir, "exports", name), [])).toEqual([]);
  rmSync(join(desk.knowledgeDir, "announcements"), { recursive: true });
  mkdirSync(join(desk.knowledgeDir, "announcements"));
  writeFileSync(
    join(desk.knowledgeDir, "segments/new-one.json"),
    '{ "id": "new-one", "name": "N", "definition": "d" }',
  );
  const rubric = join(desk.knowledgeDir, "rubric.json");
  writeFileSync(rubric, readFileSync(rubric, "utf8").replaceAll("  ", " "));
  const preview = await ask(`import ${name}`);
  expect(preview.summary).toMatch(/would add \d+ records, remove 1 record and replace the rubric\.$/);
  expect(preview.tone).toBe("caution");
  const [button] = preview.actions;
  if (button?.kind !== "run") throw new Error("no button");
  const done = await ask(button.line);
  expect(done.tone).toBe("done");
  expect(textsBelow(desk.knowledgeDir)).toEqual(before);
  expect((await ask(`import ${name}`)).summary).toContain("nothing to import");
  const { changes } = await desk.desk.state.audit.list({ limit: 9, offset: 0 });
  expect(changes.map(({ what, by }) => `${what} ${by.name}`)).toEqual(["import Caro", "import Caro"]);
});

test("a plan that is old by now is shown again instead of carried out", async () => {
  const name = await exported();
  rmSync(join(desk.knowledgeDir, "announcements"), { recursive: true });
  const [button] = (await ask(`import ${name}`)).actions;
  writeFileSync(
    join(desk.knowledgeDir, "segments/new-one.json"),
    '{ "id": "new-one", "name": "N", "definition": "d" }',
  );
  const again = await ask(button?.kind === "run" ? button.line : "");
  expect(again.tone).not.toBe("done");
  expect(JSON.stringify(again.blocks)).toContain("changed since you saw the plan");
});

test("a folder that is not valid is refused by file, line and problem, and nothing changes", async () => {
  const name = await exported();
  cpSync(join(dataDir, "exports", name), join(dataDir, "imports", "mine"), { recursive: true });
  writeFileSync(join(dataDir, "imports/mine/players/huawei.json"), "{");
  const before = textsBelow(desk.knowledgeDir);
  const refused = await ask("import mine");
  expect(refused.tone).toBe("refused");
  expect(refused.summary).toMatch(/not valid, so nothing was imported: players\/huawei\.json:1: /);
  expect(textsBelow(desk.knowledgeDir)).toEqual(before);
});

test.each(["../knowledge", "/etc", "..", ".", "exports/../../knowledge", "no such"])(
  "no folder called %s is there",
  async (name) => {
    const refused = await ask(`import "${name}"`);
    expect(refused.tone).toBe("refused");
    expect(refused.summary).toContain("There is no folder");
  },
);

test("two exports in one second are two folders", async () => {
  expect(await exported()).not.toBe(await exported());
});

test("both are for admins", async () => {
  expect((await desk.ask("export", ADA)).tone).toBe("refused");
  expect((await desk.ask("import x", ADA)).tone).toBe("refused");
});
