import type { Message } from "../../core/message/message.ts";
import { oneSentence } from "../../core/messages/one-sentence.ts";

/** Said when Slack would not wait for the answer. */
export const STILL_LOOKING: Message = oneSentence("This takes a little longer; the answer follows here.", {
  tone: "plain",
});
