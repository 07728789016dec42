import type { Action, Block, Message } from "./message.ts";
import { plainText } from "./plain.ts";

/**
 * The message, or the asked-for part of it where it is longer than `room` characters: blocks stay whole and in order,
 * headings stay with what they head, and buttons lead on and back. `line` is the line that gave the message.
 */
export function partOf(message: Message, part: number, room: number, line: string): Message {
  const parts = dealt(
    message.blocks.flatMap((block) => pieces(block, room)),
    room,
  );
  if (parts.length < 2) return message;
  const current = Math.min(part, parts.length);
  const to = (label: string, number: number): Action => ({ kind: "run", label, line: `${line} --part ${number}` });
  return {
    ...message,
    title: `${message.title} (${current} of ${parts.length})`,
    blocks: parts[current - 1] ?? [],
    actions: [
      ...(current < parts.length ? [to("Read on", current + 1)] : []),
      ...(current > 1 ? [to("Back", current - 1)] : []),
      ...message.actions,
    ],
  };
}

const lengthOf = (block: Block): number =>
  plainText({ summary: "", title: "", tone: "plain", blocks: [block], actions: [], audience: "asker", about: [] })
    .length;

function dealt(blocks: readonly Block[], room: number): Block[][] {
  const parts: Block[][] = [];
  let left = 0;
  for (const [i, block] of blocks.entries()) {
    const length = lengthOf(block);
    const next = blocks[i + 1];
    const needed = block.kind === "heading" && next ? length + lengthOf(next) : length;
    if (parts.length === 0 || needed > left) {
      parts.push([]);
      left = room;
    }
    parts.at(-1)?.push(block);
    left -= length;
  }
  return parts;
}

/** A list, table or set of facts that is longer than one part, in pieces that are not. */
function pieces(block: Block, room: number): readonly Block[] {
  if (lengthOf(block) <= room) return [block];
  switch (block.kind) {
    case "list":
      return halves(block.items, (items, from) => ({ ...block, items, start: (block.start ?? 1) + from }), room);
    case "table":
      return halves(block.rows, (rows) => ({ ...block, rows }), room);
    case "facts":
      return halves(block.facts, (facts) => ({ ...block, facts }), room);
    default:
      return [block];
  }
}

function halves<T>(
  all: readonly T[],
  blockOf: (some: readonly T[], from: number) => Block,
  room: number,
): readonly Block[] {
  if (all.length < 2) return [blockOf(all, 0)];
  const middle = Math.ceil(all.length / 2);
  return [blockOf(all.slice(0, middle), 0), blockOf(all.slice(middle), middle)].flatMap((block) => pieces(block, room));
}
