import type { types } from "@slack/bolt";
import { clip } from "../../core/message/clip.ts";
import { cutToFit } from "../../core/message/fit.ts";
import type { Block, Message, Renderer, Scored, Tone } from "../../core/message/message.ts";
import { plainSpans, plainText } from "../../core/message/plain.ts";
import { HIGHEST, scoreDots } from "../../core/message/score-dots.ts";
import { link } from "../../core/message/spans.ts";
import { unreachable } from "../../core/unreachable.ts";
import { buttonRows, DIRECT } from "./buttons.ts";
import { clean, escaped } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import { plainTextOf } from "./plain-text.ts";
import { type Inline, inlines, plain, section } from "./rich-text.ts";
import { withoutShare } from "./sharing.ts";
import { fitsTableBlock, tableAsList, tableBlock } from "./table.ts";

/** What is posted, answered in an ack or sent to a response_url. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

type RichText = types.RichTextBlock["elements"][number];
/** `offset` is documented but missing from the SDK's type: how many numbers an ordered list skips. */
type OrderedList = types.RichTextList & { readonly offset?: number };

const MARKS: Readonly<Record<Tone, string>> = { plain: "", done: "✅ ", caution: "⚠️ ", refused: "" };

/**
 * Block Kit within all limits. Data goes into rich text, which Slack parses for nothing: no markup, mention, emoji code
 * or forged link in a record is live.
 */
export const renderSlack: Renderer<SlackMessage> = (message) => ({
  text: fallback(message),
  blocks: draw(message).blocks,
  unfurl_links: false,
  unfurl_media: false,
});

/** What is posted, with the blocks as JSON: as Slack takes them in a form, and as their length was measured. */
export const renderWritten: Renderer<{ readonly text: string; readonly blocks: string }> = (message) => ({
  text: fallback(message),
  blocks: draw(message).json,
});

interface Drawn {
  readonly blocks: types.KnownBlock[];
  readonly json: string;
}

/** Blocks that fit, of as much of the message as there is room for. */
function draw(message: Message, options?: { readonly tables: boolean }): Drawn {
  const drawn = new Map<Message, Drawn>();
  const drawnOf = (candidate: Message): Drawn => {
    const blocks = blocksOf(candidate, options);
    const one = { blocks, json: JSON.stringify(blocks) };
    drawn.set(candidate, one);
    return one;
  };
  const fitting = cutToFit(message, (candidate) => fits(drawnOf(candidate)));
  return drawn.get(fitting) ?? drawnOf(fitting);
}

/** For a conversation of two, where a press may change the message; the mark says so to whoever hears the press. */
export const renderDirect: Renderer<SlackMessage> = (message) => {
  const { blocks, ...rest } = renderSlack(withoutShare(message));
  return {
    ...rest,
    blocks: blocks.map((block, n) => (block.type === "actions" ? { ...block, block_id: `${DIRECT}${n}` } : block)),
  };
};

/** For a modal, which takes no table blocks and holds what its reader alone sees. */
export const modalBlocks: Renderer<types.KnownBlock[]> = (message) =>
  draw(withoutShare(message), { tables: false }).blocks;

const fits = ({ blocks, json }: Drawn): boolean =>
  blocks.length <= LIMITS.blocks &&
  json.length <= LIMITS.blocksLength &&
  blocks.every((block) => block.type !== "table" || JSON.stringify(block.rows).length <= LIMITS.tableLength);

/** Complete, since screen readers and notifications get this instead of the blocks. */
function fallback(message: Message): string {
  const whole = [message.summary, plainText(message)].filter((part) => part.trim() !== "").join("\n\n");
  // A cut must not leave half an entity behind.
  return clip(escaped(whole), LIMITS.fallback).replace(/&[a-z]{0,3}…$/, "…") || "AMW";
}

