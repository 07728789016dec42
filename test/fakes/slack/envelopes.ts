import type { Button } from "./payloads.ts";

/** Who acts, and where; Ada in #general of team T1 unless told. */
export interface From {
  readonly user?: string;
  readonly name?: string;
  readonly channel?: string;
  readonly team?: string;
  /** The organisation that the workspace belongs to. */
  readonly enterprise?: string;
  /** Whether the organisation as a whole installed the bot. */
  readonly orgWide?: boolean;
  /** Whether the pressed button sits in a message that only the presser sees; true unless told. */
  readonly ephemeral?: boolean;
  /** The thread that the message stands in. */
  readonly thread?: string;
  /** Of the message itself. */
  readonly ts?: string;
}

export interface Ids {
  readonly envelope: string;
  readonly trigger: string;
  readonly responseUrl: string;
}

export const ADA = { user: "U1", name: "ada", channel: "C1", team: "T1", ephemeral: true };

/** What Slack sends over the socket when somebody types `/amw …`; `line` with or without the `/amw`. */
export function slashCommand(line: string, from: From, { envelope, trigger, responseUrl }: Ids) {
  const { user, name, channel, team } = { ...ADA, ...from };
  const text = line.replace(/^\/amw( |$)/, "");
  return {
    envelope_id: envelope,
    type: "slash_commands",
    accepts_response_payload: true,
    payload: {
      token: "deprecated",
      team_id: team,
      team_domain: "example",
      channel_id: channel,
      channel_name: "general",
      user_id: user,
      user_name: name,
      command: "/amw",
      text,
      api_app_id: "A1",
      ...(from.enterprise === undefined ? {} : { enterprise_id: from.enterprise }),
      is_enterprise_install: String(from.orgWide ?? false),
      response_url: responseUrl,
      trigger_id: trigger,
    },
  };
}

/** What Slack sends over the socket when somebody presses a button of a message. */
export function buttonPress(button: Button, from: From, { envelope, trigger, responseUrl }: Ids) {
  const { user, name, channel, team, ephemeral, thread, ts = "1.1" } = { ...ADA, ...from };
  return {
    envelope_id: envelope,
    type: "interactive",
    accepts_response_payload: false,
    payload: {
      type: "block_actions",
      user: { id: user, username: name, name, team_id: team },
      api_app_id: "A1",
      token: "deprecated",
      container: {
        type: "message",
        message_ts: ts,
        channel_id: channel,
        is_ephemeral: ephemeral,
        ...(thread === undefined ? {} : { thread_ts: thread }),
      },
      trigger_id: trigger,
      team: { id: team, domain: "example" },
      enterprise: null,
      is_enterprise_install: false,
      channel: { id: channel, name: "general" },
      state: { values: {} },
      response_url: responseUrl,
      actions: [{ ...button, block_id: button.block_id ?? "b1", action_ts: "1.2" }],
    },
  };
}

/** What Slack sends when something is written that AMW may hear of; `event` may add to it or change it. */
export function said(type: string, event: Readonly<Record<string, unknown>>, from: From, id: string) {
  const { user, channel, team, thread, ts = "1700000000.000100" } = { ...ADA, ...from };
  return {
    envelope_id: `envelope-of-${id}`,
    type: "events_api",
    accepts_response_payload: false,
    retry_attempt: 0,
    retry_reason: "",
    payload: {
      token: "deprecated",
      team_id: team,
      api_app_id: "A1",
      type: "event_callback",
      event_id: id,
      event_time: 1_700_000_000,
      authorizations: [
        {
          enterprise_id: from.enterprise ?? null,
          team_id: team,
          user_id: "U0",
          is_bot: true,
          is_enterprise_install: from.orgWide ?? false,
        },
      ],
      event: {
        type,
        user,
        channel,
        ts,
        event_ts: ts,
        team,
        ...(type === "message" ? { channel_type: "im" } : {}),
        ...(thread === undefined ? {} : { thread_ts: thread }),
        ...event,
      },
    },
  };
}

const person = (from: From) => {
  const { user, name, team } = { ...ADA, ...from };
  return {
    user: { id: user, username: name, name, team_id: team },
    team: { id: team, domain: "example" },
    api_app_id: "A1",
    token: "deprecated",
    enterprise: null,
    is_enterprise_install: false,
  };
};

const interactive = (envelope: string, accepts: boolean, payload: Readonly<Record<string, unknown>>) => ({
  envelope_id: envelope,
  type: "interactive",
  accepts_response_payload: accepts,
  payload,
});

/** Somebody chooses the shortcut on a message. */
export const shortcutOn = (message: Readonly<Record<string, unknown>>, from: From, ids: Ids) =>
  interactive(ids.envelope, false, {
    ...person(from),
    type: "message_action",
    callback_id: "amw_propose",
    action_ts: "1.3",
    trigger_id: ids.trigger,
    response_url: ids.responseUrl,
    message_ts: message.ts,
    message: { type: "message", user: "U9", ...message },
    channel: { id: { ...ADA, ...from }.channel, name: "general" },
  });

/** Somebody presses a button inside a modal: there is no response_url. */
export const pressInModal = (view: { id: string }, button: Button, from: From, { envelope, trigger }: Ids) =>
  interactive(envelope, false, {
    ...person(from),
    type: "block_actions",
    container: { type: "view", view_id: view.id },
    trigger_id: trigger,
    view,
    actions: [{ ...button, block_id: button.block_id ?? "b1", action_ts: "1.2" }],
  });

/** Somebody changes an input of a modal that tells of it. */
export const changeInModal = (
  view: { id: string; state: { values: Readonly<Record<string, Readonly<Record<string, unknown>>>> } },
  block: string,
  from: From,
  { envelope, trigger }: Ids,
) =>
  interactive(envelope, false, {
    ...person(from),
    type: "block_actions",
    container: { type: "view", view_id: view.id },
    trigger_id: trigger,
    view,
    actions: Object.entries(view.state.values[block] ?? {}).map(([action_id, value]) => ({
      action_id,
      block_id: block,
      action_ts: "1.2",
      ...(typeof value === "object" ? value : {}),
    })),
  });

/** Somebody types into an input that is searched. */
export const suggestion = (
  view: { id: string },
  { block, action, value }: { readonly block: string; readonly action: string; readonly value: string },
  from: From,
  { envelope }: Ids,
) =>
  interactive(envelope, true, {
    ...person(from),
    type: "block_suggestion",
    container: { type: "view", view_id: view.id },
    action_id: action,
    block_id: block,
    value,
    view,
  });

export const submission = (view: { id: string }, from: From, { envelope, trigger }: Ids) =>
  interactive(envelope, true, {
    ...person(from),
    type: "view_submission",
    trigger_id: trigger,
    view,
    response_urls: [],
  });
