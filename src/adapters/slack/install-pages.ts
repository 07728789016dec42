import type { ServerResponse } from "node:http";
import { type Logger, webApi } from "@slack/bolt";
import type { CodedError, Installation } from "@slack/oauth";
import type { Installations, Log } from "../../core/ports.ts";
import type { HttpRoute } from "../front-end.ts";
import { boltLogger } from "./bolt-logger.ts";
import { INSTALL_PATH, REDIRECT_PATH } from "./names.ts";
import { installProvider, type OAuthConfig } from "./oauth.ts";
import { webOptions } from "./web-options.ts";

interface Parts {
  readonly config: OAuthConfig;
  readonly apiUrl: string;
  readonly installations: Installations;
  readonly log: Log;
  /** How long Slack may take for one answer; 10,000 unless told. */
  readonly withinMs?: number;
}

/** The two addresses by which a workspace installs AMW; they need no connection to Slack. */
export function installPages({ config, apiUrl, installations, log, withinMs = 10_000 }: Parts): readonly HttpRoute[] {
  const logger = boltLogger(log);
  // What fails here is told below; the SDK would make an error of everybody who cancels.
  const quiet: Logger = { ...logger, error: () => {} };
  const options = () => webOptions(apiUrl, logger, withinMs);
  const provider = installProvider({ config, installations, options, logger: quiet, log });

  function installed(response: ServerResponse, installation: Installation): void {
    log.info("A workspace installed AMW", { team: installation.team?.id, enterprise: installation.enterprise?.id });
    page(response, 200, "AMW is installed", `${nameOf(installation)} has AMW now. Type /amw help in Slack.`);
  }

  function failed(response: ServerResponse, error: CodedError): void {
    const known = KNOWN[error.code];
    // A stranger can cause what is known as often as they like.
    if (known) log.info("An installation did not begin here or was cancelled", { code: error.code });
    else log.warn(`An installation did not succeed (${reasonOf(error)}). ${mendOf(error)}`);
    const sentence = known ?? "Slack did not complete the installation; AMW's log says why.";
    page(response, 400, "AMW is not installed yet", `${sentence} Start again at ${INSTALL_PATH}, in this browser.`);
  }

  return [
    {
      method: "GET",
      path: INSTALL_PATH,
      handle: (request, response) => provider.handleInstallPath(request, response),
    },
    {
      method: "GET",
      path: REDIRECT_PATH,
      handle: (request, response) =>
        provider.handleCallback(request, response, {
          success: (installation) => installed(response, installation),
          failure: (error) => failed(response, error),
        }),
    },
  ];
}

const nameOf = ({ team, enterprise }: Installation): string => team?.name ?? enterprise?.name ?? "Your workspace";

const ELSEWHERE = "This installation was begun elsewhere, or more than ten minutes ago.";
const KNOWN: Readonly<Record<string, string>> = {
  slack_oauth_invalid_state: ELSEWHERE,
  slack_oauth_missing_state: ELSEWHERE,
  slack_oauth_missing_code: "This address takes what Slack sends at the end of an installation.",
  slack_oauth_installer_authorization_error: "The installation was cancelled in Slack.",
};

const MENDS: Readonly<Record<string, string>> = {
  invalid_client_id: "Copy SLACK_CLIENT_ID again from Basic Information.",
  bad_client_secret: "Copy SLACK_CLIENT_SECRET again from Basic Information.",
  bad_redirect_uri: `Under OAuth & Permissions, make AMW's public address with ${REDIRECT_PATH} the first redirect URL.`,
  invalid_code: "Install again: a code works once, for ten minutes.",
  code_already_used: "Install again: a code works once, for ten minutes.",
};

const reasonOf = (error: Error): string =>
  error instanceof webApi.WebAPIPlatformError ? error.data.error : error.message;

const mendOf = (error: Error): string =>
  error instanceof webApi.WebAPIPlatformError
    ? (MENDS[error.data.error] ?? "Look the reason up in Slack's documentation of oauth.v2.access.")
    : "Check this machine's network, and SLACK_API_URL if you set it, then install again.";

const inHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

function page(response: ServerResponse, status: number, title: string, sentence: string): void {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "content-security-policy": "default-src 'none'",
  });
  response.end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${inHtml(title)}</title><h1>${inHtml(title)}</h1><p>${inHtml(sentence)}</p></html>\n`,
  );
}
