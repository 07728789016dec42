import type { Action, Block, Message } from "../message/message.ts";
import { oneSentence } from "./one-sentence.ts";

/** One plain sentence about what to type instead, with buttons that type it; `more`: what there is to see besides. */
export function refusal(sentence: string, actions: readonly Action[], more: readonly Block[] = []): Message {
  const message = oneSentence(sentence, {
    title: "That needs a change",
    actions: [...actions, { kind: "run", label: "Help", line: "help" }],
  });
  return { ...message, blocks: [...message.blocks, ...more] };
}

/** Something broke that the asker cannot mend; the reference is in the log too. */
export const apology = (reference: string): Message =>
  oneSentence(
    `Sorry, something went wrong on AMW's side. If it happens again, tell your AMW admin this reference: ${reference}.`,
    { title: "Something went wrong" },
  );
