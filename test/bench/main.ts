import { parseArgs } from "node:util";
import { createJsonKnowledgeStore } from "../../src/stores/json-knowledge/json-knowledge-store.ts";
import { generateKnowledge } from "../samples/generated-knowledge.ts";
import { SILENT } from "../samples/knowledge-store.ts";
import { seededRandom } from "../samples/random.ts";
import { benchAnswers } from "./answers.ts";
import { type Base, generatedBase, starterBase, starterRecords } from "./bases.ts";
import { benchDigests } from "./digests.ts";
import { benchDiscord } from "./discord.ts";
import { benchEventLoop } from "./event-loop.ts";
import { benchFullText } from "./full-text.ts";
import { mixedLines } from "./lines.ts";
import { benchLoad } from "./load.ts";
import { benchNames } from "./names.ts";
import { benchPosts } from "./posts.ts";
import { type Row, SECTIONS, type Section, table } from "./row.ts";
import { benchSlack } from "./slack.ts";

/** What a front end costs shows at this size; more records only make the start longer. */
const MOST_FOR_FRONT_ENDS = 10_000;

const { values } = parseArgs({
  options: {
    entries: { type: "string", multiple: true, default: ["starter", "10000", "100000"] },
    section: { type: "string", multiple: true, default: [...SECTIONS] },
    /** Posts 100,000 deliveries to see what memory they take. */
    long: { type: "boolean", default: false },
  },
});
for (const section of values.section)
  if (!SECTIONS.some((known) => known === section))
    throw new Error(`--section takes one of ${SECTIONS.join(", ")}, not ${section}.`);

const rows: Row[] = [];
for (const size of values.entries) {
  const entries = size === "starter" ? undefined : Number(size);
  if (entries !== undefined && !(entries > 0)) throw new Error(`--entries takes starter or a number, not ${size}.`);
  await run("names", size, () =>
    benchNames(nameOf(entries), entries === undefined ? starterRecords() : generateKnowledge({ entries, seed: 1 })),
  );
  if (!values.section.some((section) => section !== "names")) continue;
  say(`${size}: writing the records`);
  const base = entries === undefined ? starterBase() : generatedBase(entries);
  try {
    await run("load", size, () => benchLoad(base));
    await benchStore(base, size);
    await benchDelivery(base, size);
    if (entries !== undefined) await run("event loop", size, () => benchEventLoop(base));
    if (entries === undefined || entries <= MOST_FOR_FRONT_ENDS) await benchFrontEnds(base, size);
  } finally {
    base.remove();
  }
}
rows.sort((a, b) => SECTIONS.indexOf(a.section) - SECTIONS.indexOf(b.section));
process.stdout.write(`${table(rows)}\n`);

async function benchStore(base: Base, size: string): Promise<void> {
  if (!values.section.includes("full text") && !values.section.includes("answers")) return;
  const store = await storeOver(base);
  try {
    await run("full text", size, () => benchFullText(base, store));
    await run("answers", size, () => benchAnswers(base, store));
  } finally {
    await store.close();
  }
}

async function benchDelivery(base: Base, size: string): Promise<void> {
  if (!values.section.includes("digests") && !values.section.includes("posts")) return;
  const store = await storeOver(base);
  try {
    await run("digests", size, () => benchDigests(store, base.name));
    // How long a post takes has nothing to do with how many records there are.
    if (size === "starter") await run("posts", size, () => benchPosts(store, base.name, values.long));
  } finally {
    await store.close();
  }
}

async function benchFrontEnds(base: Base, size: string): Promise<void> {
  if (!values.section.includes("slack") && !values.section.includes("discord")) return;
  const store = await storeOver(base);
  const lines = mixedLines(store.knowledge, seededRandom(6));
  await store.close();
  // Memory shows with many records.
  const isLong = size !== "starter";
  await run("slack", size, () => benchSlack(base, lines, isLong));
  await run("discord", size, () => benchDiscord(base, lines, isLong));
}

function storeOver(base: Base) {
  return createJsonKnowledgeStore({ ...base, log: SILENT, clock: { now: () => new Date() }, watch: false });
}

async function run(
  section: Section,
  size: string,
  bench: () => readonly Row[] | Promise<readonly Row[]>,
): Promise<void> {
  if (!values.section.includes(section)) return;
  say(`${size}: ${section}`);
  rows.push(...(await bench()));
}

function nameOf(entries: number | undefined): string {
  return entries === undefined ? "starter" : entries.toLocaleString("en");
}

function say(progress: string): void {
  process.stderr.write(`${progress}\n`);
}
