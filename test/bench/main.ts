import { parseArgs } from "node:util";
import { createJsonKnowledgeStore } from "../../src/stores/json-knowledge/json-knowledge-store.ts";
import { generateKnowledge } from "../samples/generated-knowledge.ts";
import { SILENT } from "../samples/knowledge-store.ts";
import { benchAnswers } from "./answers.ts";
import { type Base, generatedBase, starterBase, starterRecords } from "./bases.ts";
import { benchFullText } from "./full-text.ts";
import { benchLoad } from "./load.ts";
import { benchNames } from "./names.ts";
import { type Row, type Section, table } from "./row.ts";

const SECTIONS: readonly Section[] = ["load", "names", "full text", "answers"];

const { values } = parseArgs({
  options: { entries: { type: "string", multiple: true, default: ["starter", "10000", "100000"] } },
});

const rows: Row[] = [];
for (const size of values.entries) {
  const entries = size === "starter" ? undefined : Number(size);
  if (entries !== undefined && !(entries > 0)) throw new Error(`--entries takes starter or a number, not ${size}.`);
  say(`${size}: names`);
  rows.push(
    ...benchNames(nameOf(entries), entries === undefined ? starterRecords() : generateKnowledge({ entries, seed: 1 })),
  );
  say(`${size}: writing the records`);
  const base = entries === undefined ? starterBase() : generatedBase(entries);
  try {
    say(`${size}: cold and warm starts`);
    rows.push(...(await benchLoad(base)));
    rows.push(...(await benchStore(base)));
  } finally {
    base.remove();
  }
}
rows.sort((a, b) => SECTIONS.indexOf(a.section) - SECTIONS.indexOf(b.section));
process.stdout.write(`${table(rows)}\n`);

async function benchStore(base: Base): Promise<readonly Row[]> {
  const store = await createJsonKnowledgeStore({
    ...base,
    log: SILENT,
    clock: { now: () => new Date() },
    watch: false,
  });
  try {
    say(`${base.name}: full text`);
    const found = await benchFullText(base, store);
    say(`${base.name}: answers`);
    return [...found, ...(await benchAnswers(base, store))];
  } finally {
    await store.close();
  }
}

function nameOf(entries: number | undefined): string {
  return entries === undefined ? "starter" : entries.toLocaleString("en");
}

function say(progress: string): void {
  process.stderr.write(`${progress}\n`);
}
