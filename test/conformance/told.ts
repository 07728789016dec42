import type { Action, Block, Message, Scored, Span, Text } from "../../src/core/message/message.ts";
import { spansOf } from "../../src/core/message/spans.ts";

/**
 * What a message tells, one entry a thing: `fact Date: June 2026`, `item 3. …`, `note …`, `button Next → latest --page 2`.
 * A link is `⟦label → address⟧`, an instant `⟦2026-05-03T09:00:00Z⟧`. Readers take the same entries out of what a surface shows.
 */
export type Entry = string;

/** Addresses are compared as they open: encoded, with every mark that some surface must encode. */
export function opened(url: string): string {
  const href = URL.canParse(url) ? new URL(url).href : url;
  return href.replace(/[<>()[\]\\`|]/g, encodeMark);
}
const encodeMark = (mark: string): string => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;

export const linkEntry = (label: string, url: string): string => `⟦${squeezed(label)} → ${opened(url)}⟧`;
export const dateEntry = (seconds: number): string => `⟦${new Date(seconds * 1000).toISOString().replace(".000", "")}⟧`;

/** One space for any, none at the ends; without what no surface shows: controls and turns of the reading direction. */
export const squeezed = (text: string): string =>
  text
    .replace(/[^\P{Cc}\s]|\p{Bidi_Control}/gu, "")
    .replace(/\p{Cs}/gu, "\ufffd")
    .replace(/\s+/gu, " ")
    .trim();

type BlockOf<K extends Block["kind"]> = Extract<Block, { kind: K }>;

/** How a surface tells things. All that surfaces may differ in stands in these, see surfaces/. */
export interface Manner {
  link(label: string, url: string): string;
  date(at: Date, style: "day" | "ago"): string;
  heading(text: string): Entry;
  /** `strongStart`: what it begins with in bold. */
  paragraph(text: string, strongStart: string): readonly Entry[];
  fact(label: string, value: string): Entry;
  table(block: BlockOf<"table">, told: (text: Text) => string): Entry[];
  score(name: string, scored: Scored): Entry;
  vector(text: string): Entry;
  caution(text: string): Entry;
  note(text: string): Entry;
  /** Undefined where the surface leaves buttons to others; a note where it can be no button. */
  button(action: Action): Entry | undefined;
}

/** An address that may be opened; a user name in it poses as another host. */
export const isWebAddress = (url: string): boolean =>
  URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) && new URL(url).username === "";

/** A label that is an address, or begins with the name of another server than the link opens. */
export function posesAsAddress(label: string, url: string): boolean {
  const host = /^\s*(www\.[^/\s]+)/i.exec(label)?.[1]?.toLowerCase();
  return label.includes("://") || (host !== undefined && host !== new URL(url).host);
}

/** Where tables are grids: a line of labels, and a row a line. */
export const grid: Manner["table"] = ({ columns, rows }, told) => [
  `columns ${columns.map(({ label }) => squeezed(label) || "–").join(" | ")}`,
  ...rows.map((row) => `row ${columns.map((_, i) => told(row[i] ?? "") || "–").join(" | ")}`),
];

/**
 * Where tables are lists of rows: what each is about, how many there are of it (a column `#`), and what is said of it,
 * named by its column where there are several. The label of the first column and empty cells are left out.
 */
export function rowsOf({ columns, rows }: BlockOf<"table">, told: (text: Text) => string) {
  const isNumber = (text: Text | undefined): boolean => typeof text === "string" && /^\d+$/.test(text);
  const counts = columns.findIndex(({ label }, i) => i > 0 && label === "#" && rows.every((row) => isNumber(row[i])));
  const said = columns.map((_, i) => i).filter((i) => i > 0 && i !== counts);
  return rows.map((row) => ({
    head: row[0] ?? "",
    count: counts < 0 ? "" : `(${told(row[counts] ?? "")})`,
    cells: said.flatMap((i) => {
      const value = told(row[i] ?? "");
      return value === "" ? [] : [{ label: said.length > 1 ? squeezed(columns[i]?.label ?? "") : "", value }];
    }),
  }));
}

/** "Foundry (4): Intel, SMIC", "Huawei: Country China; Newest none yet". */
export const rowEntries = (block: BlockOf<"table">, told: (text: Text) => string): string[] =>
  rowsOf(block, told).map(({ head, count, cells }) => {
    const rest = cells.map(({ label, value }) => [label, value].filter(Boolean).join(" ")).join("; ");
    return [[told(head), count].filter(Boolean).join(" "), rest].filter(Boolean).join(": ");
  });

/** Stands before the line of a button that opens the line's form. */
export const FORM_OF = "form of ";

/** The manner of a surface that shows everything as it is. */
export const PLAINLY: Manner = {
  link: linkEntry,
  date: (at) => dateEntry(Math.floor(at.getTime() / 1000)),
  heading: (text) => `heading ${text}`,
  paragraph: (text) => [`text ${text}`],
  fact: (label, value) => `fact ${label}: ${value}`,
  table: grid,
  score: (name, { score, reason }) => `score ${name} ${score}/3: ${squeezed(reason)}`,
  vector: (text) => `vector ${text}`,
  caution: (text) => `caution ${text}`,
  note: (text) => `note ${text}`,
  button: (action) =>
    action.kind === "open"
      ? `button ${squeezed(action.label)} → ${opened(action.url)}`
      : `button ${squeezed(action.label)} → ${action.kind === "form" ? FORM_OF : ""}${squeezed(action.line)}`,
};

/** Everything that the surface must show of the message, in order. */
export function told(message: Message, manner: Manner): Entry[] {
  const ofSpan = (span: Span): string => {
    if (typeof span === "string") return span;
    if (span.kind === "date") return manner.date(span.at, span.style);
    return span.kind === "link" ? manner.link(span.text, span.url) : span.text;
  };
  const raw = (text: Text): string => spansOf(text).map(ofSpan).join("");
  const ofText = (text: Text): string => squeezed(raw(text));
  const strongStart = (text: Text): string => {
    const first = spansOf(text)[0];
    return typeof first === "object" && first.kind === "strong" ? squeezed(first.text) : "";
  };
  const ofBlock = (block: Block): Entry[] => {
    switch (block.kind) {
      case "heading":
        return [manner.heading(squeezed(block.text))];
      case "paragraph":
        return [...manner.paragraph(raw(block.text), strongStart(block.text))];
      case "facts":
        return block.facts.map(({ label, value }) => manner.fact(squeezed(label), ofText(value)));
      case "list":
        return block.items.map((item, i) =>
          block.numbered ? `item ${(block.start ?? 1) + i}. ${ofText(item)}` : `item ${ofText(item)}`,
        );
      case "table":
        return manner.table(block, ofText);
      case "score":
        return [
          manner.score("Novelty", block.novelty),
          manner.score("Significance", block.significance),
          manner.vector(squeezed(block.vector)),
        ];
      case "caution":
        return [manner.caution(ofText(block.text))];
      case "note":
        return [manner.note(ofText(block.text))];
    }
  };
  const actions = message.actions.flatMap((action) => manner.button(action) ?? []);
  return [
    `title ${squeezed(message.title)}`,
    ...message.blocks.flatMap(ofBlock),
    ...actions.filter((entry) => !entry.startsWith("button")),
    ...actions.filter((entry) => entry.startsWith("button")),
  ].map(squeezed);
}
