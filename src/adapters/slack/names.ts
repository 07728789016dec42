/** What Slack knows AMW's entry points by: `listen` registers these and the manifest declares them, and nothing else. */
export const COMMAND = "/amw";
export const SHORTCUT = "amw_propose";
export const EVENTS = ["app_mention", "message.im"] as const;
/** How a workspace takes AMW out. */
export const LEAVING = ["app_uninstalled", "tokens_revoked"] as const;

/** The mark of a delivery, which Slack keeps with the posted message: what it is looked for by. */
export const DELIVERY = "amw_delivery";

/** What AMW must be able to do in a workspace. */
export const BOT_SCOPES = [
  "commands",
  "chat:write",
  "app_mentions:read",
  // Slack sends message.im, a direct message to AMW, only to those who may read such a conversation's history.
  "im:history",
] as const;

/** What AMW can do without, and what it does not know then. */
export const OPTIONAL_SCOPES = {
  "users:read": "people's time zones and who is a workspace admin",
  "channels:read": "who made a public channel, its name, and whether AMW can post there",
  "groups:read": "the same of private channels",
  "im:write": "whether an unanswered direct message arrived",
  "channels:history": "whether an unanswered post arrived in a public channel",
  "groups:history": "the same of private channels",
  "usergroups:read": "who is in the user groups that give roles",
} as const;
/** Everything that AMW asks for when it is installed; whoever installs it may leave out what is optional. */
export const ALL_SCOPES = [...BOT_SCOPES, ...(Object.keys(OPTIONAL_SCOPES) as (keyof typeof OPTIONAL_SCOPES)[])];

/** Where Slack sends everything to in HTTP mode. */
export const EVENTS_PATH = "/slack/events";
/** Where somebody installs AMW in one workspace more, and where Slack leads them back to. */
export const INSTALL_PATH = "/slack/install";
export const REDIRECT_PATH = "/slack/oauth_redirect";
