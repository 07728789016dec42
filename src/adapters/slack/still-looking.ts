import type { Message } from "../../core/message/message.ts";

const SENTENCE = "This takes a little longer; the answer follows here.";

/** Said when Slack would not wait for the answer. */
export const STILL_LOOKING: Message = {
  summary: SENTENCE,
  title: "",
  tone: "plain",
  blocks: [{ kind: "paragraph", text: SENTENCE }],
  actions: [],
  audience: "asker",
  about: [],
};
