import type { Amw, Caller } from "../../core/amw.ts";
import type { Action, Block, Message } from "../../core/message/message.ts";

interface FilledIn {
  readonly line: string;
  readonly values: Readonly<Record<string, string>>;
  readonly caller: Caller;
}

/**
 * The answer to a form, with what other surfaces show while it is filled in: the sentence that it says of what is filled
 * in, and its further buttons. A modal of Discord's has room for neither.
 */
export async function withExtras(message: Message, { line, values, caller }: FilledIn, amw: Amw): Promise<Message> {
  const form = await amw.form(line, caller);
  if (!form || message.tone === "refused") return message;
  const hint = form.hints ? await amw.hint(form.command, values, caller) : undefined;
  const notes: Block[] = hint === undefined ? [] : [{ kind: "note", text: hint }];
  const further: Action[] = [];
  for (const { label, command } of form.also ?? []) {
    const filled = await amw.filled(command, values, caller);
    if (filled.line !== undefined) further.push({ kind: "run", label, line: filled.line });
  }
  const isThere = ({ label }: Action): boolean => message.actions.some((action) => action.label === label);
  return {
    ...message,
    blocks: [...message.blocks, ...notes],
    actions: [...message.actions, ...further.filter((action) => !isThere(action))],
  };
}
