import type { types } from "@slack/bolt";
import { clipWords } from "../../core/message/clip-words.ts";
import type { Action } from "../../core/message/message.ts";
import { unreachable } from "../../core/unreachable.ts";
import { clean, safeUrl } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import { plainTextOf } from "./plain-text.ts";
import { linkLabel } from "./rich-text.ts";

export const RUN = /^amw:run:\d+$/;
export const OPEN = /^amw:open:\d+$/;
export const FORM = /^amw:form:\d+$/;
/** How the rows of buttons are named in a conversation between one person and AMW. */
export const DIRECT = "amw:direct:";

const labelled = (label: string): types.PlainTextElement =>
  plainTextOf(clipWords(clean(label).trim(), LIMITS.buttonLabel) || "…");

function button(action: Action, n: number): types.Button | undefined {
  switch (action.kind) {
    case "run":
    case "form":
      return action.line.length <= LIMITS.buttonValue
        ? {
            type: "button",
            action_id: `amw:${action.kind}:${n}`,
            text: labelled(action.label),
            ...(action.line === "" ? {} : { value: action.line }),
          }
        : undefined;
    case "open": {
      const url = safeUrl(action.url);
      if (url === undefined) return undefined;
      return {
        type: "button",
        action_id: `amw:open:${n}`,
        text: labelled(linkLabel(action.label, action.url, url)),
        url,
      };
    }
    default:
      return unreachable(action);
  }
}

/** The buttons in rows that Slack takes, and the actions that no button can carry. */
export function buttonRows(actions: readonly Action[]): { rows: types.ActionsBlock[]; impossible: readonly Action[] } {
  const drawn = actions.map(button);
  const buttons = drawn.filter((one) => one !== undefined);
  const rows: types.ActionsBlock[] = [];
  for (let i = 0; i < buttons.length; i += LIMITS.buttons) {
    rows.push({ type: "actions", elements: buttons.slice(i, i + LIMITS.buttons) });
  }
  return { rows, impossible: actions.filter((_, i) => drawn[i] === undefined) };
}
