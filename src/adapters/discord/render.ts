import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIContainerComponent,
  ComponentType,
  MessageFlags,
} from "discord.js";
import { cutToFit, isQuiet } from "../../core/message/fit.ts";
import type { Block, Message, Tone } from "../../core/message/message.ts";
import { link } from "../../core/message/spans.ts";
import { unreachable } from "../../core/unreachable.ts";
import { blockMarkdown } from "./blocks.ts";
import { buttonRows, canBeButton } from "./buttons.ts";
import { CLIPS, LIMITS } from "./limits.ts";
import { roughLength } from "./rough-length.ts";
import { lineMarkdown } from "./text.ts";

/** The body of a message as Discord's REST API takes it. */
export interface DiscordPayload {
  readonly flags: number;
  readonly components: [APIContainerComponent];
  readonly allowed_mentions: { readonly parse: [] };
}

function accentOf(tone: Tone): number {
  switch (tone) {
    case "plain":
      return 0x3b82f6;
    case "done":
      return 0x2e9e5b;
    case "caution":
      return 0xe0a100;
    case "refused":
      return 0xd64545;
    default:
      return unreachable(tone);
  }
}

/** One text a block; a heading stands on top of the block that it is for. */
function texts(blocks: readonly Block[]): string[] {
  const drawn: string[] = [];
  let headings = "";
  for (const block of blocks) {
    const text = blockMarkdown(block);
    if (text === "") continue;
    if (block.kind === "heading") {
      headings += `${text}\n`;
    } else {
      drawn.push(headings + text);
      headings = "";
    }
  }
  return headings === "" ? drawn : [...drawn, headings.trimEnd()];
}

/** The texts in at most `most` text displays: the last one takes what is left. */
function displays(all: readonly string[], most: number): string[] {
  const room = Math.max(1, most);
  return all.length <= room ? [...all] : [...all.slice(0, room - 1), all.slice(room - 1).join("\n\n")];
}

interface Drawing {
  readonly body: readonly string[];
  readonly notes: readonly string[];
  readonly rows: readonly APIActionRowComponent<APIButtonComponent>[];
}

/** The keys of its buttons do not matter for whether it fits, so that they are those of the lines themselves. */
function draw(message: Message): Drawing {
  const lastText = message.blocks.findLastIndex(({ kind }) => kind !== "note") + 1;
  const title = lineMarkdown(message.title, CLIPS.title) || lineMarkdown(message.summary, CLIPS.title) || "AMW";
  const notes = texts(message.blocks.slice(lastText)).join("\n");
  const rows = buttonRows(message.actions, (line) => line);
  const others = 1 + rows.length + message.actions.length + (notes === "" ? 0 : 2);
  const body = [`## ${title}`, ...texts(message.blocks.slice(0, lastText))];
  return { body: displays(body, LIMITS.components - others), notes: notes === "" ? [] : [notes], rows };
}

function isWithinLimits({ body, notes, rows }: Drawing): boolean {
  const all = [...body, ...notes];
  const components =
    1 + all.length + (notes.length > 0 ? 1 : 0) + rows.reduce((sum, row) => sum + 1 + row.components.length, 0);
  return (
    components <= LIMITS.components &&
    all.reduce((sum, text) => sum + text.length, 0) <= LIMITS.text &&
    all.reduce((sum, text) => sum + Buffer.byteLength(text) + LIMITS.displayBytes, 0) <= LIMITS.bytes
  );
}

/** Whether it is worth drawing the message to see if it fits. */
const mayFit = (message: Message): boolean =>
  message.blocks.reduce((sum, block) => sum + roughLength(block), 0) <= LIMITS.text;

/** The message with at most as many buttons as Discord takes; what cannot be a button is told in a note. */
function withPossibleButtons(message: Message): Message {
  const all = message.actions.filter(canBeButton);
  const possible = all.length > LIMITS.buttons ? all.filter((action) => !isQuiet(action)) : all;
  const actions = possible.slice(0, LIMITS.buttons);
  const notes: Block[] = message.actions.flatMap((action) =>
    action.kind === "open" && !canBeButton(action) ? [{ kind: "note", text: [link(action.label, action.url)] }] : [],
  );
  if (possible.length > actions.length) {
    notes.push({ kind: "note", text: `${possible.length - actions.length} more buttons not shown here.` });
  }
  return { ...message, actions, blocks: [...message.blocks, ...notes] };
}

const display = (content: string): APIComponentInContainer => ({ type: ComponentType.TextDisplay, content });

/**
 * The message as one Components V2 container within every limit of Discord's. `keyOf` gives the short key of a command
 * line that does not fit into a button; it is asked only about buttons that are sent.
 */
export function renderDiscord(message: Message, keyOf: (line: string) => string): DiscordPayload {
  const drawn = new Map<Message, Drawing>();
  const fitting = cutToFit(withPossibleButtons(message), (candidate) => {
    if (!mayFit(candidate)) return false;
    const drawing = draw(candidate);
    drawn.set(candidate, drawing);
    return isWithinLimits(drawing);
  });
  const { body, notes } = drawn.get(fitting) ?? draw(fitting);
  const rows = buttonRows(fitting.actions, keyOf);
  const components: APIComponentInContainer[] = [
    ...body.map(display),
    ...(notes.length > 0 ? [{ type: ComponentType.Separator as const }] : []),
    ...notes.map(display),
    ...rows,
  ];
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: ComponentType.Container, accent_color: accentOf(message.tone), components }],
    allowed_mentions: { parse: [] },
  };
}
