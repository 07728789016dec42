import type { Actor, Amw } from "../../core/amw.ts";
import type { Message } from "../../core/message/message.ts";
import { oneSentence } from "../../core/messages/one-sentence.ts";
import { type Choice, choices, choicesText } from "./choices.ts";

/** One person's answers in order, so that the number of a choice can be typed. */
interface Session {
  answer(typed: string): Promise<Message>;
  /** From now on the numbers are the choices of that message, which came by itself. */
  offer(message: Message): void;
}

/** A number that can only mean a choice: listings and products are called by longer ones, such as 688795 and 910. */
const CHOICE_NUMBER = /^\d{1,2}$/;

export function startSession({ amw, actor }: { readonly amw: Amw; readonly actor: Actor }): Session {
  let offered: readonly Choice[] | undefined;
  const offer = ({ actions }: Message): void => {
    offered = choices(actions);
  };
  return {
    offer,
    async answer(typed) {
      const number = typed.trim();
      const chosen = offered?.find((choice) => String(choice.number) === number);
      if (!chosen && CHOICE_NUMBER.test(number)) return noSuchChoice(number, offered);
      const message = await amw.answer({
        line: chosen?.action.line ?? typed,
        actor,
        surface: "terminal",
        manages: true,
      });
      if (!message.beside) offer(message);
      return message;
    },
  };
}

function noSuchChoice(number: string, offered: readonly Choice[] | undefined): Message {
  const text = offered ? choicesText(offered) : "No answer has offered choices yet; type a name or help.";
  return oneSentence(text, { title: `There is no choice ${number}` });
}

/** Words that end a session instead of being answered. */
export const endsSession = (line: string): boolean => /^(?:exit|quit)$/i.test(line.trim());
