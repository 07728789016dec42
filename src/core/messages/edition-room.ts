import type { Block, Message, Span, Text } from "../message/message.ts";
import { spansOf } from "../message/spans.ts";

/** How much of everything an edition shows. Lengths in UTF-16 units; 0 leaves it out. */
export interface EditionRoom {
  readonly title: number;
  readonly reason: number;
  readonly claim: number;
  readonly sources: number;
  /** The longest address that is linked. */
  readonly url: number;
  readonly corrections: number;
  /** Of a correction: the claim's text, and the reason. */
  readonly quote: number;
}

/** From the most that an edition shows to what always fits, however long its records are. */
const ROOMS: readonly EditionRoom[] = [
  { title: 140, reason: 400, claim: 240, sources: 2, url: 400, corrections: 5, quote: 240 },
  { title: 140, reason: 400, claim: 240, sources: 1, url: 400, corrections: 5, quote: 200 },
  { title: 140, reason: 400, claim: 0, sources: 1, url: 400, corrections: 5, quote: 160 },
  { title: 140, reason: 260, claim: 0, sources: 1, url: 300, corrections: 4, quote: 140 },
  { title: 120, reason: 190, claim: 0, sources: 1, url: 200, corrections: 3, quote: 100 },
  { title: 110, reason: 130, claim: 0, sources: 1, url: 150, corrections: 3, quote: 80 },
  { title: 100, reason: 80, claim: 0, sources: 1, url: 100, corrections: 3, quote: 60 },
  { title: 70, reason: 0, claim: 0, sources: 1, url: 0, corrections: 3, quote: 40 },
];

/**
 * What a platform takes, less what a correction that is added later needs. Discord: 4000 UTF-16 units and about 10,000
 * bytes of text. Slack: 13,200 characters with all that surrounds each run of text.
 */
const PLATFORMS = {
  discord: { units: 3700, bytes: 9300, aRun: 0 },
  slack: { units: 10_500, bytes: Number.POSITIVE_INFINITY, aRun: 65 },
} as const;
type Platform = keyof typeof PLATFORMS;

/** The message drawn with as much as fits. */
export function drawnToFit(platform: Platform, draw: (room: EditionRoom) => Message): Message {
  let drawn: Message | undefined;
  for (const room of ROOMS) {
    drawn = draw(room);
    if (fits(drawn, platform)) break;
  }
  return drawn as Message;
}

function fits({ title, blocks, actions }: Message, platform: Platform): boolean {
  const { units, bytes, aRun } = PLATFORMS[platform];
  const texts = [title, ...blocks.flatMap(textsOf)];
  const sum = (of: (text: Text) => number) => texts.reduce((total, text) => total + of(text) + EACH, 0);
  const runs = texts.reduce((total, text) => total + runsOf(text), 2 * actions.length);
  return sum(unitsOf) + runs * aRun <= units && sum(bytesOf) <= bytes;
}

/** Plain spans side by side are one run. */
const runsOf = (text: Text): number =>
  spansOf(text).reduce(
    (runs, span, i, spans) => runs + (typeof span === "string" && typeof spans[i - 1] === "string" ? 0 : 1),
    0,
  );

/** What a text costs besides what it says: marks of its kind, and Discord's own count. */
const EACH = 12;

function textsOf(block: Block): readonly Text[] {
  switch (block.kind) {
    case "list":
      return block.items;
    case "heading":
    case "paragraph":
    case "caution":
    case "note":
      return [block.text];
    case "facts":
    case "table":
    case "score":
      // No edition holds these.
      return [];
  }
}

/** Marks that a platform escapes cost two. */
const MARKS = /[\\`*_~|[\]<@"\n]|:(?=\S)/g;
const written = (text: string): number => text.length + (text.match(MARKS)?.length ?? 0);

const spanSum = (text: Text, of: (read: string) => number): number =>
  spansOf(text).reduce((sum, span) => sum + of(read(span)) + address(span), 0);

const unitsOf = (text: Text): number => spanSum(text, written);
const bytesOf = (text: Text): number => spanSum(text, (read) => written(read) + BEYOND_LATIN(read));

const read = (span: Span): string => (typeof span === "string" ? span : "text" in span ? span.text : "");
const address = (span: Span): number =>
  typeof span !== "string" && span.kind === "link" ? encodeURI(span.url).length + 6 : typeof span === "string" ? 0 : 4;
/** What UTF-8 needs more than one byte a unit. */
const BEYOND_LATIN = (text: string): number => {
  let more = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    more += unit < 0x80 ? 0 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
  }
  return more;
};
