import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { buttonPress, type From, type Ids, slashCommand } from "./envelopes.ts";
import { HttpDoor } from "./http-door.ts";
import { type Button, Response, SlashAnswer } from "./payloads.ts";
import { type Envelope, Sockets } from "./sockets.ts";

/** How the next call of a method, or the next POST to a response_url, goes instead. */
interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Never answers. */
  readonly hang?: boolean;
  readonly afterMs?: number;
}

export const BOT_TOKEN = "xoxb-1-right";
export const APP_TOKEN = "xapp-1-right";
const ACK_WITHIN_MS = 3000;
const USES_OF_A_RESPONSE_URL = 5;
const RESPONSE_URL = "response_url";

interface Pending<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

/** A Slack on this machine: Web API, response_url, Socket Mode and HTTP mode. Notes what Slack would refuse; `close` throws it. */
export async function fakeSlack(): Promise<FakeSlack> {
  const fake = new FakeSlack();
  await fake.listen();
  return fake;
}

export class FakeSlack {
  /** Every call of the Web API, in order. */
  readonly calls: string[] = [];
  readonly #problems: string[] = [];
  readonly #http = createServer((request, response) => void this.#serve(request, response));
  /** Socket Mode. */
  readonly sockets = new Sockets(this.#http, (problem) => this.#problems.push(problem));
  readonly #answers = new Map<string, Answer[]>();
  readonly #responses = new Map<string, { uses: number; arrived: Response[]; waiting: Pending<Response>[] }>();
  #door: HttpDoor | undefined;
  #count = 0;

  async listen(): Promise<void> {
    this.#http.listen(0, "127.0.0.1");
    await once(this.#http, "listening");
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }
  get apiUrl(): string {
    return `${this.origin}/api/`;
  }
  get isConnected(): boolean {
    return this.sockets.open.length > 0;
  }

  /** Answers the next call of a method (or `response_url`) differently. */
  next(method: string, ...answers: readonly Answer[]): void {
    this.#answers.set(method, [...(this.#answers.get(method) ?? []), ...answers]);
  }

  /** Somebody types `/amw …` (`line` may leave out the `/amw`); gives what the bot answered in the ack, within Slack's 3 s. */
  async say(line: string, from: From = {}): Promise<SlashAnswer> {
    return this.#slashAnswer(await this.#deliver(slashCommand(line, from, this.#ids())));
  }

  /** The same envelope arrives twice; gives both answers. */
  async sayTwice(line: string, from: From = {}): Promise<SlashAnswer[]> {
    const envelope = slashCommand(line, from, this.#ids());
    const first = this.#slashAnswer(await this.#deliver(envelope));
    return [first, this.#slashAnswer(await this.#deliver(envelope))];
  }

  /** Somebody types `/amw …`; gives the ack and what then arrives at the response_url. */
  async sayAndWait(line: string, from: From = {}): Promise<{ ack: SlashAnswer; later: Response }> {
    const envelope = slashCommand(line, from, this.#ids());
    const ack = this.#slashAnswer(await this.#deliver(envelope));
    return { ack, later: await this.#arrivalAt(envelope.payload.response_url) };
  }

  /** Somebody types `/amw …` and the ack is empty; gives what arrives at the response_url instead. */
  async sayInVain(line: string, from: From = {}): Promise<Response> {
    const envelope = slashCommand(line, from, this.#ids());
    await this.#emptyAck(envelope);
    return this.#arrivalAt(envelope.payload.response_url);
  }

  /** Somebody presses a button; gives what arrives at the response_url. */
  async press(button: Button, from: From = {}): Promise<Response> {
    const envelope = buttonPress(button, from, this.#ids());
    await this.#emptyAck(envelope);
    return this.#arrivalAt(envelope.payload.response_url);
  }

  /** The same press arrives twice; gives everything that arrived at the response_url once both are acked and `then` holds. */
  async pressTwice(button: Button, then: () => Promise<void>, from: From = {}): Promise<readonly Response[]> {
    const envelope = buttonPress(button, from, this.#ids());
    await this.#emptyAck(envelope);
    await this.#arrivalAt(envelope.payload.response_url);
    await this.#emptyAck(envelope);
    await then();
    return this.#responses.get(envelope.payload.response_url)?.arrived ?? [];
  }

  /** Somebody opens a link button, or presses one whose answer does not matter; resolves with the ack. */
  async open(button: Button, from: From = {}): Promise<void> {
    await this.#emptyAck(buttonPress(button, from, this.#ids()));
  }

  /** From now on everything is delivered in HTTP mode, signed, to that address. */
  callAt(url: string, now: () => Date = () => new Date()): HttpDoor {
    this.#door = new HttpDoor(url, now);
    return this.#door;
  }

  /** Ends the servers; throws what Slack would have refused, and canned answers that nobody asked for. */
  async close(): Promise<void> {
    this.sockets.close();
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
    for (const [method, left] of this.#answers) if (left.length > 0) this.#problems.push(`nobody called ${method}`);
    if (this.#problems.length > 0) throw new Error(`The fake Slack objects:\n- ${this.#problems.join("\n- ")}`);
  }

  #deliver(envelope: Envelope): Promise<Record<string, unknown>> {
    return (this.#door ?? this.sockets).deliver(envelope);
  }

  #slashAnswer(payload: unknown): SlashAnswer {
    return this.#checked(SlashAnswer, payload, "the answer to a slash command");
  }

  async #emptyAck(envelope: Envelope): Promise<void> {
    const payload = await this.#deliver(envelope);
    if (Object.keys(payload).length > 0) this.#problems.push("this ack must be empty");
  }

  #checked<T>(schema: z.ZodType<T>, payload: unknown, what: string): T {
    const result = schema.safeParse(payload);
    if (result.success) return result.data;
    this.#problems.push(`${what}: ${z.prettifyError(result.error)}\n${JSON.stringify(payload).slice(0, 500)}`);
    return payload as T;
  }

  /** What every delivery carries: its own ids and its own response_url. */
  #ids(): Ids {
    return { envelope: this.#id("envelope"), trigger: this.#id("trigger"), responseUrl: this.#responseUrl() };
  }

  #responseUrl(): string {
    const url = `${this.origin}/${RESPONSE_URL}/${this.#id("r")}`;
    this.#responses.set(url, { uses: 0, arrived: [], waiting: [] });
    return url;
  }

  #arrivalAt(url: string): Promise<Response> {
    const response = this.#responses.get(url);
    const arrived = response?.arrived[0];
    if (arrived) return Promise.resolve(arrived);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("nothing arrived at the response_url")), ACK_WITHIN_MS);
      response?.waiting.push({
        reject,
        resolve: (value) => {
          clearTimeout(timer);
          resolve(value);
        },
      });
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await read(request);
    const path = request.url ?? "";
    const method = path.startsWith(`/${RESPONSE_URL}/`) ? RESPONSE_URL : path.replace("/api/", "");
    if (request.method !== "POST") this.#problems.push(`${request.method} ${path}`);
    const canned = this.#answers.get(method)?.shift();
    if (canned?.hang) return;
    const usual = method === RESPONSE_URL ? this.#takeResponse(path, body) : this.#call(method, request);
    if (canned?.afterMs) await new Promise((resolve) => setTimeout(resolve, canned.afterMs));
    response.writeHead(canned?.status ?? 200, { "content-type": "application/json", ...canned?.headers });
    response.end(JSON.stringify(canned?.body ?? usual));
  }

  #takeResponse(path: string, body: string): unknown {
    const response = this.#responses.get(`${this.origin}${path}`);
    if (!response) {
      this.#problems.push(`nobody was given the response_url ${path}`);
      return { ok: false };
    }
    response.uses += 1;
    if (response.uses > USES_OF_A_RESPONSE_URL) this.#problems.push("a response_url was used more than five times");
    const message = this.#checked(Response, JSON.parse(body), "what arrived at a response_url");
    response.arrived.push(message);
    for (const pending of response.waiting.splice(0)) pending.resolve(message);
    return { ok: true };
  }

  #call(method: string, { headers }: IncomingMessage): unknown {
    this.calls.push(method);
    switch (method) {
      case "auth.test":
        if (headers.authorization !== `Bearer ${BOT_TOKEN}`) return { ok: false, error: "invalid_auth" };
        return {
          ok: true,
          url: "https://example.slack.com/",
          team: "Example",
          user: "amw",
          team_id: "T1",
          user_id: "U0",
          bot_id: "B0",
        };
      case "apps.connections.open":
        if (headers.authorization !== `Bearer ${APP_TOKEN}`) return { ok: false, error: "not_allowed_token_type" };
        this.#count += 1;
        return { ok: true, url: `${this.origin.replace("http", "ws")}/link?ticket=${this.#count}` };
      default:
        this.#problems.push(`nobody expected a call of ${method}`);
        return { ok: false, error: "unknown_method" };
    }
  }

  #id(kind: string): string {
    this.#count += 1;
    return `${kind}-${this.#count}`;
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
