import type { Action, Block, Message, Tone } from "../../core/message/message.ts";
import { oneLine } from "../../core/message/visible.ts";
import { unreachable } from "../../core/unreachable.ts";
import { blockLines } from "./blocks.ts";
import { choices } from "./choices.ts";
import { blank, indented } from "./layout.ts";
import { paint } from "./paint.ts";
import { type Line, plain, type Run, type Style, styled } from "./run.ts";
import { address, type TextView } from "./text.ts";
import { lineWidth, wrap } from "./wrap.ts";

export interface View {
  /** In columns; a Chinese character takes two. */
  readonly width: number;
  readonly colour: boolean;
  readonly now: Date;
  /** Links open on a click, their address hidden; only with colour. False unless told. */
  readonly hyperlinks?: boolean;
}

const INDENT = 2;
const NARROWEST = 20;
const READABLE = 100;
const GAP = 3;

function titleStyle(tone: Tone): Style {
  switch (tone) {
    case "plain":
      return { bold: true, colour: "cyan" };
    case "done":
      return { bold: true, colour: "green" };
    case "caution":
      return { bold: true, colour: "yellow" };
    case "refused":
      return { bold: true, colour: "red" };
    default:
      return unreachable(tone);
  }
}

/** What a choice is called, and what to type or open for it. */
interface Phrase {
  readonly name: readonly Run[];
  readonly how: readonly Run[];
}

/** As many phrases on a line as fit; one that is wider than a line breaks before its `how`. */
function flowed(phrases: readonly Phrase[], width: number): Line[] {
  const lines: Line[] = [];
  for (const { name, how } of phrases) {
    const phrase: Line = [...name, plain(" "), ...how];
    const last = lines.at(-1);
    if (last && lineWidth(last) + GAP + lineWidth(phrase) <= width) {
      lines[lines.length - 1] = [...last, plain(" ".repeat(GAP)), ...phrase];
    } else if (lineWidth(phrase) <= width) {
      lines.push(phrase);
    } else {
      const [first = [], ...rest] = wrap(name, width - INDENT);
      lines.push(first, ...indented([...rest, ...wrap(how, width - INDENT)], INDENT));
    }
  }
  return lines;
}

function nextLines(actions: readonly Action[], width: number): Line[] {
  const runs = choices(actions).map(
    ({ number, action }): Phrase => ({
      name: [styled(`[${number}]`, { bold: true }), plain(` ${oneLine(action.label)}`)],
      how: [styled(`→ /amw ${oneLine(action.line)}`, { dim: true })],
    }),
  );
  const opens = actions
    .filter((action) => action.kind === "open")
    .map(({ label, url }): Phrase => ({ name: [plain(oneLine(label))], how: [address(url)] }));
  return flowed([...runs, ...opens], width);
}

/** Long lines are hard to read, however wide the screen; tables may use all of it. */
const widthOf = (block: Block, columns: number): number =>
  (block.kind === "table" ? columns : Math.min(columns, READABLE)) - (block.kind === "heading" ? 0 : INDENT);

/** The blocks under their headings, an empty line between them; what stands under the title is set in. */
function bodyLines(blocks: readonly Block[], width: number, view: TextView): Line[] {
  const lines: Line[] = [];
  let previous: Block["kind"] | undefined;
  for (const block of blocks) {
    const isHeading = block.kind === "heading";
    const drawn = blockLines(block, widthOf(block, width), view);
    if (drawn.every((line) => lineWidth(line) === 0)) continue;
    if (previous !== "heading" && !(previous === "note" && block.kind === "note")) lines.push(blank);
    lines.push(...(isHeading ? drawn : indented(drawn, INDENT)));
    previous = block.kind;
  }
  return lines;
}

/** A message as a terminal shows it, ending in a line break. Nothing in its data reaches the terminal as a command. */
export function renderTerminal(message: Message, { width, colour, now, hyperlinks = false }: View): string {
  const columns = Math.max(NARROWEST, width);
  const view: TextView = { now, hyperlinks: colour && hyperlinks };
  const next = nextLines(message.actions, Math.min(columns, READABLE) - INDENT);
  const lines = [
    ...wrap([styled(oneLine(message.title), titleStyle(message.tone))], Math.min(columns, READABLE)),
    ...bodyLines(message.blocks, columns, view),
    ...(next.length > 0 ? [blank, [styled("Next", { bold: true })], ...indented(next, INDENT)] : []),
  ];
  return `${paint(lines, colour)}\n`;
}
