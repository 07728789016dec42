import type { Block, Message, Span, Text } from "./message.ts";
import { joined, spansOf } from "./spans.ts";

/** What stands between two sources. */
const BETWEEN = " · ";

const isLink = (span: Span): boolean => typeof span !== "string" && span.kind === "link";

/** The sources that a note lists, with what leads them in before the first; empty for a note that lists none. */
function listed(text: Text): Span[][] {
  if (!spansOf(text).some(isLink)) return [];
  const sources: Span[][] = [[]];
  for (const span of spansOf(text)) {
    if (span === BETWEEN) sources.push([]);
    else sources.at(-1)?.push(span);
  }
  return sources.length > 1 ? sources : [];
}

function shortened(block: Block, most: number): Block {
  if (block.kind !== "note") return block;
  const sources = listed(block.text);
  const left = sources.length - most;
  if (left <= 0) return block;
  const kept = spansOf(joined(sources.slice(0, most), BETWEEN));
  const more = ` and ${left} more ${left === 1 ? "source" : "sources"}`;
  return { ...block, text: [...kept, more] };
}

/** The most sources that one note of the message lists. */
export const mostSources = ({ blocks }: Message): number =>
  blocks.reduce((most, block) => (block.kind === "note" ? Math.max(most, listed(block.text).length) : most), 0);

/** The message with at most so many sources in each note, which says how many more there are. */
export const withSources = (message: Message, most: number): Message => ({
  ...message,
  blocks: message.blocks.map((block) => shortened(block, most)),
});
