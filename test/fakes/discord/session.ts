import type { WebSocket } from "ws";
import type { Json } from "./message-rules.ts";

interface Sent {
  readonly t: string;
  readonly s: number;
  readonly d: unknown;
}

/** What Discord keeps of one login, connected or not, so that the bot can resume it. */
export class Session {
  readonly id: string;
  readonly shard: readonly [number, number];
  socket: WebSocket | undefined;
  readonly #sent: Sent[] = [];

  constructor(id: string, shard: readonly [number, number]) {
    this.id = id;
    this.shard = shard;
  }

  /** The number of the last event. */
  get sequence(): number {
    return this.#sent.length;
  }

  /** Sends an event, or keeps it for the bot's return. */
  event(t: string, d: unknown): void {
    const sent = { t, s: this.sequence + 1, d };
    this.#sent.push(sent);
    if (this.socket) sendFrame(this.socket, 0, sent);
  }

  /** Sends again what came after that number. */
  replay(after: number, socket: WebSocket): void {
    for (const sent of this.#sent.slice(after)) sendFrame(socket, 0, sent);
    this.socket = socket;
  }

  /** Whether the events of that server, or of direct messages, come over this session. */
  serves(guild: unknown): boolean {
    const [index, count] = this.shard;
    return (typeof guild === "string" ? Number((BigInt(guild) >> 22n) % BigInt(count)) : 0) === index;
  }
}

export const sendFrame = (socket: WebSocket, op: number, rest: object): void =>
  socket.send(JSON.stringify({ op, ...rest }));

export const shardOf = ({ shard }: Json): readonly [number, number] =>
  Array.isArray(shard) ? [Number(shard[0]), Number(shard[1])] : [0, 1];
