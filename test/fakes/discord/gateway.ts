import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { isJson, type Json } from "./message-rules.ts";
import { APPLICATION, BOT, GUILD, guildCreate } from "./world.ts";

const OP = { dispatch: 0, heartbeat: 1, identify: 2, resume: 6, reconnect: 7, hello: 10, ack: 11 } as const;
const GUILDS_INTENT = 1;

export interface Gateway {
  dispatch(type: string, data: Json): void;
  /** How often clients identified; resuming does not count. */
  identified(): number;
  /** Ends every connection with that close code. */
  closeAll(code: number): void;
  /** While false, a new connection gets no greeting: the client waits in vain. */
  greet(on: boolean): void;
  close(): Promise<void>;
}

interface GatewayOptions {
  readonly token: string;
  readonly onProblem: (problem: string) => void;
  /** Whether the gateway refuses a token that the REST API took. */
  readonly refusesToken: () => boolean;
}

/** Discord's gateway, as far as a bot with the Guilds intent sees it. */
export function gateway(server: Server, { token, onProblem, refusesToken }: GatewayOptions): Gateway {
  const sockets = new WebSocketServer({ server, path: "/gateway" });
  const sessions = new Set<WebSocket>();
  let sequence = 0;
  let identifies = 0;
  let greeting = true;

  const send = (socket: WebSocket, op: number, rest: Json): void => socket.send(JSON.stringify({ op, ...rest }));
  const event = (socket: WebSocket, t: string, d: unknown): void => {
    sequence += 1;
    send(socket, OP.dispatch, { t, s: sequence, d });
  };

  function identify(socket: WebSocket, data: Json): void {
    if (data.token !== token || refusesToken()) {
      socket.close(4004, "Authentication failed.");
      return;
    }
    if (data.intents !== GUILDS_INTENT) onProblem(`intents ${data.intents}: AMW needs Guilds alone`);
    identifies += 1;
    sessions.add(socket);
    const { port } = server.address() as { port: number };
    event(socket, "READY", {
      v: 10,
      user: BOT,
      guilds: [{ id: GUILD, unavailable: true }],
      session_id: `session-${identifies}`,
      resume_gateway_url: `ws://127.0.0.1:${port}/gateway`,
      application: { id: APPLICATION, flags: 0 },
      shard: data.shard,
    });
    event(socket, "GUILD_CREATE", guildCreate());
  }

  function hear(socket: WebSocket, frame: Json): void {
    const data = isJson(frame.d) ? frame.d : {};
    if (frame.op === OP.heartbeat) send(socket, OP.ack, {});
    else if (frame.op === OP.identify) identify(socket, data);
    else if (frame.op === OP.resume) {
      sessions.add(socket);
      event(socket, "RESUMED", {});
    } else onProblem(`gateway frame ${JSON.stringify(frame)}`);
  }

  sockets.on("connection", (socket, { url = "" }) => {
    const query = new URL(url, "ws://x").searchParams;
    if (query.get("v") !== "10" || query.get("encoding") !== "json") onProblem(`gateway address ${url}`);
    socket.on("message", (raw) => {
      const frame: unknown = JSON.parse(String(raw));
      hear(socket, isJson(frame) ? frame : {});
    });
    socket.on("close", () => sessions.delete(socket));
    if (greeting) send(socket, OP.hello, { d: { heartbeat_interval: 41_250 } });
  });

  return {
    dispatch(type, data) {
      if (sessions.size === 0) throw new Error("No bot is connected to the fake gateway.");
      for (const socket of sessions) event(socket, type, data);
    },
    identified: () => identifies,
    closeAll: (code) => {
      for (const socket of sockets.clients) socket.close(code);
    },
    greet: (on) => {
      greeting = on;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        sockets.close(() => resolve());
      }),
  };
}
