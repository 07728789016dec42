import { REST } from "discord.js";
import type { Clock, Log } from "../../core/ports.ts";
import { type Answered, answered } from "./answered.ts";
import { patience } from "./patience.ts";
import { type RequestOptions, requester } from "./request.ts";

/** Whoever posts can come back later, so only short waits are sat out. */
const WORTH_WAITING_MS = 2000;

/** Discord's own limit; it grants large bots more. */
const REQUESTS_PER_SECOND = 50;
/** The library keeps a little for every channel that was written to until it sweeps: after about so many requests. */
const SWEPT_AFTER = 3000;

interface PostingParts {
  readonly api: string;
  readonly token: string;
  /** What Discord lets the bot ask for; 50 unless told. */
  readonly requestsPerSecond?: number | undefined;
  /** How long one request may take. */
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly heard: Pick<RequestOptions, "onOutcome" | "onRefusedToken">;
}

type Route = `/${string}`;

/** Discord's REST API for what AMW posts by itself. Nothing here rejects, and nothing is sent a second time. */
export interface PostingClient {
  get<Body>(route: Route, query?: Readonly<Record<string, string>>): Promise<Answered<Body>>;
  post<Body>(route: Route, body: object): Promise<Answered<Body>>;
  patch<Body>(route: Route, body: object): Promise<Answered<Body>>;
  /** Ends what is under way, and sends nothing more. */
  close(): void;
}

/** A client of its own, so that a limit of what is posted never holds up an answer, nor the other way round. */
export function postingClient({
  api,
  token,
  requestsPerSecond = REQUESTS_PER_SECOND,
  timeoutMs,
  clock,
  log,
  heard,
}: PostingParts): PostingClient {
  const stopped = new AbortController();
  const rest = new REST({
    api,
    timeout: timeoutMs,
    retries: 0,
    globalRequestsPerSecond: requestsPerSecond,
    handlerSweepInterval: Math.ceil((SWEPT_AFTER / requestsPerSecond) * 1000),
    rejectOnRateLimit: patience(clock, { response: WORTH_WAITING_MS, other: WORTH_WAITING_MS }),
    makeRequest: requester({
      ...heard,
      onSlowDown: (route) => log.warn("Discord asks to slow down with what AMW posts", { route }),
      stopped: stopped.signal,
    }),
  }).setToken(token);
  return {
    get: (route, query = {}) => answered(rest.get(route, { query: new URLSearchParams(query) })),
    post: (route, body) => answered(rest.post(route, { body })),
    patch: (route, body) => answered(rest.patch(route, { body })),
    close() {
      stopped.abort();
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
    },
  };
}
