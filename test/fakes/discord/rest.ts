import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { invalid, missingAccess, unknown } from "./answers.ts";
import { CHANNEL_ROUTES } from "./channel-routes.ts";
import { choicesProblems, commandListProblems } from "./command-rules.ts";
import { type Exchange, messageJson } from "./exchange.ts";
import { COMPONENTS_V2, isJson, type Json, listOf, messageProblems } from "./message-rules.ts";
import { modalProblems } from "./modal-rules.ts";
import type { Place } from "./place.ts";
import { stopAtDoor, type Traffic } from "./traffic.ts";
import { APPLICATION, GUILD } from "./world.ts";

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
/**
 * How a request is spoilt: answered otherwise, before or after it took effect, or later; never answered; or its
 * connection cut, before (`cut`) or after (`lost`) it took effect.
 */
export type Fault = "silence" | "cut" | "lost" | Spoilt;
type Spoilt = Partial<Answer> & {
  readonly afterEffect?: boolean;
  readonly delayMs?: number;
  /** Whether the answer breaks off before its end. */
  readonly stalls?: boolean;
};
export type RouteName =
  | "gateway"
  | "application"
  | "read commands"
  | "write commands"
  | "read guild commands"
  | "write guild commands"
  | "callback"
  | "edit"
  | "delete"
  | "follow up"
  | "me"
  | "post"
  | "edit post"
  | "read posts"
  | "read channel"
  | "read guild"
  | "read member"
  | "open direct";

/** What the routes work on. */
export interface Rooms {
  readonly token: string;
  readonly gatewayUrl: () => string;
  /** How many connections the gateway wants, and how many logins it takes today. */
  readonly gatewayLimits: () => { readonly shards: number; readonly remaining: number };
  readonly now: () => number;
  readonly nextId: () => string;
  readonly problem: (problem: string) => void;
  readonly exchanges: Map<string, Exchange>;
  readonly place: Place;
  readonly commands: Json[];
  /** Those that are registered in the one server alone. */
  readonly guildCommands: Json[];
  writes: number;
}

export interface Route {
  readonly name: RouteName;
  readonly method: string;
  readonly path: RegExp;
  /** Whether the bot's token must be sent. */
  readonly authorised: boolean;
  answer(rooms: Rooms, found: readonly string[], body: unknown, query: URLSearchParams): Answer;
}

const RESPONSE_MS = 3000;
const TOKEN_MS = 15 * 60_000;
/** Which first responses each kind of interaction may have. */
const RESPONSES = { command: [4, 5, 9], menu: [4, 5, 9], button: [4, 5, 6, 7, 9], autocomplete: [8] } as const;
/** A modal opens no other; one that a button opened may change the button's message. */
const responsesTo = ({ kind, pressedOn }: Exchange): readonly number[] =>
  kind !== "modal" ? RESPONSES[kind] : pressedOn ? [4, 5, 6, 7] : [4, 5];

/** The commands as Discord gives them back: with fields of its own, without what is false anyway. */
const storedCommand = (command: Json, id: string): Json => ({
  ...JSON.parse(JSON.stringify(command, (_, value) => (value === false ? undefined : value))),
  id,
  application_id: APPLICATION,
  version: id,
  description: command.description ?? "",
  type: command.type ?? 1,
  default_member_permissions: command.default_member_permissions ?? null,
  nsfw: false,
  name_localizations: null,
});

function writeCommands(rooms: Rooms, stored: Json[], body: unknown, inGuild: boolean): Answer {
  const problems = commandListProblems(body, inGuild);
  if (problems.length > 0) return invalid(rooms, "commands", problems);
  rooms.writes += 1;
  stored.splice(0, stored.length, ...listOf(body).map((one) => storedCommand(one, rooms.nextId())));
  return { status: 200, body: stored };
}

/** A bot that is not in the server may not see its commands. */
const inGuild = (guild: string | undefined, answer: () => Answer): Answer =>
  guild === GUILD ? answer() : missingAccess();

function callback(rooms: Rooms, [id = "", token = ""]: readonly string[], body: unknown): Answer {
  const exchange = rooms.exchanges.get(token);
  if (!exchange || exchange.id !== id || rooms.now() - exchange.born > RESPONSE_MS) {
    return unknown("Unknown interaction", 10062);
  }
  if (exchange.callback) {
    return { status: 400, body: { message: "Interaction has already been acknowledged.", code: 40060 } };
  }
  if (!isJson(body)) return invalid(rooms, "callback", ["no body"]);
  const type = Number(body.type);
  const data = isJson(body.data) ? body.data : {};
  const problems = responsesTo(exchange).includes(type) ? [] : [`response type ${type} to a ${exchange.kind}`];
  if (type === 4 || type === 7) problems.push(...messageProblems(data));
  if (type === 8) problems.push(...choicesProblems(data.choices));
  if (type === 9) problems.push(...modalProblems(data));
  if (problems.length > 0) return invalid(rooms, "callback", problems);
  exchange.accept({ type, data }, rooms.nextId());
  return { status: 204 };
}

function withToken(rooms: Rooms, token: string, use: (exchange: Exchange) => Answer): Answer {
  const exchange = rooms.exchanges.get(token);
  if (!exchange?.callback) return unknown("Unknown Webhook", 10015);
  if (rooms.now() - exchange.born > TOKEN_MS) {
    return { status: 401, body: { message: "Invalid Webhook Token", code: 50027 } };
  }
  return use(exchange);
}

