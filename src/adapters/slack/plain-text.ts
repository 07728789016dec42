import type { types } from "@slack/bolt";

/** Text outside of rich text, in which Slack parses nothing either; the caller keeps to the place's limit. */
export const plainTextOf = (text: string): types.PlainTextElement => ({ type: "plain_text", text, emoji: false });
