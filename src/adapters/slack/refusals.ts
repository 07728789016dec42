/** What Slack means by a refusal. */
interface Refusal {
  /** A clause for whoever set up what cannot be posted. */
  readonly reason: string;
  /** A sentence for the same: what to do. */
  readonly mend: string;
  /** A sentence for the operator's log, where that is another one. */
  readonly forOperator?: string;
}

const OUTSIDE: Refusal = {
  reason: "AMW is not in the channel",
  mend: "Invite AMW to the channel with /invite @AMW.",
};
const ARCHIVED: Refusal = {
  reason: "the channel is archived",
  mend: "Unarchive the channel, or use another one.",
  forOperator: "The channel is archived: ask in another one.",
};
const SETTINGS: Refusal = {
  reason: "a setting of the workspace or the channel keeps AMW from posting there",
  mend: "Ask a workspace admin to let AMW post there.",
  forOperator:
    "A setting of the workspace or the channel keeps AMW from posting there: ask a workspace admin to change it.",
};
const TOKEN: Refusal = {
  reason: "AMW is no longer installed in this workspace, or its token no longer works",
  mend: "Ask whoever looks after AMW to install it in the workspace again.",
  forOperator: "Reinstall the app to the workspace, and copy SLACK_BOT_TOKEN again if you set it.",
};
const SCOPE: Refusal = {
  reason: "AMW lacks the permission to post there",
  mend: "Ask whoever looks after AMW to compare its scopes with its manifest (amw manifest slack) and to reinstall it.",
  forOperator: "Compare the app's scopes with the manifest (amw manifest slack) and reinstall it.",
};
const PERSON: Refusal = {
  reason: "AMW cannot write to this person",
  mend: "Ask a workspace admin whether the person's account is still active.",
};
const RENDERED_WRONG: Refusal = {
  reason: "Slack could not take the message",
  mend: "This is a mistake in AMW: please report it.",
  forOperator: "This is a mistake in AMW: please report it together with what was asked.",
};

const REFUSALS: Readonly<Record<string, Refusal>> = {
  not_in_channel: OUTSIDE,
  channel_not_found: { ...OUTSIDE, reason: "AMW cannot see the channel" },
  is_archived: ARCHIVED,
  is_inactive: ARCHIVED,
  restricted_action: SETTINGS,
  restricted_action_read_only_channel: SETTINGS,
  restricted_action_thread_only_channel: SETTINGS,
  restricted_action_non_threadable_channel: SETTINGS,
  restricted_action_thread_locked: SETTINGS,
  ekm_access_denied: SETTINGS,
  access_denied: SETTINGS,
  no_permission: SETTINGS,
  messages_tab_disabled: {
    reason: "AMW's Messages tab is switched off in this workspace",
    mend: "Ask whoever looks after AMW to switch it on under App Home in the app's settings.",
    forOperator: "Switch on the Messages tab under App Home in the app's settings.",
  },
  user_not_in_channel: { reason: "the person has left the channel", mend: "The person has left the channel." },
  user_not_found: PERSON,
  user_disabled: PERSON,
  user_not_visible: PERSON,
  cannot_dm_bot: PERSON,
  msg_too_long: RENDERED_WRONG,
  no_text: RENDERED_WRONG,
  msg_blocks_too_long: RENDERED_WRONG,
  invalid_blocks: RENDERED_WRONG,
  invalid_blocks_format: RENDERED_WRONG,
  invalid_arguments: RENDERED_WRONG,
  // A name of AMW's own: there is no token to ask Slack with.
  not_installed: TOKEN,
  missing_scope: SCOPE,
  not_allowed_token_type: SCOPE,
  invalid_auth: TOKEN,
  not_authed: TOKEN,
  account_inactive: TOKEN,
  token_revoked: TOKEN,
  token_expired: TOKEN,
  team_access_not_granted: TOKEN,
};

/** What a refusal of Slack's means to whoever set up what cannot be posted, by its name. */
export const refusalNamed = (name: string): Refusal =>
  REFUSALS[name] ?? {
    reason: `Slack refuses it (${name})`,
    mend: "Ask whoever looks after AMW to look this reason up in Slack's documentation.",
    forOperator: "Look the reason up in Slack's documentation of the method.",
  };

/** What the operator can do about a refusal of Slack's, by its name: a sentence. */
export function mendOf(name: string): string {
  const { mend, forOperator = mend } = refusalNamed(name);
  return forOperator;
}

/** The blocks are too much or wrong; the text alone may still be taken. */
export const isAboutBlocks = (name: string): boolean =>
  /^(msg_blocks_too_long|invalid_blocks|invalid_blocks_format|only_one_table_allowed)$/.test(name);

/** The token does not work: for the operator to mend, and no digest's matter. A workspace that left has no token at all. */
export const isAboutToken = (name: string): boolean =>
  /^(invalid_auth|not_authed|account_inactive|token_revoked|token_expired)$/.test(name);

/** Slack turns the call away for a while and says that it did nothing. */
export const isForNow = (name: string): boolean =>
  /^(service_unavailable|team_added_to_org|org_login_required|request_timeout|message_limit_exceeded|accesslimited)$/.test(
    name,
  );
