import type { Message } from "../message/message.ts";

/** A message that says one sentence to the asker alone: a refusal without title and buttons unless told. */
export const oneSentence = (
  sentence: string,
  { title = "", tone = "refused", actions = [] }: Partial<Pick<Message, "title" | "tone" | "actions">> = {},
): Message => ({
  summary: sentence,
  title,
  tone,
  blocks: [{ kind: "paragraph", text: sentence }],
  actions,
  audience: "asker",
  about: [],
});
