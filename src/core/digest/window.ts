import type { RecordId, Slug } from "../knowledge/slug.ts";
import type { Message } from "../message/message.ts";
import type { NewDelivery } from "./delivery.ts";
import type { Slot } from "./slot.ts";
import type { Change, Told } from "./standing.ts";

/** What an edition looks back on, besides the knowledge and its subscription. Instants in milliseconds. */
export interface Window {
  /** The slot that it is for; none where it was asked for now. */
  readonly slot?: Slot | undefined;
  /** When it is made. */
  readonly at: number;
  /** When the channel's last edition was made; undefined before the first. */
  readonly since?: number | undefined;
  /** What changed since then, in order. */
  readonly changes: readonly Change[];
  /** What the channel was told before of what changed, the newest first. */
  readonly told: readonly Told[];
  /** The last change that it takes in. */
  readonly upTo: number;
  /** When anything last changed; undefined where nothing ever did. */
  readonly lastChangeAt?: number | undefined;
  /** Where it is posted late: how many earlier slots it stands for, too. */
  readonly late?: { readonly missed: number } | undefined;
}

/** How a rank adds up; the parts' sum is `rank`. */
export interface Reckoning {
  readonly significance: number;
  readonly novelty: number;
  readonly lifted: number;
  readonly change: number;
  /** Not positive. */
  readonly repeated: number;
  readonly rank: number;
}

/** Where an edition puts what it weighed; `held`: high enough, but more than it or one player in it may have. */
export type ItemPlace = "lead" | "brief" | "held" | "minor";

/** How one announcement came to its place. */
export interface Reckoned {
  readonly announcement: Slug;
  readonly place: ItemPlace;
  readonly reckoning: Reckoning;
  /** The players and segments that lift it. */
  readonly lifting: readonly RecordId[];
}

/** What a channel gets for one window. */
export interface Edition {
  /** Of the message and what it tells; the same window, knowledge and subscription give the same one. */
  readonly hash: string;
  readonly message: Message;
  /** One for each item, in the order of the edition. */
  readonly details: readonly { readonly announcement: Slug; readonly message: Message }[];
  readonly tells: NewDelivery["tells"];
  /** Of all that it weighed, the highest first: its items, what was held back, and the minor ones. */
  readonly reckonings: readonly Reckoned[];
  /** Nothing to tell. */
  readonly isQuiet: boolean;
}
