import { unreachable } from "../unreachable.ts";
import type { Block, Message } from "./message.ts";

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

function cut(message: Message, all: Units, keep: number): Message {
  const actions = Math.min(all.actions, keep);
  const pinned = Math.min(all.pinned, keep - actions);
  const dropped = all.actions + all.pinned + all.ordinary - keep;
  return {
    ...message,
    blocks: [
      ...firstBlocks(message.blocks, pinned, keep - actions - pinned),
      { kind: "note", text: `${dropped} more not shown here.` },
    ],
    actions: message.actions.slice(0, actions),
  };
}

/**
 * The message, cut until it `fits`: units go from the end, first paragraphs, list items, rows and facts, then scores,
 * cautions and notes, then buttons; a note says how many. At worst only the title is left, fitting or not: a surface
 * clips every single text itself.
 */
export function cutToFit(message: Message, fits: (message: Message) => boolean): Message {
  if (fits(message)) return message;
  const all = count(message);
  let best: Message = { ...message, blocks: [], actions: [] };
  let low = 0;
  let high = all.actions + all.pinned + all.ordinary - 1;
  while (low <= high) {
    const keep = (low + high) >> 1;
    const candidate = cut(message, all, keep);
    if (fits(candidate)) {
      best = candidate;
      low = keep + 1;
    } else {
      high = keep - 1;
    }
  }
  return best;
}
