import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { renderDiscord } from "../../src/adapters/discord/render.ts";
import { renderSlack } from "../../src/adapters/slack/render.ts";
import type { Amw } from "../../src/core/amw.ts";
import { COMMANDS } from "../../src/core/commands/all.ts";
import { createJsonKnowledgeStore } from "../../src/stores/json-knowledge/json-knowledge-store.ts";
import { FOLDERS } from "../../src/stores/json-knowledge/record-kinds.ts";
import { SILENT } from "../samples/knowledge-store.ts";
import { seededRandom } from "../samples/random.ts";
import { amwOver } from "./amw-over.ts";
import { allLines, worstLines } from "./lines.ts";
import { LoopWatch, type Stretches } from "./stretches.ts";

/** What one process saw, by what went on meanwhile. */
export type Seen = Readonly<Record<string, Stretches>>;

const ROUNDS = 3;
const MANY_FILES = 200;
const ANSWERS = 600;
const NOTICED_WITHIN_MS = 60_000;
let versions = Date.now();

const [knowledgeDir = "", dataDir = ""] = process.argv.slice(2);
const folder = join(knowledgeDir, FOLDERS.announcement);
const store = await createJsonKnowledgeStore({
  knowledgeDir,
  dataDir,
  log: SILENT,
  clock: { now: () => new Date() },
  watch: true,
  commandNames: COMMANDS.map(({ name }) => name),
});
const amw = amwOver(store);
const lines = allLines(store.knowledge, seededRandom(5));
const watches = new Map<string, LoopWatch>();

await watched("a start: all records checked, every command answered", () => answeringWhile(store.refresh()));
await watched("every command and completion", () => answer(ANSWERS));
for (const line of worstLines(store.knowledge))
  await watched("lines that make it look at everything", () => draw(amw, line));
const names = readdirSync(folder);
const [first = ""] = names;
const many = names.filter((_, i) => i % Math.ceil(names.length / MANY_FILES) === 0);
for (let round = 0; round < ROUNDS; round++) {
  await watched("one file changed", () => answeringWhile(changed(written([first]))));
  const [removed, added] = [join(folder, first), join(dataDir, first)];
  await watched("one file removed", () => answeringWhile(changed([[removed, added]])));
  await watched("one file added", () => answeringWhile(changed([[added, removed]])));
  const all = written(many);
  await watched(`${many.length} files changed at once`, () => answeringWhile(changed(all)));
}
await store.close();
process.stdout.write(JSON.stringify(Object.fromEntries([...watches].map(([what, { seen }]) => [what, seen]))));

async function watched(what: string, run: () => Promise<void>): Promise<void> {
  const watch = watches.get(what) ?? new LoopWatch();
  watches.set(what, watch);
  await watch.during(run);
}

async function answer(times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    const line = lines[i % lines.length] ?? "";
    await draw(amw, line);
    amw.complete(line.slice(0, 1 + (i % line.length)), 25);
    await setImmediate();
  }
}

/** What an answer takes until it can be sent. */
async function draw(amw: Amw, line: string): Promise<void> {
  const message = await amw.answer({ line, actor: { id: "slack:T1/U1", name: "bench" }, surface: "slack" });
  renderSlack(message);
  await setImmediate();
  renderDiscord(message, () => "key");
  await setImmediate();
}

async function answeringWhile(other: Promise<void>): Promise<void> {
  let going = true;
  const done = other.finally(() => {
    going = false;
  });
  while (going) await answer(1);
  await done;
}

/** Moves the files and waits until everything is as they say. */
async function changed(moves: readonly (readonly [from: string, to: string])[]): Promise<void> {
  const before = store.knowledge.revision;
  for (const [from, to] of moves) {
    renameSync(from, to);
    await setImmediate();
  }
  const end = performance.now() + NOTICED_WITHIN_MS;
  while (store.knowledge.revision === before) {
    if (performance.now() > end) throw new Error(`${moves.length} changed files went unnoticed.`);
    await setImmediate();
  }
  await store.refresh();
}

/** New versions of the records' files, beside them, each with the file it is to replace. */
function written(names: readonly string[]): (readonly [from: string, to: string])[] {
  const version = ++versions;
  return names.map((name) => {
    const file = join(folder, name);
    const record = JSON.parse(readFileSync(file, "utf8"));
    record.title = `${record.title.replace(/ \(\d+\)$/, "")} (${version})`;
    writeFileSync(`${file}.new`, `${JSON.stringify(record, undefined, 2)}\n`);
    return [`${file}.new`, file];
  });
}
