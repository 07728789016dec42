import { type APIActionRowComponent, type APIButtonComponent, ButtonStyle, ComponentType } from "discord.js";
import { clipWords } from "../../core/message/clip-words.ts";
import type { Action } from "../../core/message/message.ts";
import { oneLine } from "../../core/message/visible.ts";
import { unreachable } from "../../core/unreachable.ts";
import { safeUrl } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import { linkLabel } from "./text.ts";

/** `amw:<line>`, or `amw#<key>` for a line that is too long. A number after `amw` sets equal buttons of one message apart. */
const OURS = /^amw\d*([:#])(.*)$/s;

type Pressed = { readonly line: string } | { readonly key: string };

/** What a button of ours asks for; undefined for a button that is not ours. */
export function pressedOf(customId: string): Pressed | undefined {
  const [, mark, rest] = OURS.exec(customId) ?? [];
  if (rest === undefined) return undefined;
  return mark === ":" ? { line: rest } : { key: rest };
}

function customIdOf(line: string, keyOf: (line: string) => string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? "amw" : `amw${n}`;
    const whole = `${name}:${line}`;
    const id = whole.length <= LIMITS.customId ? whole : `${name}#${keyOf(line)}`;
    if (!taken.has(id)) return id;
  }
}

/** Whether Discord takes the action as a button. */
export const canBeButton = (action: Action): boolean =>
  action.kind === "run" || (safeUrl(action.url)?.length ?? Number.POSITIVE_INFINITY) <= LIMITS.buttonUrl;

const shortened = (label: string): string => clipWords(label, LIMITS.label) || "…";

function button(action: Action, customId: (line: string) => string): APIButtonComponent {
  const label = oneLine(action.label).trim();
  switch (action.kind) {
    case "run":
      return {
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        label: shortened(label),
        custom_id: customId(action.line),
      };
    case "open": {
      const url = safeUrl(action.url) ?? "";
      return { type: ComponentType.Button, style: ButtonStyle.Link, label: shortened(linkLabel(label, url)), url };
    }
    default:
      return unreachable(action);
  }
}

/** The actions as rows of buttons, each with an id of its own. */
export function buttonRows(
  actions: readonly Action[],
  keyOf: (line: string) => string,
): APIActionRowComponent<APIButtonComponent>[] {
  const taken = new Set<string>();
  const buttons = actions.map((action) =>
    button(action, (line) => {
      const id = customIdOf(line, keyOf, taken);
      taken.add(id);
      return id;
    }),
  );
  return Array.from({ length: Math.ceil(buttons.length / LIMITS.buttonsInRow) }, (_, row) => ({
    type: ComponentType.ActionRow,
    components: buttons.slice(row * LIMITS.buttonsInRow, (row + 1) * LIMITS.buttonsInRow),
  }));
}
