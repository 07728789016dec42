import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { Heartbeats } from "./heartbeats.ts";
import { isJson, type Json } from "./message-rules.ts";
import { Session, sendFrame, shardOf } from "./session.ts";
import { APPLICATION, BOT, GUILD, guildCreate } from "./world.ts";

const OP = {
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  ack: 11,
} as const;
const GUILDS_INTENT = 1;
/** A close with one of these, by either side, ends the session; any other leaves it to be resumed. */
const ENDS_SESSION = [1000, 1001, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014];

/** What a connecting bot meets, to be changed by a test. */
interface Weather {
  /** How often the bot shall send a heartbeat. */
  heartbeatMs: number;
  /** While false, heartbeats get no answer. */
  acks: boolean;
  /** An HTTP status that connections get instead of a WebSocket. */
  refuseWith: number | undefined;
  /** While true, connections are neither taken nor refused. */
  stalls: boolean;
  /** While false, a RESUME gets no answer at all. */
  answersResume: boolean;
  /** A close code that every login gets. */
  closeLoginsWith: number | undefined;
  /** How soon after one identify the next is taken; Discord's 5 s would be long for a test. */
  identifyEveryMs: number;
  /** Identifies left today. */
  remaining: number;
  /** How many connections Discord wants the bot to have. */
  shards: number;
  /** The servers that the bot is in. */
  guilds: readonly string[];
  /** Those of them that are down: the bot never hears more of them. */
  missing: readonly string[];
}

export interface Gateway {
  readonly weather: Weather;
  dispatch(type: string, data: Json): void;
  /** Sends that text as it is, over every connection. */
  raw(text: string): void;
  /** How often clients identified; resuming does not count. */
  identified(): number;
  /** How often clients resumed a session. */
  resumed(): number;
  /** How many connections were tried so far. */
  connections(): number;
  /** How many are open now. */
  open(): number;
  /** Ends every connection with that close code. */
  closeAll(code: number): void;
  /** Cuts every connection without a word. */
  drop(): void;
  /** Asks every client to reconnect. */
  reconnect(): void;
  /** Tells every client that its session is invalid, and whether it can be resumed all the same. */
  invalidate(resumable: boolean): void;
  /** Forgets every session: resuming one is refused. */
  forget(): void;
  /** From now on no connection is read any more, not even its close. */
  deafen(): void;
  /** While false, a new connection gets no greeting: the client waits in vain. Turned on, those waiting get theirs. */
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
  const weather: Weather = {
    heartbeatMs: 41_250,
    acks: true,
    refuseWith: undefined,
    stalls: false,
    answersResume: true,
    closeLoginsWith: undefined,
    identifyEveryMs: 0,
    remaining: 1000,
    shards: 1,
    guilds: [GUILD],
    missing: [],
  };
  const sockets = new WebSocketServer({
    server,
    path: "/gateway",
    verifyClient({ req }, done) {
      connections += 1;
      // Without a reader its end would go unnoticed.
      if (weather.stalls) req.socket.resume().once("end", () => req.socket.destroy());
      else done(weather.refuseWith === undefined, weather.refuseWith);
    },
  });
  const sessions = new Map<string, Session>();
  const ungreeted = new Set<WebSocket>();
  const pulses = new Map<WebSocket, Heartbeats>();
  let identifies = 0;
  let lastIdentify = 0;
  let resumes = 0;
  let connections = 0;
  let greeting = true;

  const sessionOf = (socket: WebSocket): Session | undefined =>
    [...sessions.values()].find((session) => session.socket === socket);
  const invalid = (socket: WebSocket, resumable: boolean): void =>
    sendFrame(socket, OP.invalidSession, { d: resumable });

  /** Why a login or a RESUME is refused, as a close code and its reason. */
  function refusal(data: Json): [number, string] | undefined {
    if (data.token !== token || refusesToken()) return [4004, "Authentication failed."];
    return weather.closeLoginsWith === undefined ? undefined : [weather.closeLoginsWith, "As the test wishes."];
  }

  /** Whether an identify comes sooner than Discord takes it. */
  function isTooSoon(): boolean {
    if (Date.now() - lastIdentify < weather.identifyEveryMs) return true;
    lastIdentify = Date.now();
    return false;
  }

