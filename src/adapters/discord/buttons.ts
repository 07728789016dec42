import { type APIActionRowComponent, type APIButtonComponent, ButtonStyle, ComponentType } from "discord.js";
import { clipWords } from "../../core/message/clip-words.ts";
import type { Action } from "../../core/message/message.ts";
import { oneLine } from "../../core/message/visible.ts";
import { unreachable } from "../../core/unreachable.ts";
import { safeUrl } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import { linkLabel } from "./text.ts";

/**
 * `amw:<line>`, or `amw#<key>` for a line that is too long; `amwf` where the button opens the line's form. A number after
 * that sets equal buttons of one message apart.
 */
const OURS = /^amw(f?)\d*([:#])(.*)$/s;

/** `opens`: the form of the line, instead of its answer. */
type Pressed = { readonly opens: "answer" | "form" } & ({ readonly line: string } | { readonly key: string });

/** What a button of ours asks for; undefined for a button that is not ours. */
export function pressedOf(customId: string): Pressed | undefined {
  const [, form, mark, rest] = OURS.exec(customId) ?? [];
  if (rest === undefined) return undefined;
  const opens = form === "f" ? "form" : "answer";
  return mark === ":" ? { opens, line: rest } : { opens, key: rest };
}

function customIdOf(
  { kind, line }: Exclude<Action, { kind: "open" }>,
  keyOf: (line: string) => string,
  taken: ReadonlySet<string>,
): string {
  for (let n = 1; ; n++) {
    const name = `amw${kind === "form" ? "f" : ""}${n === 1 ? "" : n}`;
    const whole = `${name}:${line}`;
    const id = whole.length <= LIMITS.customId ? whole : `${name}#${keyOf(line)}`;
    if (!taken.has(id)) return id;
  }
}

/** Whether Discord takes the action as a button. */
export const canBeButton = (action: Action): boolean =>
  action.kind !== "open" || (safeUrl(action.url)?.length ?? Number.POSITIVE_INFINITY) <= LIMITS.buttonUrl;

const shortened = (label: string): string => clipWords(label, LIMITS.label) || "…";

function button(action: Action, customId: (action: Exclude<Action, { kind: "open" }>) => string): APIButtonComponent {
  const label = oneLine(action.label).trim();
  switch (action.kind) {
    case "run":
    case "form":
      return {
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        label: shortened(label),
        custom_id: customId(action),
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
    button(action, (named) => {
      const id = customIdOf(named, keyOf, taken);
      taken.add(id);
      return id;
    }),
  );
  return Array.from({ length: Math.ceil(buttons.length / LIMITS.buttonsInRow) }, (_, row) => ({
    type: ComponentType.ActionRow,
    components: buttons.slice(row * LIMITS.buttonsInRow, (row + 1) * LIMITS.buttonsInRow),
  }));
}
