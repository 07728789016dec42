/** What Slack knows AMW's entry points by: `listen` registers these and the manifest declares them, and nothing else. */
export const COMMAND = "/amw";
export const SHORTCUT = "amw_propose";
export const EVENTS = ["app_mention", "message.im"] as const;

/** Where Slack sends everything to in HTTP mode. */
export const EVENTS_PATH = "/slack/events";
