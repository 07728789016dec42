import type { WebSocket } from "ws";
import type { Session } from "./session.ts";

/** How late a heartbeat may be on a busy machine. */
const SLACK_MS = 1500;

/** Discord's view of one connection's heartbeats: each in time, each with the number of the last event. */
export class Heartbeats {
  readonly #everyMs: number;
  readonly #onProblem: (problem: string) => void;
  #due: NodeJS.Timeout | undefined;
  #expected = 0;

  constructor(everyMs: number, onProblem: (problem: string) => void) {
    this.#everyMs = everyMs;
    this.#onProblem = onProblem;
  }

  start(socket: WebSocket): void {
    this.#wait(socket);
    socket.once("close", () => this.stop());
  }

  stop(): void {
    clearTimeout(this.#due);
  }

  beat(socket: WebSocket, session: Session | undefined, sequence: unknown): void {
    clearTimeout(this.#due);
    this.#wait(socket);
    const last = session?.sequence;
    const known = typeof sequence === "number" ? sequence : 0;
    if (last !== undefined && (known < this.#expected || known > last)) {
      this.#onProblem(`heartbeat with sequence ${sequence}, the last event is ${last}`);
    }
    // The answer to this one follows all events that were sent by now, so the next one knows of them.
    this.#expected = last ?? 0;
  }

  #wait(socket: WebSocket): void {
    this.#due = setTimeout(() => {
      this.#onProblem(`no heartbeat within ${this.#everyMs + SLACK_MS} ms`);
      socket.close(4009, "Session timed out.");
    }, this.#everyMs + SLACK_MS);
  }
}
