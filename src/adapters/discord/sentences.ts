import type { Action, Message } from "../../core/message/message.ts";
import { oneSentence } from "../../core/messages/one-sentence.ts";

/** One sentence under a title. */
export const saying = (title: string, sentence: string, actions: readonly Action[] = []): Message =>
  oneSentence(sentence, { title, actions });

export const OLD_BUTTON: Message = saying(
  "This button no longer works",
  "This button is from before AMW was set up anew; type the command again.",
);

export const OLD_FORM: Message = saying(
  "This form no longer works",
  "This form is from before AMW was set up anew; type the command again.",
);

export const OLD_COMMAND: Message = saying(
  "This command is gone",
  "Discord still shows a command that AMW no longer has; reload Discord with Ctrl+R, or ask with /amw.",
);

export const NOTHING_ASKED: Message = saying(
  "That needs a change",
  "Choose a name or write a question, then send the form again.",
);

/** A sentence for each field that needs a change, with a button that opens the form as it was filled in. */
export const needsChange = (
  problems: readonly { readonly label: string; readonly sentence: string }[],
  line: string,
): Message => ({
  ...saying("That needs a change", problems.map(({ label, sentence }) => `${label}: ${sentence}`).join(" "), [
    changeIt(line),
  ]),
  blocks: [{ kind: "facts", facts: problems.map(({ label, sentence }) => ({ label, value: sentence })) }],
});

const changeIt = (line: string): Action => ({ kind: "form", label: "Change it", line });

/** What did not work out, with a button that opens the form of the line again. */
export const mendable = (message: Message, line: string): Message =>
  message.tone === "refused" && !message.actions.some(({ kind }) => kind === "form")
    ? { ...message, actions: [changeIt(line), ...message.actions] }
    : message;
