import stringWidth from "string-width";
import { pressedOf } from "../../../src/adapters/discord/buttons.ts";
import type { DiscordPayload } from "../../../src/adapters/discord/render.ts";
import { clip } from "../../../src/core/message/clip.ts";
import { spansOf } from "../../../src/core/message/spans.ts";
import { readMarkdown } from "../../adapters/discord/read-markdown.ts";
import {
  type Entry,
  FORM_OF,
  grid,
  isWebAddress,
  linkEntry,
  type Manner,
  opened,
  PLAINLY,
  posesAsAddress,
  rowsOf,
  squeezed,
} from "../told.ts";
import { cells, starts } from "./grid.ts";
import { plainManner } from "./plain.ts";

/** The brackets of a host such as [::1] end a link. */
const isDiscordAddress = (url: string): boolean => isWebAddress(url) && URL.canParse(opened(url));

/** As wide as a code block may be. */
const WIDEST = 56;
const LONGEST_URL = 1000;

/**
 * Discord: a label that is an address shows the host that it opens, and brackets in labels are round; what is no web
 * address is text. A line that begins in bold reads as a fact. A table that is narrow and without links is a grid in a
 * code block, where instants are in UTC; any other is a list of rows, or a paragraph a row.
 */
export const discordManner: Manner = {
  ...PLAINLY,
  link(label, url) {
    const text = squeezed(label);
    if (!isDiscordAddress(url) || opened(url).length > LONGEST_URL)
      return plainManner.link(text, squeezed(clip(url, 100)));
    const shown = text === "" || posesAsAddress(text, url) ? new URL(url).host : text;
    return linkEntry(shown.replaceAll("[", "(").replaceAll("]", ")"), url);
  },
  paragraph: (text, strongStart) => [
    strongStart === "" ? `text ${text}` : `fact ${strongStart}: ${text.trim().slice(strongStart.length)}`,
  ],
  table(block, told) {
    const columns = block.columns.map(({ label }, i) => [label, ...block.rows.map((row) => inCode(row[i] ?? ""))]);
    const width = columns.reduce((sum, texts) => sum + 2 + Math.max(...texts.map((text) => stringWidth(text))), -2);
    const hasLinks = block.rows
      .flat()
      .some((text) => spansOf(text).some((span) => typeof span === "object" && span.kind === "link"));
    if (width <= WIDEST && !hasLinks)
      return grid(block, inCode).map((line) => line.replaceAll("| –", "|").replace(/ – \|/g, " |"));
    const rows = rowsOf(block, told);
    const isList = rows.every((row) => row.cells.length < 2);
    return rows.map(({ head, count, cells: others }) => {
      const rest = others.map(({ label, value }) => [label, value].filter(Boolean).join(": "));
      const named = [told(head), count].filter(Boolean).join(" ");
      if (isList) return `item ${[named, ...rest].filter(Boolean).join(": ")}`;
      const isBold = spansOf(head).every((span) => typeof span === "string" || span.kind === "strong");
      return isBold ? `fact ${told(head)}: ${count} ${rest.join(" ")}` : `text ${named} ${rest.join(" ")}`;
    });
  },
  button: (action) =>
    action.kind === "open" && !(isDiscordAddress(action.url) && opened(action.url).length <= 512)
      ? `note ${discordManner.link(action.label, action.url)}`
      : PLAINLY.button(action),
};
const inCode = (text: Parameters<typeof spansOf>[0]): string =>
  squeezed(
    spansOf(text)
      .map((span) => {
        if (typeof span === "string") return span;
        return span.kind === "date" ? plainManner.date(span.at, span.style) : span.text;
      })
      .join(""),
  );

/** The entries of one text display. `recent` is the entry before it. */
function displayEntries(content: string): Entry[] {
  const entries: Entry[] = [];
  let open = false;
  const grids: string[] = [];
  const text = content.replaceAll(/^```\n([\s\S]*?)\n```$/gm, (_, code: string) => {
    grids.push(code);
    return "\u0001";
  });
  for (const line of text.split("\n")) {
    const [, mark = "", rest = ""] = /^(## |### |- |\d+\. |-# |> ⚠️ )?([\s\S]*)$/.exec(line) ?? [];
    const [, bold, after = ""] = (mark === "" && /^\*\*((?:\\.|[^\\])+?)\*\*(?!\*)(.*)$/.exec(rest)) || [];
    if (rest.trim() === "") open = false;
    else if (rest === "\u0001") entries.push(...gridEntries(grids.shift() ?? ""));
    else if (/^-# `AMW:/.test(line) || (mark === "-# " && /^score Sig/.test(entries.at(-1) ?? "")))
      entries.push(`vector ${readMarkdown(rest)}`);
    else if (mark !== "") entries.push(`${KINDS[mark] ?? `item ${mark}`}${readMarkdown(rest)}`);
    else if (bold !== undefined) {
      const label = readMarkdown(bold);
      const score = /^ [●○]{3} (\d)\/3 · ?(.*)$/.exec(after);
      entries.push(
        score
          ? `score ${label} ${score[1]}/3: ${readMarkdown(score[2] ?? "")}`
          : `fact ${label}: ${readMarkdown(after)}`,
      );
      open = true;
    } else {
      entries.push(`${open ? entries.pop() : "text"} ${readMarkdown(rest)}`);
      open = true;
    }
    if (mark !== "") open = false;
  }
  return entries;
}
const KINDS: Readonly<Record<string, string>> = {
  "## ": "title ",
  "### ": "heading ",
  "- ": "item ",
  "-# ": "note ",
  "> ⚠️ ": "caution ",
};

function gridEntries(code: string): Entry[] {
  const lines = code.replaceAll("`\u200b", "`").split("\n");
  const from = starts(lines);
  return lines.map((line, i) => `${i === 0 ? "columns" : "row"} ${cells(line, from).join(" | ")}`);
}

/** What a reader of the message sees; throws on anything live that is not ours. `lineOf` gives a long line by its key. */
export function readDiscord({ components: [container] }: DiscordPayload, lineOf: (key: string) => string): Entry[] {
  return container.components
    .flatMap((component): Entry[] => {
      if ("content" in component) return displayEntries(component.content);
      if (component.type !== 1) return [];
      return component.components.map((button) => {
        const label = "label" in button ? (button.label ?? "") : "";
        if ("url" in button) return `button ${label} → ${opened(button.url)}`;
        const pressed = "custom_id" in button ? pressedOf(button.custom_id) : undefined;
        const line = pressed && ("line" in pressed ? pressed.line : lineOf(pressed.key));
        return `button ${label} → ${pressed?.opens === "form" ? FORM_OF : ""}${line}`;
      });
    })
    .map(squeezed);
}
