import type { SlackBlock } from "../../fakes/slack/payloads.ts";
import {
  dateEntry,
  type Entry,
  FORM_OF,
  grid,
  isWebAddress,
  linkEntry,
  type Manner,
  opened,
  PLAINLY,
  posesAsAddress,
  rowEntries,
  squeezed,
} from "../told.ts";

type RichText = Extract<SlackBlock, { type: "rich_text" }>;
type Element = RichText["elements"][number];
type Inline = Extract<Element, { type: "rich_text_section" }>["elements"][number];

const isSlackAddress = (url: string): boolean => isWebAddress(url) || /^mailto:/i.test(url);

/**
 * Slack's blocks: a header of 150 characters; a second table is a list, for Slack takes one a message; a label that is an
 * address shows the host that it opens; what is no address is text; a paragraph that begins like a fact reads as one.
 */
export function slackManner(): Manner {
  let tables = 0;
  return {
    ...PLAINLY,
    link(label, url) {
      if (!isSlackAddress(url)) return label === url || label === "" ? url : `${label} (${url})`;
      if (label === "") return linkEntry(opened(url), url);
      return linkEntry(posesAsAddress(label, url) && label !== url ? new URL(url).host : label, url);
    },
    table(block, told) {
      tables += 1;
      if (tables === 1) return grid(block, told);
      return rowEntries(block, told).map((row) => `item ${row}`);
    },
    paragraph: (text, strongStart) => [`${strongStart.endsWith(":") ? "fact" : "text"} ${text}`],
    button: (action) =>
      action.kind === "open" && !isSlackAddress(action.url)
        ? `note ${action.label} (${action.url})`
        : PLAINLY.button(action),
  };
}

function inlineText(one: Inline): string {
  switch (one.type) {
    case "text":
      return one.text;
    case "link":
      return linkEntry(one.text ?? one.url, one.url);
    case "date":
      return dateEntry(one.timestamp);
  }
}
const textOf = (all: readonly Inline[]): string => all.map(inlineText).join("");
const isStyled = (one: Inline | undefined, style: "bold" | "italic"): boolean => one?.style?.[style] === true;

/** A section: headings are bold and end their line, facts and scores begin theirs in bold, notes are in italics. */
function sectionEntries(all: readonly Inline[]): Entry[] {
  if (all.every((one) => isStyled(one, "italic"))) return [`note ${textOf(all)}`];
  if (all.length === 1 && isStyled(all[0], "bold") && textOf(all).endsWith("\n")) return [`heading ${textOf(all)}`];
  const entries: Entry[] = [];
  for (const one of all) {
    const text = textOf([one]);
    const begins =
      isStyled(one, "bold") && (entries.length === 0 || text.startsWith("\n") || /^Significance $/.test(text));
    const [, label] = (begins && /^\s*(Novelty(?= $)|Significance(?= $)|[^\n]+?:) /.exec(text)) || [];
    if (label?.endsWith(":")) entries.push(`fact ${text.trimStart()}`);
    else if (label !== undefined) entries.push(`score ${text}`);
    else if (one.style?.code && /^score Significance/.test(entries.at(-1) ?? "")) entries.push(`vector ${text}`);
    else entries.push(`${entries.pop() ?? "text "}${text}`);
  }
  return entries.map((entry) => entry.replace(/^(score \w+) [●○]{3} (\d)\/3(?: · |\s*$)/, "$1 $2/3: "));
}

function elementEntries(element: Element): Entry[] {
  switch (element.type) {
    case "rich_text_section":
      return sectionEntries(element.elements);
    case "rich_text_quote":
      return [`caution ${textOf(element.elements).replace(/^⚠️ /, "")}`];
    case "rich_text_list":
      return element.elements.map(({ elements }, i) =>
        element.style === "ordered"
          ? `item ${(element.offset ?? 0) + 1 + i}. ${textOf(elements)}`
          : `item ${textOf(elements)}`,
      );
  }
}

function blockEntries(block: SlackBlock): Entry[] {
  switch (block.type) {
    case "header":
      return [`title ${block.text.text.replace(/^(?:✅|⚠️) /, "")}`];
    case "context":
      return block.elements.map(({ text }) => `note ${text}`);
    case "actions":
      return block.elements.map(({ action_id, text, value = "", url }) => {
        const form = action_id.startsWith("amw:form:") ? FORM_OF : "";
        return `button ${text.text} → ${url ? opened(url) : `${form}${value}`}`;
      });
    case "rich_text":
      return block.elements.flatMap(elementEntries);
    case "table":
      return block.rows.map((row, i) => {
        const cells = row.map((cell) =>
          cell.type === "raw_text"
            ? cell.text
            : cell.elements.flatMap((element) => (element.type === "rich_text_list" ? [] : textOf(element.elements))),
        );
        return `${i === 0 ? "columns" : "row"} ${cells.map((cell) => squeezed(String(cell))).join(" | ")}`;
      });
  }
}

/** What a reader of the blocks sees. */
export const readSlack = (blocks: readonly SlackBlock[]): Entry[] => blocks.flatMap(blockEntries).map(squeezed);
