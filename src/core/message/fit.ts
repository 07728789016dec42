import { unreachable } from "../unreachable.ts";
import { clip } from "./clip.ts";
import type { Action, Block, Message } from "./message.ts";
import { mostSources, withSources } from "./short-sources.ts";
import { oneLine } from "./visible.ts";

/** What a reader must not lose: cut only after everything else. */
const isPinned = ({ kind }: Block): boolean => kind === "score" || kind === "caution" || kind === "note";

/** How many units a block can be cut into: items, rows and facts are one each, any other block is a single one. */
function unitsOf(block: Block): number {
  switch (block.kind) {
    case "list":
      return Math.max(1, block.items.length);
    case "table":
      return Math.max(1, block.rows.length);
    case "facts":
      return Math.max(1, block.facts.length);
    case "heading":
    case "paragraph":
    case "score":
    case "caution":
    case "note":
      return 1;
    default:
      return unreachable(block);
  }
}

/** The block with its first `units` units, at least one. */
function firstUnits(block: Block, units: number): Block {
  switch (block.kind) {
    case "list":
      return { ...block, items: block.items.slice(0, units) };
    case "table":
      return { ...block, rows: block.rows.slice(0, units) };
    case "facts":
      return { ...block, facts: block.facts.slice(0, units) };
    case "heading":
    case "paragraph":
    case "score":
    case "caution":
    case "note":
      return block;
    default:
      return unreachable(block);
  }
}

interface Units {
  readonly actions: number;
  readonly pinned: number;
  readonly ordinary: number;
}

/** Where the last block that is no heading stands. A heading above it is no unit: it stays while anything under it does. */
const lastContent = (blocks: readonly Block[]): number => blocks.findLastIndex((block) => block.kind !== "heading");

function count({ actions, blocks }: Message): Units {
  const content = lastContent(blocks);
  const cuttable = blocks.filter((block, i) => block.kind !== "heading" || i > content);
  const sum = (some: readonly Block[]): number => some.reduce((total, block) => total + unitsOf(block), 0);
  return {
    actions: actions.length,
    pinned: sum(cuttable.filter(isPinned)),
    ordinary: sum(cuttable.filter((block) => !isPinned(block))),
  };
}

/** The blocks with their first `pinned` and first `ordinary` units. */
function firstBlocks(blocks: readonly Block[], pinned: number, ordinary: number): Block[] {
  const content = lastContent(blocks);
  const left = { pinned, ordinary };
  const kept: Block[] = [];
  let headings: Block[] = [];
  for (const [i, block] of blocks.entries()) {
    if (block.kind === "heading" && i < content) {
      headings = blocks[i - 1]?.kind === "heading" ? [...headings, block] : [block];
      continue;
    }
    const purse = isPinned(block) ? "pinned" : "ordinary";
    const units = Math.min(unitsOf(block), left[purse]);
    if (units === 0) {
      headings = [];
      continue;
    }
    left[purse] -= units;
    kept.push(...headings, firstUnits(block, units));
    headings = [];
  }
  return kept;
}

/** Headings that the note of what is missing names; longer ones are cut, so that the note stays short. */
const MOST_NAMED = 6;
const LONGEST_NAMED = 60;

/** "10 more not shown here.", or by their headings where whole parts are missing. */
function missingNote(all: readonly Block[], kept: readonly Block[], dropped: number): Block {
  const shown = new Set(kept);
  const names = all
    .flatMap((block) => (block.kind === "heading" && !shown.has(block) ? [oneLine(block.text).trim()] : []))
    .filter(Boolean)
    .map((text) => clip(text, LONGEST_NAMED));
  if (names.length === 0) return { kind: "note", text: `${dropped} more not shown here.` };
  const others = names.length > MOST_NAMED ? " and others" : "";
  const total = dropped > 1 ? `; ${dropped} parts in all` : "";
  return { kind: "note", text: `Not shown here: ${names.slice(0, MOST_NAMED).join(", ")}${others}${total}.` };
}

function cut(message: Message, all: Units, keep: number): Message {
  const actions = Math.min(all.actions, keep);
  const pinned = Math.min(all.pinned, keep - actions);
  const blocks = firstBlocks(message.blocks, pinned, keep - actions - pinned);
  const dropped = all.actions + all.pinned + all.ordinary - keep;
  return {
    ...message,
    blocks: [...blocks, missingNote(message.blocks, blocks, dropped)],
    actions: message.actions.slice(0, actions),
  };
}

/** The largest candidate that `fits`, from number `low` to `high`; each is larger than the one before. */
function largest(
  low: number,
  high: number,
  candidate: (n: number) => Message,
  fits: (message: Message) => boolean,
): Message | undefined {
  let best: Message | undefined;
  let [from, to] = [low, high];
  while (from <= to) {
    const middle = (from + to) >> 1;
    const tried = candidate(middle);
    if (fits(tried)) {
      best = tried;
      from = middle + 1;
    } else {
      to = middle - 1;
    }
  }
  return best;
}

/** Sources that a note lists however little room there is. */
const FEWEST_SOURCES = 2;

export const isQuiet = (action: Action): boolean => action.kind !== "open" && action.quiet === true;

/**
 * The message, cut until it `fits`: quiet buttons first, then long lists of sources in notes, each down to two; then units go from the end,
 * first paragraphs, list items, rows and facts, then scores, cautions and notes, then buttons; a note says what is
 * missing. At worst only the title is left, fitting or not: a surface clips every single text itself.
 */
export function cutToFit(message: Message, fits: (message: Message) => boolean): Message {
  if (fits(message)) return message;
  if (message.actions.some(isQuiet))
    return cutToFit({ ...message, actions: message.actions.filter((action) => !isQuiet(action)) }, fits);
  const fewerSources = largest(FEWEST_SOURCES, mostSources(message) - 1, (n) => withSources(message, n), fits);
  if (fewerSources) return fewerSources;
  const short = withSources(message, FEWEST_SOURCES);
  const all = count(short);
  const total = all.actions + all.pinned + all.ordinary;
  return largest(0, total - 1, (keep) => cut(short, all, keep), fits) ?? { ...message, blocks: [], actions: [] };
}
