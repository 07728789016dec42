import type { Action, Message } from "../message/message.ts";

/** One plain sentence about what to type instead, with buttons that type it. */
export const refusal = (sentence: string, actions: readonly Action[]): Message => ({
  summary: sentence,
  title: "That needs a change",
  tone: "refused",
  blocks: [{ kind: "paragraph", text: sentence }],
  actions: [...actions, { kind: "run", label: "Help", line: "help" }],
  audience: "asker",
  about: [],
});

/** Something broke that the asker cannot mend; the reference is in the log too. */
export const apology = (reference: string): Message => {
  const sentence = `Sorry, something went wrong on AMW's side. If it happens again, tell your AMW admin this reference: ${reference}.`;
  return {
    summary: sentence,
    title: "Something went wrong",
    tone: "refused",
    blocks: [{ kind: "paragraph", text: sentence }],
    actions: [],
    audience: "asker",
    about: [],
  };
};