  function identify(socket: WebSocket, data: Json): void {
    if (data.intents !== GUILDS_INTENT) onProblem(`intents ${data.intents}: AMW needs Guilds alone`);
    if (weather.remaining <= 0) onProblem("identified with no session starts left: Discord resets the token");
    weather.remaining -= 1;
    identifies += 1;
    const session = new Session(`session-${identifies}`, shardOf(data));
    sessions.set(session.id, session);
    session.socket = socket;
    const { port } = server.address() as { port: number };
    const guilds = weather.guilds.filter((id) => session.serves(id));
    session.event("READY", {
      v: 10,
      user: BOT,
      guilds: guilds.map((id) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: `ws://127.0.0.1:${port}/gateway`,
      application: { id: APPLICATION, flags: 0 },
      shard: data.shard,
    });
    for (const id of guilds) if (!weather.missing.includes(id)) session.event("GUILD_CREATE", guildCreate(id));
  }

  function resume(socket: WebSocket, data: Json, session: Session): void {
    const after = Number(data.seq);
    if (!(after >= 0 && after <= session.sequence)) {
      socket.close(4007, "Invalid seq.");
      return;
    }
    resumes += 1;
    session.replay(after, socket);
    session.event("RESUMED", {});
  }

  function enter(socket: WebSocket, op: number, data: Json): void {
    const refused = refusal(data) ?? (sessionOf(socket) ? ([4005, "Already authenticated."] as const) : undefined);
    if (refused) socket.close(...refused);
    else if (op === OP.identify) {
      if (isTooSoon()) invalid(socket, false);
      else identify(socket, data);
    } else if (weather.answersResume) {
      const session = sessions.get(String(data.session_id));
      if (session) resume(socket, data, session);
      else invalid(socket, false);
    }
  }

  function hear(socket: WebSocket, frame: Json): void {
    const data = isJson(frame.d) ? frame.d : {};
    if (frame.op === OP.heartbeat) {
      pulses.get(socket)?.beat(socket, sessionOf(socket), frame.d);
      if (weather.acks) sendFrame(socket, OP.ack, {});
    } else if (frame.op === OP.identify || frame.op === OP.resume) enter(socket, frame.op, data);
    else onProblem(`gateway frame ${JSON.stringify(frame)}`);
  }

  function hello(socket: WebSocket): void {
    sendFrame(socket, OP.hello, { d: { heartbeat_interval: weather.heartbeatMs } });
    const pulse = new Heartbeats(weather.heartbeatMs, onProblem);
    pulses.set(socket, pulse);
    pulse.start(socket);
  }

  sockets.on("connection", (socket, { url = "" }) => {
    const query = new URL(url, "ws://x").searchParams;
    if (query.get("v") !== "10" || query.get("encoding") !== "json") onProblem(`gateway address ${url}`);
    socket.on("message", (raw) => {
      const frame: unknown = JSON.parse(String(raw));
      hear(socket, isJson(frame) ? frame : {});
    });
    socket.on("error", () => {});
    socket.on("close", (code) => {
      ungreeted.delete(socket);
      pulses.delete(socket);
      const session = sessionOf(socket);
      if (!session) return;
      session.socket = undefined;
      if (ENDS_SESSION.includes(code)) sessions.delete(session.id);
    });
    if (greeting) hello(socket);
    else ungreeted.add(socket);
  });

  const each = (act: (socket: WebSocket) => void): void => {
    for (const socket of sockets.clients) act(socket);
  };
  return {
    weather,
    dispatch(type, data) {
      const listening = [...sessions.values()].filter((session) => session.serves(data.guild_id));
      if (listening.length === 0) throw new Error("No bot is connected to the fake gateway.");
      for (const session of listening) session.event(type, data);
    },
    raw: (text) => each((socket) => socket.send(text)),
    identified: () => identifies,
    resumed: () => resumes,
    connections: () => connections,
    open: () => sockets.clients.size,
    closeAll: (code) => each((socket) => socket.close(code)),
    drop: () => each((socket) => socket.terminate()),
    reconnect: () => each((socket) => sendFrame(socket, OP.reconnect, { d: null })),
    invalidate(resumable) {
      if (!resumable) sessions.clear();
      for (const session of sessions.values()) session.socket = undefined;
      each((socket) => invalid(socket, resumable));
    },
    forget: () => sessions.clear(),
    deafen: () =>
      each((socket) => {
        socket.pause();
        pulses.get(socket)?.stop();
      }),
    greet(on) {
      greeting = on;
      if (!on) return;
      for (const socket of ungreeted) hello(socket);
      ungreeted.clear();
    },
    close: () =>
      new Promise((resolve) => {
        each((socket) => socket.terminate());
        sockets.close(() => resolve());
      }),
  };
}
