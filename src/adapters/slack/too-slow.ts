import type { Message } from "../../core/message/message.ts";
import { oneSentence } from "../../core/messages/one-sentence.ts";

/** Slack did not show a modal: `mend` says what to do. */
export const tooSlow = (mend: string): Message => oneSentence(`Slack did not open the window in time. ${mend}`);
