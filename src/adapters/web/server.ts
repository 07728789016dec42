import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "../../core/ports.ts";
import type { HttpRoute } from "../front-end.ts";
import { sendText } from "../send-text.ts";
import { StartError } from "../start-error.ts";

export interface Check {
  /** Of the part, as an operator knows it: `knowledge`, `slack`, `discord`. */
  readonly name: string;
  readonly ok: boolean;
  readonly reason?: string;
}

interface HttpParts {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** What must be well before AMW calls itself ready. */
  readonly checks: () => readonly Check[];
  /** Addresses that front ends answer themselves; read at every request, since front ends come and go. None unless given. */
  readonly routes?: () => Iterable<HttpRoute>;
  readonly log: Log;
}

export interface RunningHttp {
  readonly address: { readonly host: string; readonly port: number };
  /** Takes no more requests and resolves when those in flight are answered or out of time. */
  close(): Promise<void>;
}

interface Page {
  readonly status: number;
  readonly text: string;
}

const HEADERS_MS = 10_000;
const REQUEST_MS = 15_000;
const KEEP_ALIVE_MS = 5_000;
const CLOSE_MS = 3_000;
const SETTLE_MS = 100;

const ABOUT = "AMW, the AI Market Watch briefing bot, runs here.";
const ADDRESSES = "GET /healthz says whether the process lives, GET /readyz whether every front end is connected.";

function readiness(checks: readonly Check[]): Page {
  const failing = checks.filter(({ ok }) => !ok);
  if (failing.length === 0) return { status: 200, text: "ready" };
  return {
    status: 503,
    text: ["not ready", ...failing.map(({ name, reason }) => `${name}: ${reason ?? "not connected yet"}`)].join("\n"),
  };
}

function pageAt(path: string, checks: HttpParts["checks"]): Page {
  switch (path) {
    case "/":
      return { status: 200, text: `${ABOUT} ${ADDRESSES}` };
    case "/healthz":
      return { status: 200, text: "ok" };
    case "/readyz":
      return readiness(checks());
    default:
      return { status: 404, text: `Nothing is at this address. ${ADDRESSES}` };
  }
}

const send = (response: ServerResponse, { status, text }: Page, more: Readonly<Record<string, string>> = {}): void =>
  sendText(response, status, `${text}\n`, { "content-type": "text/plain; charset=utf-8", ...more });

async function respond(request: IncomingMessage, response: ServerResponse, parts: HttpParts): Promise<void> {
  const { checks, routes = () => [], log } = parts;
  const [path = "/"] = (request.url ?? "/").split("?", 1);
  const method = request.method === "HEAD" ? "GET" : request.method;
  const route = routeAt(routes(), method, path);
  if (route) {
    await route.handle(request, response).catch((error: unknown) => failed(response, path, log, error));
    return;
  }
  if (request.method !== "GET" && request.method !== "HEAD") {
    const text = "This address answers GET and HEAD only.";
    // An unread body would keep the connection busy.
    send(response, { status: 405, text }, { allow: "GET, HEAD", connection: "close" });
    return;
  }
  try {
    send(response, pageAt(path, checks));
  } catch (error) {
    failed(response, path, log, error);
  }
}

function routeAt(routes: Iterable<HttpRoute>, method: string | undefined, path: string): HttpRoute | undefined {
  for (const route of routes) if (route.path === path && route.method === method) return route;
  return undefined;
}

function failed(response: ServerResponse, path: string, log: Log, error: unknown): void {
  log.error("A page failed", { path, error });
  if (response.headersSent) response.destroy();
  else send(response, { status: 500, text: "AMW could not answer this; its log says why." });
}

/** What answers at a front end's address until that front end is connected. */
export const notYet = (method: HttpRoute["method"], path: string, text: string): HttpRoute => ({
  method,
  path,
  handle: async (_, response) => send(response, { status: 503, text }, { "retry-after": "5", connection: "close" }),
});

function startError({ code, message }: NodeJS.ErrnoException, { host, port }: HttpParts): StartError {
  switch (code) {
    case "EADDRINUSE":
      return new StartError("PORT", `Port ${port} on ${host} is taken. Stop what uses it, or set PORT to a free port.`);
    case "EACCES":
      return new StartError("PORT", `Port ${port} may not be opened by this user. Set PORT to 1024 or above.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new StartError(
        "HOST",
        `This machine has no address ${host}. Set HOST to 127.0.0.1 for this machine alone, or to 0.0.0.0 for every network.`,
      );
    default:
      return new StartError(
        "PORT",
        `The HTTP server cannot listen on ${host} port ${port}: ${message}. Set HOST and PORT to an address that it can.`,
      );
  }
}

/** Serves health and readiness. Throws a StartError where it cannot listen. */
export async function startHttp(parts: HttpParts): Promise<RunningHttp> {
  const answering = new Set<ServerResponse>();
  let closing = false;
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    answering.add(response);
    response.once("close", () => answering.delete(response));
    if (closing) response.shouldKeepAlive = false;
    void respond(request, response, parts);
  });
  server.headersTimeout = HEADERS_MS;
  server.requestTimeout = REQUEST_MS;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(startError(error, parts)));
    server.listen(parts.port, parts.host, resolve);
  });
  server.removeAllListeners("error");
  server.on("error", (error) => parts.log.error("The HTTP server failed", { error }));
  // A TCP server, as this one is, has an address that is no string.
  const { address, port } = server.address() as AddressInfo;
  return {
    address: { host: address, port },
    async close() {
      const late = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
      // Node would keep these connections open until they time out.
      closing = true;
      for (const response of answering) response.shouldKeepAlive = false;
      // What has arrived and is not read yet would be cut off.
      await pause(SETTLE_MS);
      await new Promise((resolve) => server.close(resolve));
      clearTimeout(late);
    },
  };
}
