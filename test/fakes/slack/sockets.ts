import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";

const Ack = z.strictObject({ envelope_id: z.string(), payload: z.record(z.string(), z.unknown()) });
const ACK_WITHIN_MS = 3000;
const PING_EVERY_MS = 10_000;

export interface Envelope {
  readonly envelope_id: string;
  readonly type: string;
  readonly payload: object;
}

interface Delivery {
  readonly socket: WebSocket;
  readonly resolve: (payload: Record<string, unknown>) => void;
}

/** Socket Mode: any number of sockets, each envelope over one of those that are open, acked over the same. */
export class Sockets {
  /** How many sockets were ever opened. */
  opened = 0;
  readonly #server: WebSocketServer;
  readonly #object: (problem: string) => void;
  readonly #deliveries = new Map<string, Delivery>();
  readonly #connected: (() => void)[] = [];
  readonly #pings: NodeJS.Timeout;
  #turn = 0;
  #mute = 0;

  constructor(http: Server, object: (problem: string) => void) {
    this.#object = object;
    this.#server = new WebSocketServer({ server: http });
    this.#server.on("connection", (socket, { url }) => this.#connect(socket, url ?? ""));
    this.#pings = setInterval(() => this.open.forEach((socket) => void socket.ping()), PING_EVERY_MS).unref();
  }

  get open(): WebSocket[] {
    return [...this.#server.clients].filter(({ readyState }) => readyState === 1);
  }

  /** Gives the ack's payload; rejects when there is none within Slack's 3 s. */
  deliver(envelope: Envelope): Promise<Record<string, unknown>> {
    const { open } = this;
    this.#turn += 1;
    const socket = open[this.#turn % Math.max(1, open.length)];
    if (!socket) return Promise.reject(new Error("no bot is connected"));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#deliveries.delete(envelope.envelope_id);
        reject(new Error("Slack shows operation_timeout: no ack within 3 s"));
      }, ACK_WITHIN_MS);
      this.#deliveries.set(envelope.envelope_id, {
        socket,
        resolve: (payload) => {
          clearTimeout(timer);
          resolve(payload);
        },
      });
      socket.send(JSON.stringify(envelope));
    });
  }

  /** Announces the end of every socket; they work until Slack hangs up. */
  announceEnd(reason: string): void {
    const frame = JSON.stringify({ type: "disconnect", reason, debug_info: { host: "applink-1" } });
    for (const socket of this.open) socket.send(frame);
  }

  /** Closes the sockets as the protocol says; the oldest `count`, all unless told. */
  hangUp(count = Number.POSITIVE_INFINITY): void {
    for (const socket of this.open.slice(0, count)) socket.close(1000);
  }

  /** The network is gone without a word. */
  drop(): void {
    for (const socket of this.open) socket.terminate();
  }

  /** The other ends are still there, but nothing gets through to Slack: no ack, no pong. */
  freeze(): void {
    for (const socket of this.open) socket.pause();
  }

  /** The next sockets open and hear nothing. */
  muteNext(count = 1): void {
    this.#mute += count;
  }

  /** Resolves at the next hello. */
  nextHello(): Promise<void> {
    return new Promise((resolve) => this.#connected.push(resolve));
  }

  close(): void {
    clearInterval(this.#pings);
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }

  #connect(socket: WebSocket, url: string): void {
    if (!/^\/link\?ticket=\d+$/.test(url)) this.#object(`a socket was opened at ${url}`);
    this.opened += 1;
    socket.on("message", (data) => this.#takeAck(socket, String(data)));
    if (this.#mute > 0) {
      this.#mute -= 1;
      return;
    }
    const num_connections = this.open.length;
    socket.send(JSON.stringify({ type: "hello", num_connections, connection_info: { app_id: "A1" } }));
    socket.ping("Ping from applink-1");
    for (const resolve of this.#connected.splice(0)) resolve();
  }

  #takeAck(socket: WebSocket, data: string): void {
    const ack = Ack.safeParse(JSON.parse(data));
    if (!ack.success) {
      this.#object(`an ack has the wrong shape: ${data.slice(0, 200)}`);
      return;
    }
    const { envelope_id, payload } = ack.data;
    const delivery = this.#deliveries.get(envelope_id);
    this.#deliveries.delete(envelope_id);
    if (!delivery) this.#object(`an ack for no open envelope: ${envelope_id}`);
    else if (delivery.socket !== socket) this.#object(`an ack over another socket than the envelope: ${envelope_id}`);
    delivery?.resolve(payload);
  }
}
