import type { Action, Message } from "../message/message.ts";
import { oneSentence } from "./one-sentence.ts";

/** A button that opens the form of the line; `atOnce` without a press where the surface can. */
export const formAction = (label: string, line: string, atOnce = false): Action => ({
  kind: "form",
  label,
  line,
  ...(atOnce ? { atOnce } : {}),
});

/** Something is to be filled in: opens the form of the line at once. */
export const fillInMessage = (title: string, sentence: string, line: string): Message =>
  oneSentence(sentence, { title, tone: "plain", actions: [formAction("Fill in the form", line, true)] });
