const INVITE = "Invite AMW to the channel with /invite @AMW.";
const RENDERED_WRONG = "This is a mistake in AMW: please report it together with what was asked.";
const TOKEN = "Reinstall the app to the workspace, and copy SLACK_BOT_TOKEN again if you set it.";
const SETTINGS = "A setting of the workspace or the channel keeps AMW from posting there: ask a workspace admin.";

const MENDS: Readonly<Record<string, string>> = {
  not_in_channel: INVITE,
  channel_not_found: INVITE,
  is_archived: "The channel is archived: ask in another one.",
  restricted_action: SETTINGS,
  restricted_action_read_only_channel: SETTINGS,
  restricted_action_thread_only_channel: SETTINGS,
  restricted_action_non_threadable_channel: SETTINGS,
  restricted_action_thread_locked: SETTINGS,
  messages_tab_disabled: "Switch on the Messages tab under App Home in the app's settings.",
  user_not_in_channel: "The person has left the channel.",
  msg_too_long: RENDERED_WRONG,
  msg_blocks_too_long: RENDERED_WRONG,
  invalid_blocks: RENDERED_WRONG,
  invalid_arguments: RENDERED_WRONG,
  missing_scope: "Compare the app's scopes with the manifest (amw manifest slack) and reinstall it.",
  invalid_auth: TOKEN,
  not_authed: TOKEN,
  account_inactive: TOKEN,
  token_revoked: TOKEN,
  token_expired: TOKEN,
};

/** What to do about a refusal of Slack's, by its name: a sentence. */
export const mendOf = (reason: string): string =>
  MENDS[reason] ?? "Look the reason up in Slack's documentation of the method.";
