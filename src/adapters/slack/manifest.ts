import type { webApi } from "@slack/bolt";
import {
  ALL_SCOPES,
  COMMAND,
  EVENTS,
  EVENTS_PATH,
  LEAVING,
  OPTIONAL_SCOPES,
  REDIRECT_PATH,
  SHORTCUT,
} from "./names.ts";

const NAME = "AMW";
const DESCRIPTION =
  "AI Market Watch: players, announcements and claims of the AI hardware market, each with its source.";
const LONG_DESCRIPTION =
  "AMW answers questions about the market for AI accelerators, the models that run on them and the rules that bind both: who makes what, what was announced when, what was claimed and what came of it. Every statement carries its source and every score its reason. Type /amw and a name, mention @amw in a thread, or write to AMW directly.";

/** The app manifest for Slack's “Create an app from a manifest”: HTTP mode at `publicUrl` (https, no slash at its end), else Socket Mode. */
export function slackManifest(publicUrl?: string) {
  const url = publicUrl === undefined ? undefined : `${publicUrl}${EVENTS_PATH}`;
  const requestUrl = url === undefined ? {} : { request_url: url };
  return {
    display_information: { name: NAME, description: DESCRIPTION, long_description: LONG_DESCRIPTION },
    features: {
      app_home: { home_tab_enabled: false, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: "amw", always_online: true },
      shortcuts: [
        {
          name: "Propose to AMW",
          type: "message",
          callback_id: SHORTCUT,
          description: "Suggest an entry or a correction from this message, or ask what AMW knows of what it names",
        },
      ],
      slash_commands: [
        {
          command: COMMAND,
          ...(url === undefined ? {} : { url }),
          description: "Ask AI Market Watch",
          usage_hint: "moore-threads | latest | compare huawei nvidia | help",
          should_escape: true,
        },
      ],
    },
    oauth_config: {
      ...(publicUrl === undefined ? {} : { redirect_urls: [`${publicUrl}${REDIRECT_PATH}`] }),
      scopes: { bot: ALL_SCOPES, bot_optional: ALL_SCOPES.filter((scope) => scope in OPTIONAL_SCOPES) },
    },
    settings: {
      event_subscriptions: { ...requestUrl, bot_events: [...EVENTS, ...LEAVING] },
      interactivity: {
        is_enabled: true,
        ...requestUrl,
        ...(url === undefined ? {} : { message_menu_options_url: url }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  } satisfies webApi.AppsManifestCreateArguments["manifest"];
}
