import type { Message } from "../../core/message/message.ts";
import type { ButtonLines } from "../../core/ports.ts";
import { LIMITS } from "./limits.ts";

/** What a button carries instead of a line that is too long for it. */
const KEPT = /^#([\w-]{10,64})$/;

export interface LongLines {
  /** The line as a button can carry it. */
  short(line: string): string;
  /** The message with lines that its buttons can carry. */
  shortened(message: Message): Message;
  /** The line that a button carries; undefined where it was forgotten. */
  whole(carried: string): string | undefined;
}

/** Without a place to keep them, long lines stay as they are. */
export function longLines(lines: ButtonLines | undefined): LongLines {
  const short = (line: string): string =>
    lines !== undefined && line.length > LIMITS.buttonValue ? `#${lines.keep(line)}` : line;
  return {
    short,
    shortened(message) {
      if (message.actions.every((action) => action.kind === "open" || short(action.line) === action.line))
        return message;
      const actions = message.actions.map((action) =>
        action.kind === "open" ? action : { ...action, line: short(action.line) },
      );
      return { ...message, actions };
    },
    whole(carried) {
      const key = KEPT.exec(carried)?.[1];
      return key === undefined || lines === undefined ? carried : lines.recall(key);
    },
  };
}
