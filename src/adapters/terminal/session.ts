import type { Actor, Amw } from "../../core/amw.ts";
import type { Message } from "../../core/message/message.ts";
import { type Choice, choices } from "./choices.ts";

/** One person's answers in order, so that the number of a choice can be typed. */
interface Session {
  answer(typed: string): Promise<Message>;
}

export function startSession({ amw, actor }: { readonly amw: Amw; readonly actor: Actor }): Session {
  let offered: readonly Choice[] = [];
  return {
    async answer(typed) {
      const chosen = offered.find(({ number }) => String(number) === typed.trim());
      const message = await amw.answer({ line: chosen?.action.line ?? typed, actor, surface: "terminal" });
      offered = choices(message.actions);
      return message;
    },
  };
}

/** Words that end a session instead of being answered. */
export const endsSession = (line: string): boolean => /^(?:exit|quit)$/i.test(line.trim());
