import type { ServerResponse } from "node:http";
import type { AuthorizeResult, Logger, webApi } from "@slack/bolt";
import { type Installation, type InstallationQuery, InstallProvider } from "@slack/oauth";
import type { Installations, Log } from "../../core/ports.ts";
import type { HttpRoute } from "../front-end.ts";
import { installationStore } from "./installations.ts";
import { BOT_SCOPES, INSTALL_PATH, REDIRECT_PATH } from "./names.ts";

export interface OAuthConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs the state of an installation under way. */
  readonly stateSecret: string;
}

interface OAuthParts {
  readonly config: OAuthConfig;
  readonly installations: Installations;
  readonly clientOptions: webApi.WebClientOptions;
  readonly logger: Logger;
  readonly log: Log;
}

export interface OAuth {
  /** The workspace's tokens, renewed where they are about to expire; rejects where AMW is not installed. */
  authorize(source: InstallationQuery<boolean>): Promise<AuthorizeResult>;
  /** After a workspace took AMW out or revoked its token. */
  forget(source: InstallationQuery<boolean>): Promise<void>;
  readonly routes: readonly HttpRoute[];
}

/** Lets several workspaces install AMW: the two addresses of Slack's installation, and each workspace's own tokens. */
export function oauth({ config, installations, clientOptions, logger, log }: OAuthParts): OAuth {
  const store = installationStore(installations);
  const provider = new InstallProvider({
    ...config,
    installationStore: store,
    clientOptions,
    logger,
    directInstall: true,
    installUrlOptions: { scopes: [...BOT_SCOPES] },
  });
  const renewing = new Map<string, Promise<AuthorizeResult>>();

  return {
    // A token that is renewed twice at the same time is lost, so calls for one workspace share one renewal.
    authorize(source) {
      const key = JSON.stringify([source.isEnterpriseInstall, source.enterpriseId, source.teamId]);
      const current = renewing.get(key) ?? provider.authorize(source).finally(() => renewing.delete(key));
      renewing.set(key, current);
      return current;
    },
    async forget(source) {
      await store.deleteInstallation?.(source);
      log.info("A workspace took AMW out", { team: source.teamId, enterprise: source.enterpriseId });
    },
    routes: [
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
            success: (installation) => {
              log.info("A workspace installed AMW", {
                team: installation.team?.id,
                enterprise: installation.enterprise?.id,
              });
              page(response, 200, "AMW is installed", `${nameOf(installation)} has AMW now. Type /amw help in Slack.`);
            },
            failure: (error) => {
              log.warn("An installation did not succeed", { code: error.code, reason: error.message });
              page(response, 400, "AMW is not installed yet", mendOf(error.code));
            },
          }),
      },
    ],
  };
}

const nameOf = ({ team, enterprise }: Installation): string => team?.name ?? enterprise?.name ?? "Your workspace";

function mendOf(code: string): string {
  const again = `Start again at ${INSTALL_PATH}, in this browser.`;
  switch (code) {
    case "slack_oauth_invalid_state":
    case "slack_oauth_missing_state":
      return `This installation was begun elsewhere, or more than ten minutes ago. ${again}`;
    case "slack_oauth_installer_authorization_error":
      return `The installation was cancelled in Slack. ${again}`;
    default:
      return `Slack did not complete the installation; AMW's log says why. ${again}`;
  }
}

const inHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

function page(response: ServerResponse, status: number, title: string, sentence: string): void {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'",
  });
  response.end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${inHtml(title)}</title><h1>${inHtml(title)}</h1><p>${inHtml(sentence)}</p></html>\n`,
  );
}
