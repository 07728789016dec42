import type { Button } from "./payloads.ts";

/** Who acts, and where; Ada in #general of team T1 unless told. */
export interface From {
  readonly user?: string;
  readonly name?: string;
  readonly channel?: string;
  readonly team?: string;
  /** Whether the pressed button sits in a message that only the presser sees; true unless told. */
  readonly ephemeral?: boolean;
}

export interface Ids {
  readonly envelope: string;
  readonly trigger: string;
  readonly responseUrl: string;
}

const ADA = { user: "U1", name: "ada", channel: "C1", team: "T1", ephemeral: true };

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
      is_enterprise_install: "false",
      response_url: responseUrl,
      trigger_id: trigger,
    },
  };
}

/** What Slack sends over the socket when somebody presses a button of a message. */
export function buttonPress(button: Button, from: From, { envelope, trigger, responseUrl }: Ids) {
  const { user, name, channel, team, ephemeral } = { ...ADA, ...from };
  return {
    envelope_id: envelope,
    type: "interactive",
    accepts_response_payload: false,
    payload: {
      type: "block_actions",
      user: { id: user, username: name, name, team_id: team },
      api_app_id: "A1",
      token: "deprecated",
      container: { type: "message", message_ts: "1.1", channel_id: channel, is_ephemeral: ephemeral },
      trigger_id: trigger,
      team: { id: team, domain: "example" },
      enterprise: null,
      is_enterprise_install: false,
      channel: { id: channel, name: "general" },
      state: { values: {} },
      response_url: responseUrl,
      actions: [{ ...button, block_id: "b1", action_ts: "1.2" }],
    },
  };
}
