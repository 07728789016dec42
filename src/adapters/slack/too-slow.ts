import type { Message } from "../../core/message/message.ts";

/** Slack did not show a modal: `mend` says what to do. */
export function tooSlow(mend: string): Message {
  const sentence = `Slack did not open the window in time. ${mend}`;
  return {
    summary: sentence,
    title: "",
    tone: "refused",
    blocks: [{ kind: "paragraph", text: sentence }],
    actions: [],
    audience: "asker",
    about: [],
  };
}
