import type { Actor, Amw, Caller } from "../../core/amw.ts";
import type { Message } from "../../core/message/message.ts";
import { oneSentence } from "../../core/messages/one-sentence.ts";
import { type Choice, choices, choicesText } from "./choices.ts";
import { FormTalk } from "./form-talk.ts";

/** One person's answers in order, so that the number of a choice can be typed. */
interface Session {
  answer(typed: string): Promise<Message>;
  /** The form that the last answer asks to be filled in, where forms are. */
  form(): Promise<FormTalk | undefined>;
  /** From now on the numbers are the choices of that message, which came by itself. */
  offer(message: Message): void;
}

/** A number that can only mean a choice: listings and products are called by longer ones, such as 688795 and 910. */
const CHOICE_NUMBER = /^\d{1,2}$/;

interface SessionParts {
  readonly amw: Amw;
  readonly actor: Actor;
  /** Whether somebody is there to fill in forms. */
  readonly forms: boolean;
}

export function startSession({ amw, actor, forms }: SessionParts): Session {
  const caller: Caller = { actor, surface: "terminal", manages: true, ...(forms ? { forms } : {}) };
  let last: Message | undefined;
  let offered: readonly Choice[] | undefined;
  const offer = ({ actions }: Message): void => {
    offered = choices(actions);
  };
  const asked = async (line: string): Promise<Message> => {
    last = await amw.answer({ ...caller, line });
    if (!last.beside) offer(last);
    return last;
  };
  return {
    offer,
    async form() {
      const asking = last;
      last = undefined;
      const opens = asking?.actions.find((action) => action.kind === "form" && (action.atOnce || asking.problems));
      if (!forms || opens?.kind !== "form") return undefined;
      return FormTalk.about(opens.line, asking?.problems, { amw, caller, answer: asked });
    },
    async answer(typed) {
      const number = typed.trim();
      const chosen = offered?.find((choice) => String(choice.number) === number);
      if (!chosen && CHOICE_NUMBER.test(number)) return noSuchChoice(number, offered);
      return asked(chosen?.action.line ?? typed);
    },
  };
}

function noSuchChoice(number: string, offered: readonly Choice[] | undefined): Message {
  const text = offered ? choicesText(offered) : "No answer has offered choices yet; type a name or help.";
  return oneSentence(text, { title: `There is no choice ${number}` });
}

/** Words that end a session instead of being answered. */
export const endsSession = (line: string): boolean => /^(?:exit|quit)$/i.test(line.trim());
