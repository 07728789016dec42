/** What Slack knows AMW's entry points by: `listen` registers these and the manifest declares them, and nothing else. */
export const COMMAND = "/amw";
export const SHORTCUT = "amw_propose";
export const EVENTS = ["app_mention", "message.im"] as const;
/** How a workspace takes AMW out. */
export const LEAVING = ["app_uninstalled", "tokens_revoked"] as const;

/** What AMW may do in a workspace; `amw` alone needs no more. */
export const BOT_SCOPES = [
  "commands",
  "chat:write",
  "app_mentions:read",
  // Slack sends message.im, a direct message to AMW, only to those who may read such a conversation's history.
  "im:history",
] as const;

/** Where Slack sends everything to in HTTP mode. */
export const EVENTS_PATH = "/slack/events";
/** Where somebody installs AMW in one workspace more, and where Slack leads them back to. */
export const INSTALL_PATH = "/slack/install";
export const REDIRECT_PATH = "/slack/oauth_redirect";
