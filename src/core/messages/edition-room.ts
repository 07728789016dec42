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
  /** Of publishers and of who claims something. */
  readonly name: number;
  /** How many corrections are told; then how many more are named. */
  readonly corrections: number;
  readonly named: number;
  /** How many changes of one announcement a correction tells. */
  readonly differences: number;
  /** Of a correction: the claim's text, and the reason. */
  readonly quote: number;
  /** What the short scores mean. */
  readonly legend: boolean;
}

const MOST: EditionRoom = {
  title: 140,
  reason: 400,
  claim: 240,
  sources: 2,
  url: 400,
  name: 80,
  corrections: 5,
  named: 5,
  differences: 2,
  quote: 240,
  legend: true,
};

/** What is given up, one step after the other, until everything fits, however long its records are. */
const STEPS: readonly Partial<EditionRoom>[] = [
  { sources: 1 },
  { claim: 0, name: 60 },
  { quote: 160, legend: false },
  { reason: 260, url: 300, corrections: 4, quote: 120 },
  { reason: 220, url: 200, named: 3, differences: 1 },
  { title: 120, reason: 180, url: 150, name: 40, corrections: 3, quote: 100 },
  { title: 110, reason: 130, quote: 80 },
  { title: 90, reason: 80, url: 100, name: 35, named: 0, quote: 60 },
  { title: 50, reason: 0, url: 0, name: 30, corrections: 2, quote: 30 },
];

function rooms(): readonly EditionRoom[] {
  const all = [MOST];
  for (const step of STEPS) all.push({ ...(all.at(-1) ?? MOST), ...step });
  return all;
}
const ROOMS = rooms();

/**
 * What a platform takes, less what a correction that is added later needs. Discord: 4000 UTF-16 units and about 10,000
 * bytes of text. Slack: 13,200 characters with all that surrounds each run of text.
 */
const PLATFORMS = {
  discord: { units: 3650, bytes: 9200, aRun: 0 },
  slack: { units: 11_000, bytes: Number.POSITIVE_INFINITY, aRun: 65 },
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

function fits(message: Message, platform: Platform): boolean {
  const { units, bytes } = measured(message, platform);
  return units <= PLATFORMS[platform].units && bytes <= PLATFORMS[platform].bytes;
}

/** What the message costs there, estimated from above. */
function measured({ title, blocks, actions }: Message, platform: Platform): { units: number; bytes: number } {
  const { aRun } = PLATFORMS[platform];
  const texts = [title, ...blocks.flatMap(textsOf)];
  const sum = (of: (text: Text) => number, each: number) => texts.reduce((total, text) => total + of(text) + each, 0);
  const runs = texts.reduce((total, text) => total + runsOf(text), 2 * actions.length);
  return { units: sum(unitsOf, BEFORE) + runs * aRun, bytes: sum(bytesOf, BEFORE + DISPLAY) };
}

/** Plain spans side by side are one run. */
const runsOf = (text: Text): number =>
  spansOf(text).reduce(
    (runs, span, i, spans) => runs + (typeof span === "string" && typeof spans[i - 1] === "string" ? 0 : 1),
    0,
  );

/** The marks before a text: `### `, `> ⚠️ `. */
const BEFORE = 6;
/** What Discord counts for each, in bytes. */
const DISPLAY = 12;

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
