import type { Slug } from "../knowledge/slug.ts";
import type { Message, Text } from "../message/message.ts";
import type { Destination } from "./destination.ts";
import type { Standing } from "./standing.ts";

/** Where a posted message stands, as its platform names it. */
export interface MessageRef {
  readonly channel: string;
  readonly id: string;
}

/**
 * `edition`: a slot's digest, or one asked for now. `detail`: one item of an edition, in its thread. `alert`: what cleared
 * a bar. `watch`: changes for one person. `notice`: what a creator must know, such as that a channel is gone. `test`: an
 * edition that counts as nothing told.
 */
export type DeliveryKind = "edition" | "detail" | "alert" | "watch" | "notice" | "test";

/**
 * `ready`: to be sent, at `nextTryAt` or later. `sending`: the request is on its way; found so at a start, it is uncertain.
 * `sent`: it stands at `ref`. `gone`: there is nowhere to send it. `uncertain`: it may or may not have arrived; never sent
 * again on a guess. `given-up`: it was surely not posted and no longer will be. `superseded`: a later edition tells it.
 * `skipped`: a quiet slot that says nothing, as its subscription wishes. `missed`: a slot beyond the catch-up window.
 */
export type DeliveryState =
  | "ready"
  | "sending"
  | "sent"
  | "gone"
  | "uncertain"
  | "given-up"
  | "superseded"
  | "skipped"
  | "missed";

/** States in which a place counts as told, or about to be. */
export const TOLD_STATES: readonly DeliveryState[] = ["ready", "sending", "sent", "uncertain", "skipped"];

/** A correction under a posted message. */
export interface CorrectionNote {
  /** Milliseconds. */
  readonly at: number;
  readonly announcement: Slug;
  /** Without instants. */
  readonly text: Text;
}

/** What is to be delivered. All instants in milliseconds. */
export interface NewDelivery {
  /** At most 25 characters, made from `key`: the platform's mark against posting twice. */
  readonly id: string;
  /** What makes it unique, such as `<subscription>/<slot>`: a second one with the same key is never made. */
  readonly key: string;
  readonly kind: DeliveryKind;
  readonly to: Destination;
  readonly subscription?: string | undefined;
  /** The delivery in whose thread it goes, once that has been sent. */
  readonly parent?: string | undefined;
  readonly message: Message;
  /** Short, shown in the footer, what `digest replay` takes. */
  readonly hash?: string | undefined;
  readonly state: "ready" | "skipped" | "missed";
  readonly nextTryAt: number;
  readonly createdAt: number;
  /** What it tells; with the standing that it tells. */
  readonly tells: readonly { readonly announcement: Slug; readonly as: Standing }[];
  /** The last change of the knowledge that it takes in; the next edition begins after it. */
  readonly upTo?: number | undefined;
  /** How each rank added up, and whatever else `digest why` shows; JSON. */
  readonly reckoning?: string | undefined;
}

export interface Delivery extends Omit<NewDelivery, "state" | "tells"> {
  readonly state: DeliveryState;
  readonly tries: number;
  /** When the last try began. */
  readonly triedAt?: number | undefined;
  /** How often AMW looked since for what is uncertain, and how often it was surely not there. */
  readonly looks: { readonly all: number; readonly absent: number };
  /** Why it is where it is, in words. */
  readonly reason?: string | undefined;
  readonly ref?: MessageRef | undefined;
  readonly sentAt?: number | undefined;
  readonly corrections: readonly CorrectionNote[];
  /** When the posted message is next to be edited; undefined while it shows all its corrections. */
  readonly editAt?: number | undefined;
}