function blocksOf(message: Message, { tables = true } = {}): types.KnownBlock[] {
  const { rows, impossible } = buttonRows(message.actions);
  const blocks: types.KnownBlock[] = [...title(message)];
  let headings: RichText[] = [];
  let tableUsed = !tables;
  const push = (elements: readonly RichText[]): void => {
    if (headings.length + elements.length > 0) blocks.push({ type: "rich_text", elements: [...headings, ...elements] });
    headings = [];
  };
  for (const block of message.blocks) {
    if (block.kind === "heading") {
      headings.push(...filled(inlines(block.text && `${block.text}\n`, { style: { bold: true } })));
    } else if (block.kind === "table" && !tableUsed && fitsTableBlock(block)) {
      push([]);
      blocks.push(tableBlock(block));
      tableUsed = true;
    } else if (block.kind === "note" && typeof block.text === "string") {
      push([]);
      blocks.push(...smallPrint(block.text));
    } else {
      push(richText(block));
    }
  }
  push([]);
  const long = impossible.filter(({ kind }) => kind === "run").length;
  if (long > 0) blocks.push(...smallPrint(`${long} more not shown here: too long for a Slack button.`));
  const shown = impossible.flatMap((action) =>
    action.kind === "open" ? plainSpans([link(action.label, action.url)]) : [],
  );
  blocks.push(...smallPrint(shown.join("\n")));
  return [...blocks, ...rows];
}

function title({ title, tone }: Message): types.HeaderBlock[] {
  const text = clip(MARKS[tone] + clean(title).replace(/\s+/g, " "), LIMITS.header).trim();
  return text === "" ? [] : [{ type: "header", text: plainTextOf(text) }];
}

function smallPrint(text: string): types.ContextBlock[] {
  const shown = clip(clean(text), LIMITS.context).trim();
  return shown === "" ? [] : [{ type: "context", elements: [plainTextOf(shown)] }];
}

/** A section, or nothing where there is nothing to say: Slack refuses empty elements. */
const filled = (elements: Inline[]): types.RichTextSection[] => (elements.length > 0 ? [section(...elements)] : []);

function richText(block: Exclude<Block, { kind: "heading" }>): RichText[] {
  switch (block.kind) {
    case "paragraph":
      return filled(inlines(block.text));
    case "facts":
      return filled(
        block.facts.flatMap(({ label, value }, i) => [
          ...inlines([`${i === 0 ? "" : "\n"}${label}: `], { style: { bold: true } }),
          ...inlines(value),
        ]),
      );
    case "list":
      return list(block);
    case "table":
      return block.rows.length > 0 && block.columns.length > 0 ? [tableAsList(block)] : [];
    case "score":
      return [
        section(
          ...scored("Novelty", block.novelty),
          plain("\n"),
          ...scored("Significance", block.significance),
          plain("\n"),
          ...inlines([{ kind: "code", text: block.vector }]),
        ),
      ];
    case "caution":
      return [{ type: "rich_text_quote", elements: [plain("⚠️ "), ...inlines(block.text)] }];
    case "note":
      return filled(inlines(block.text, { style: { italic: true } }));
    default:
      return unreachable(block);
  }
}

function scored(name: string, { score, reason }: Scored): Inline[] {
  return [
    plain(`${name} `, { bold: true }),
    plain(`${scoreDots(score)} ${score}/${HIGHEST}`),
    ...inlines(reason === "" ? "" : ` · ${reason}`),
  ];
}

function list({ items, numbered = false, start = 1 }: Extract<Block, { kind: "list" }>): OrderedList[] {
  if (items.length === 0) return [];
  // An empty item keeps its place, or the numbers after it would be wrong.
  const elements = items.map((item) => filled(inlines(item))[0] ?? section(plain("–")));
  return [
    {
      type: "rich_text_list",
      style: numbered ? "ordered" : "bullet",
      elements,
      ...(numbered && start > 1 ? { offset: start - 1 } : {}),
    },
  ];
}
