import type { Action, Message } from "../message/message.ts";
import { formAction } from "../messages/fill-in.ts";
import { refusal } from "../messages/refusal.ts";
import type { Command } from "./declare.ts";
import { labelOf } from "./form.ts";
import { lineOfTokens } from "./line.ts";
import { route } from "./route.ts";
import type { Tokens } from "./tokens.ts";

/**
 * What is wrong with each of the arguments, by what forms call them: forms show each under its own field, everything else
 * as a list, with a button that opens the form where there are any.
 */
export function fieldsRefusal(
  problems: Readonly<Record<string, string>>,
  tokens: Tokens,
  instead: readonly Action[],
  commands: readonly Command[],
  forms: boolean,
): Message {
  const { args } = route(tokens, commands).command;
  const named = Object.entries(problems).map(([name, sentence]) => {
    const arg = args[name];
    return { label: arg ? labelOf(name, arg) : name, value: sentence };
  });
  const summary = named.map(({ label, value }) => `${label}: ${value}`).join(" ");
  const change = forms ? [formAction("Change it", lineOfTokens(tokens))] : [];
  return {
    ...refusal(summary, [...change, ...instead]),
    blocks: [{ kind: "facts", facts: named }],
    problems,
  };
}
