import type { Message } from "../message/message.ts";
import type { MessageRef } from "./delivery.ts";
import type { Destination } from "./destination.ts";

/** A message on its way out. */
export interface Outgoing {
  /** The delivery's, at most 25 characters: what the platform is given to know it by. */
  readonly id: string;
  /** Stands in the message's footer; a message is found by it where the platform keeps no mark. */
  readonly hash?: string | undefined;
  readonly to: Destination;
  readonly message: Message;
  /** The message in whose thread it goes. */
  readonly thread?: MessageRef | undefined;
}

/**
 * `gone`: it cannot be posted there until somebody does something; `reason` is a clause for the creator, `mend` a sentence
 * that says what to do. `later`: surely not posted; try again, after `afterMs` where the platform says so. `uncertain`: it may or may not
 * have been posted.
 */
export type Sent =
  | { readonly outcome: "sent"; readonly ref: MessageRef }
  | { readonly outcome: "gone"; readonly reason: string; readonly mend: string }
  | { readonly outcome: "later"; readonly reason: string; readonly afterMs?: number | undefined }
  | { readonly outcome: "uncertain"; readonly reason: string };

/** Editing again does no harm, so an edit without an answer is tried later. `gone`: the message is no longer there. */
export type Edited =
  | { readonly outcome: "edited" }
  | { readonly outcome: "gone"; readonly reason: string }
  | { readonly outcome: "later"; readonly reason: string; readonly afterMs?: number | undefined };

/** `absent`: surely not there. `unknown`: AMW may not look, or could not. */
export type Found =
  | { readonly outcome: "found"; readonly ref: MessageRef }
  | { readonly outcome: "absent" }
  | { readonly outcome: "unknown" };

export type Reach = { readonly ok: true } | { readonly ok: false; readonly reason: string; readonly mend: string };

/** Posts by itself on one platform, with a client of its own. Nothing here throws; every call has a time limit. */
export interface Messenger {
  /** How details of an edition's items are shown: in its thread, or behind buttons. */
  readonly details: "thread" | "buttons";
  /** Posts once, whatever happens. */
  send(outgoing: Outgoing): Promise<Sent>;
  edit(ref: MessageRef, outgoing: Outgoing): Promise<Edited>;
  /** Whether an uncertain message, sent at `triedAt` (milliseconds), stands there. */
  find(outgoing: Outgoing, triedAt: number): Promise<Found>;
  /** Whether AMW can post there now. */
  reach(to: Destination): Promise<Reach>;
  /** Whether the actor (`slack:T1/U1`) manages the channel on the platform; `unknown` where AMW may not ask. */
  manages(actor: string, to: Destination): Promise<"yes" | "no" | "unknown">;
  /** The person's conversation with AMW. */
  direct(actor: string): Destination | undefined;
  /** What a platform calls the place in text that people read: `#general`, or undefined where it does not say. */
  nameOf(to: Destination): Promise<string | undefined>;
}
