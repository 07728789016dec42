import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { FakeOAuth } from "./oauth.ts";
import { Tiers } from "./tiers.ts";
import type { FakeWebApi } from "./web-api.ts";

/** How the next call of a method, or the next POST to a response_url, goes instead. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Never answers. */
  readonly hang?: boolean;
  readonly afterMs?: number;
  /** Fails before anything is done; else it is done, and only the answer differs. */
  readonly undone?: boolean;
  /** It is done, and then the connection breaks. */
  readonly lost?: boolean;
}

type Usual = { readonly body: unknown; readonly scopes?: string } | { readonly retryAfter: number };

export const RESPONSE_URL = "response_url";

interface Behind {
  readonly web: FakeWebApi;
  readonly oauth: FakeOAuth;
  readonly appToken: string;
  /** What arrived at that response_url; gives the answer. */
  arrived(url: string, body: string): unknown;
  problem(text: string): void;
}

/** Slack's HTTP side: every call of the Web API and every POST to a response_url, with the faults that a test asks for. */
export class FakeApi {
  /** Every call of the Web API, in order. */
  readonly calls: string[] = [];
  /** Every message that somebody posted, with the token that it was posted with. */
  readonly postedWith: { readonly token: string; readonly channel: string | null }[] = [];
  readonly http = createServer((request, response) => void this.#serve(request, response));
  readonly #behind: Behind;
  readonly #tiers: Tiers;
  readonly #answers = new Map<string, Answer[]>();
  #tickets = 0;

  constructor(behind: Behind) {
    this.#behind = behind;
    this.#tiers = new Tiers(() => behind.web.now());
  }

  async listen(): Promise<void> {
    this.http.listen(0, "127.0.0.1");
    await once(this.http, "listening");
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }

  next(method: string, answers: readonly Answer[]): void {
    this.#answers.set(method, [...(this.#answers.get(method) ?? []), ...answers]);
  }

  /** Ends the server; canned answers that nobody asked for are problems. */
  async close(): Promise<void> {
    this.http.closeAllConnections();
    await new Promise((resolve) => this.http.close(resolve));
    for (const [method, left] of this.#answers) if (left.length > 0) this.#behind.problem(`nobody called ${method}`);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await read(request);
    const path = request.url ?? "";
    const method = path.startsWith(`/${RESPONSE_URL}/`) ? RESPONSE_URL : path.replace("/api/", "");
    if (request.method !== "POST") this.#behind.problem(`${request.method} ${path}`);
    if (method !== RESPONSE_URL) this.calls.push(method);
    const canned = this.#answers.get(method)?.shift();
    if (canned?.hang) return;
    const usual: Usual = canned?.undone
      ? { body: {} }
      : method === RESPONSE_URL
        ? { body: this.#behind.arrived(`${this.origin}${path}`, body) }
        : this.#call(method, request, body);
    if (canned?.afterMs) await new Promise((resolve) => setTimeout(resolve, canned.afterMs));
    if (canned?.lost) {
      request.socket.destroy();
      return;
    }
    const limited =
      "retryAfter" in usual ? { status: 429, headers: { "retry-after": `${usual.retryAfter}` } } : undefined;
    const { status = 200, headers } = canned ?? limited ?? {};
    const scopes = "scopes" in usual && usual.scopes !== undefined ? { "x-oauth-scopes": usual.scopes } : {};
    response.writeHead(status, { "content-type": "application/json", ...scopes, ...headers });
    response.end(JSON.stringify(canned?.body ?? ("body" in usual ? usual.body : {})));
  }

  #call(method: string, { headers }: IncomingMessage, body: string): Usual {
    const token = headers.authorization?.replace("Bearer ", "");
    const fields = new URLSearchParams(body);
    if (method === "oauth.v2.access") return { body: this.#behind.oauth.access(Object.fromEntries(fields), token) };
    if (method === "auth.test") return this.#behind.oauth.test(token);
    if (/^(chat\.(post|update)|views\.|conversations\.|users\.info|usergroups\.|chat\.getPermalink)/.test(method)) {
      const error = this.#behind.oauth.refusal(token);
      if (error !== undefined) return { body: { ok: false, error } };
      if (method.startsWith("chat.post")) this.postedWith.push({ token: token ?? "", channel: fields.get("channel") });
    }
    // The SDK sends a token that is given with a call twice.
    if (fields.has("token") && headers.authorization !== `Bearer ${fields.get("token")}`)
      this.#behind.problem(`two tokens in a call of ${method}`);
    fields.delete("token");
    const retryAfter = this.#tiers.tooMany(method);
    if (retryAfter !== undefined) return { retryAfter };
    const known = this.#behind.web.call(method, fields.toString());
    if (known === undefined) return { body: this.#connecting(method, headers.authorization) };
    return { ...known, scopes: this.#behind.oauth.scopes };
  }

  #connecting(method: string, authorization: string | undefined): Record<string, unknown> {
    switch (method) {
      case "apps.connections.open":
        if (authorization !== `Bearer ${this.#behind.appToken}`) return { ok: false, error: "not_allowed_token_type" };
        this.#tickets += 1;
        return { ok: true, url: `${this.origin.replace("http", "ws")}/link?ticket=${this.#tickets}` };
      default:
        this.#behind.problem(`nobody expected a call of ${method}`);
        return { ok: false, error: "unknown_method" };
    }
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
