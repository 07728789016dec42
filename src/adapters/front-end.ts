import type { IncomingMessage, ServerResponse } from "node:http";
import type { Messenger } from "../core/digest/messenger.ts";
import type { StartError } from "./start-error.ts";

/** `reason` is a sentence for the operator: what is wrong and, where something can be done, what to do. */
export type Readiness = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** A connected chat platform. It reconnects by itself as long as that can help. */
export interface FrontEnd {
  ready(): Readiness;
  /** Resolves when the platform ended the connection for good, with the cause and the mend; else never. */
  readonly ended: Promise<StartError>;
  /** Posts by itself what is delivered there. */
  readonly messenger?: Messenger;
  /** Finishes what is in flight, within a few seconds, and disconnects. */
  stop(): Promise<void>;
}

/** An address of AMW's HTTP server that a front end answers itself. */
export interface HttpRoute {
  readonly method: "GET" | "POST";
  /** Without query. */
  readonly path: string;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** One thing that was checked; `text` is a sentence: what is well, or what is wrong and what to do. */
export interface Finding {
  readonly name: string;
  readonly ok: boolean;
  readonly text: string;
}
