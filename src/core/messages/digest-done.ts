import type { Action, Block, Message } from "../message/message.ts";

/** Something about a digest was done: one sentence, what more there is to know, and what can be done next. */
export const digestDone = (
  title: string,
  sentence: string,
  { blocks = [], actions = [], tone = "done" }: Partial<Pick<Message, "blocks" | "actions" | "tone">> = {},
): Message => ({
  summary: sentence,
  title,
  tone,
  blocks: [{ kind: "paragraph", text: sentence }, ...blocks],
  actions,
  audience: "asker",
  about: [],
});

export const run = (label: string, line: string): Action => ({ kind: "run", label, line });
export const note = (text: string): Block => ({ kind: "note", text });