const ORIGINAL = /^\/webhooks\/(\d+)\/([^/]+)\/messages\/@original$/;
const GUILD_COMMANDS = /^\/applications\/(\d+)\/guilds\/(\d+)\/commands$/;
const COMMANDS = /^\/applications\/(\d+)\/commands$/;

const ROUTES: readonly Route[] = [
  {
    name: "gateway",
    method: "GET",
    path: /^\/gateway\/bot$/,
    authorised: true,
    answer: (rooms) => ({
      status: 200,
      body: {
        url: rooms.gatewayUrl(),
        shards: rooms.gatewayLimits().shards,
        session_start_limit: {
          total: 1000,
          remaining: rooms.gatewayLimits().remaining,
          reset_after: 14_400_000,
          max_concurrency: rooms.gatewayLimits().shards,
        },
      },
    }),
  },
  {
    name: "application",
    method: "GET",
    path: /^\/applications\/@me$/,
    authorised: true,
    answer: () => ({ status: 200, body: { id: APPLICATION, name: "AMW", flags: 0 } }),
  },
  {
    name: "read commands",
    method: "GET",
    path: COMMANDS,
    authorised: true,
    answer: ({ commands }) => ({ status: 200, body: commands }),
  },
  {
    name: "write commands",
    method: "PUT",
    path: COMMANDS,
    authorised: true,
    answer: (rooms, _, body) => writeCommands(rooms, rooms.commands, body, false),
  },
  {
    name: "read guild commands",
    method: "GET",
    path: GUILD_COMMANDS,
    authorised: true,
    answer: ({ guildCommands }, [, guild]) => inGuild(guild, () => ({ status: 200, body: guildCommands })),
  },
  {
    name: "write guild commands",
    method: "PUT",
    path: GUILD_COMMANDS,
    authorised: true,
    answer: (rooms, [, guild], body) => inGuild(guild, () => writeCommands(rooms, rooms.guildCommands, body, true)),
  },
  {
    name: "callback",
    method: "POST",
    path: /^\/interactions\/(\d+)\/([^/]+)\/callback$/,
    authorised: false,
    answer: callback,
  },
  {
    name: "edit",
    method: "PATCH",
    path: ORIGINAL,
    authorised: false,
    answer: (rooms, [, token = ""], body) =>
      withToken(rooms, token, (exchange) => {
        if (!exchange.original || exchange.original.deleted) return unknown("Unknown Message", 10008);
        const problems = messageProblems(body, (exchange.original.flags & COMPONENTS_V2) !== 0);
        if (problems.length > 0 || !isJson(body)) return invalid(rooms, "edit", problems);
        exchange.edit(body);
        return { status: 200, body: messageJson(exchange.original) };
      }),
  },
  {
    name: "delete",
    method: "DELETE",
    path: ORIGINAL,
    authorised: false,
    answer: (rooms, [, token = ""]) =>
      withToken(rooms, token, (exchange) => {
        exchange.remove();
        return { status: 204 };
      }),
  },
  {
    name: "follow up",
    method: "POST",
    path: /^\/webhooks\/(\d+)\/([^/]+)$/,
    authorised: false,
    answer: (rooms, [, token = ""], body) =>
      withToken(rooms, token, (exchange) => {
        const problems = messageProblems(body);
        if (problems.length > 0 || !isJson(body)) return invalid(rooms, "follow-up", problems);
        return { status: 200, body: messageJson(exchange.followUp(body, rooms.nextId())) };
      }),
  },
  ...CHANNEL_ROUTES,
];

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? undefined : JSON.parse(text);
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  if (body === undefined) response.writeHead(status, headers).end();
  else response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** Answers one request; `faultFor` may spoil it. */
export async function answerRequest(
  rooms: Rooms,
  traffic: Traffic,
  faultFor: (name: RouteName) => Fault | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "", "http://x");
  const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/, "");
  const route = ROUTES.find((one) => one.method === request.method && one.path.test(path));
  const body = await bodyOf(request);
  if (!route) {
    rooms.problem(`unexpected ${request.method} ${request.url}`);
    return send(response, unknown("404: Not Found", 0));
  }
  const see = (status: number | undefined) => void traffic.seen.push({ name: route.name, status, at: Date.now() });
  const finish = (answer: Answer): void => {
    see(answer.status);
    send(response, answer);
  };
  const effect = (): Answer =>
    stopAtDoor(rooms, traffic, route, request.headers) ??
    route.answer(rooms, route.path.exec(path)?.slice(1) ?? [], body, url.searchParams);

  const fault = faultFor(route.name);
  if (fault === undefined) return finish(effect());
  if (typeof fault === "string") {
    see(undefined);
    if (fault === "lost") effect();
    if (fault !== "silence") response.destroy();
    return;
  }
  const { status, delayMs = 0, afterEffect = status === undefined } = fault;
  const answer = afterEffect ? effect() : undefined;
  if (delayMs > 0) await sleep(delayMs, undefined, { ref: false });
  if (fault.stalls) {
    see(status);
    response.writeHead(status ?? 200, { "content-type": "application/json" }).write("{");
    return;
  }
  finish(status === undefined ? (answer ?? effect()) : { ...fault, status });
}
