import { type AuthorizeResult, type Logger, webApi } from "@slack/bolt";
import { InstallProvider } from "@slack/oauth";
import type { Installations, Log } from "../../core/ports.ts";
import { installationAt, installationStore, keyFor, leavingKey, organisations, type Source } from "./installations.ts";
import { ALL_SCOPES } from "./names.ts";
import { NotInstalled } from "./not-installed.ts";

export interface OAuthConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs the state of an installation under way. */
  readonly stateSecret: string;
}

export interface OAuthParts {
  readonly config: OAuthConfig;
  readonly installations: Installations;
  /** Fresh on every call, since the SDK writes into it. */
  readonly options: () => webApi.WebClientOptions;
  readonly logger: Logger;
  readonly log: Log;
}

interface Authorization {
  /** The workspace's tokens, renewed where they are about to expire; rejects with NotInstalled where AMW is not installed. */
  authorize(source: Source): Promise<AuthorizeResult>;
  /** The workspace's token, as `authorize` gives it, where nothing but the workspace's id is known. */
  tokenOf(team: string): Promise<string | undefined>;
  /** After a workspace took AMW out or revoked a token. Never rejects for what Slack says. */
  forget(source: Source): Promise<void>;
}

export const installProvider = ({ config, installations, options, logger }: OAuthParts): InstallProvider =>
  new InstallProvider({
    ...config,
    installationStore: installationStore(installations),
    clientOptions: options(),
    logger,
    directInstall: true,
    installUrlOptions: { scopes: ALL_SCOPES },
  });

/** Each workspace's own tokens, of those that installed AMW. */
export function authorization(parts: OAuthParts): Authorization {
  const { installations, options, log } = parts;
  const provider = installProvider(parts);
  const organisation = organisations(installations);
  const renewing = new Map<string, Promise<AuthorizeResult>>();

  /** Slack tells of it late, and more than once: by then the workspace may have installed AMW again. */
  async function works(token: string | undefined): Promise<boolean> {
    if (token === undefined) return false;
    return new webApi.WebClient(token, options()).auth.test().then(
      () => true,
      () => false,
    );
  }

  // A token that is renewed twice at the same time is lost, so all calls for one installation share one renewal.
  async function authorize(source: Source): Promise<AuthorizeResult> {
    const key = keyFor(installations, source);
    if (key === undefined) throw new NotInstalled();
    organisation.heard(source);
    const current = renewing.get(key) ?? provider.authorize(source).finally(() => renewing.delete(key));
    renewing.set(key, current);
    const result = await current;
    return source.teamId === undefined ? result : { ...result, teamId: source.teamId };
  }

  return {
    authorize,
    async tokenOf(teamId) {
      const enterpriseId = organisation.of(teamId);
      return (await authorize({ teamId, enterpriseId, isEnterpriseInstall: false })).botToken;
    },
    async forget(source) {
      const key = leavingKey(source);
      if (key === undefined) return;
      const { teamId: team, enterpriseId: enterprise } = source;
      if (await works(installationAt(installations, key)?.bot?.token)) {
        log.info("A workspace revoked a token, and AMW's still works", { team, enterprise });
        return;
      }
      installations.remove(key);
      log.info("A workspace took AMW out", { team, enterprise });
    },
  };
}
