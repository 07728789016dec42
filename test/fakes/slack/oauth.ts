import { z } from "zod";

/** As Slack knows a workspace, or an organisation that installs for all of its workspaces. */
export interface Installer {
  readonly team?: { readonly id: string; readonly name: string };
  readonly enterprise?: { readonly id: string; readonly name: string };
  /** Seconds that its tokens live; for ever unless given. */
  readonly rotates?: number;
}

export const CLIENT = { clientId: "111.222", clientSecret: "the-client-secret" } as const;
export const SCOPES = "commands,chat:write,app_mentions:read,im:history";
const BOT = { userId: "U0", botId: "B0" };

const Client = { client_id: z.string(), client_secret: z.string() };
const WithCode = z.strictObject({ ...Client, code: z.string() });
const WithRefresh = z.strictObject({
  ...Client,
  grant_type: z.literal("refresh_token"),
  refresh_token: z.string(),
});

const no = (error: string) => ({ ok: false, error });

/** Slack's part of an installation by OAuth: codes and refresh tokens work once, tokens until they are revoked. */
export class FakeOAuth {
  /** Of every token. */
  scopes = SCOPES;
  /** How often tokens were renewed. */
  renewed = 0;
  readonly #problem: (text: string) => void;
  readonly #tokens = new Map<string, Installer>();
  readonly #revoked = new Set<string>();
  readonly #codes = new Map<string, Installer>();
  readonly #refreshes = new Map<string, Installer>();
  #count = 0;

  constructor(token: string, problem: (text: string) => void) {
    this.#problem = problem;
    this.#tokens.set(token, { team: { id: "T1", name: "Example" } });
  }

  /** Somebody allows the bot at slack.com; gives the code that Slack sends them back with. */
  allow(installer: Installer): string {
    const code = this.#id("code");
    this.#codes.set(code, installer);
    return code;
  }

  /** The newest token of that workspace or organisation. */
  tokenOf(id: string): string {
    const found = [...this.#tokens].filter(([, { team, enterprise }]) => (team ?? enterprise)?.id === id).at(-1);
    if (found === undefined) throw new Error(`${id} has installed nothing`);
    return found[0];
  }

  /** No token of that workspace or organisation works any more. */
  revoke(id: string): void {
    for (const [token, { team, enterprise }] of this.#tokens)
      if ((team ?? enterprise)?.id === id) this.#revoked.add(token);
  }

  /** Why a call with that token is refused, if it is. */
  refusal(token: string | undefined): string | undefined {
    if (token === undefined) return "not_authed";
    if (this.#revoked.has(token)) return "token_revoked";
    return this.#tokens.has(token) ? undefined : "invalid_auth";
  }

  /** auth.test. */
  test(token: string | undefined): { readonly body: Record<string, unknown>; readonly scopes?: string } {
    const error = this.refusal(token);
    const installer = this.#tokens.get(token ?? "");
    if (error !== undefined || !installer) return { body: no(error ?? "invalid_auth") };
    const { team, enterprise } = installer;
    const { id, name } = team ?? enterprise ?? { id: "T1", name: "Example" };
    const body = { ok: true, url: "https://example.slack.com/", team: name, user: "amw", team_id: id };
    return { body: { ...body, user_id: BOT.userId, bot_id: BOT.botId }, scopes: this.scopes };
  }

  /** oauth.v2.access: with a code, or with a refresh token. */
  access(fields: Readonly<Record<string, string>>, token: string | undefined): Record<string, unknown> {
    if (token !== undefined) this.#problem("oauth.v2.access with a token");
    const refresh = "grant_type" in fields;
    const given = (refresh ? WithRefresh : WithCode).safeParse(fields);
    if (!given.success) {
      this.#problem(`oauth.v2.access: ${z.prettifyError(given.error)}`);
      return no("invalid_arguments");
    }
    if (given.data.client_id !== CLIENT.clientId) return no("invalid_client_id");
    if (given.data.client_secret !== CLIENT.clientSecret) return no("bad_client_secret");
    return "code" in given.data ? this.#install(given.data.code) : this.#renew(given.data.refresh_token);
  }

  #install(code: string): Record<string, unknown> {
    const installer = this.#codes.get(code);
    if (!this.#codes.delete(code) || !installer) return no("invalid_code");
    const { team = null, enterprise = null } = installer;
    return {
      ok: true,
      app_id: "A1",
      authed_user: { id: "U1" },
      scope: SCOPES,
      bot_user_id: BOT.userId,
      ...this.#issue(installer),
      team,
      enterprise,
      is_enterprise_install: team === null,
    };
  }

  #renew(refresh: string): Record<string, unknown> {
    const installer = this.#refreshes.get(refresh);
    if (!this.#refreshes.delete(refresh) || !installer) return no("invalid_refresh_token");
    this.renewed += 1;
    return { ok: true, app_id: "A1", scope: SCOPES, bot_user_id: BOT.userId, ...this.#issue(installer) };
  }

  #issue(installer: Installer) {
    const token = this.#id(installer.rotates === undefined ? "xoxb-issued" : "xoxe.xoxb-issued");
    this.#tokens.set(token, installer);
    const issued = { token_type: "bot", access_token: token };
    if (installer.rotates === undefined) return issued;
    const refresh = this.#id("xoxe-refresh");
    this.#refreshes.set(refresh, installer);
    return { ...issued, refresh_token: refresh, expires_in: installer.rotates };
  }

  #id(kind: string): string {
    this.#count += 1;
    return `${kind}-${this.#count}`;
  }
}
