import type { RecordId, Slug } from "../knowledge/slug.ts";
import type { Destination } from "./destination.ts";

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** When a digest is due, in the channel's own time. */
export interface Schedule {
  /** `HH:MM`, 24 hours. */
  readonly at: string;
  /** At least one, in the week's order. */
  readonly days: readonly Weekday[];
  /** An IANA name such as `Europe/Berlin`. */
  readonly timezone: string;
}

/** What a record must be about. An empty list lets everything pass; several values of one list mean any of them. */
export interface Topics {
  readonly players: readonly Slug[];
  readonly segments: readonly Slug[];
  readonly regions: readonly string[];
  readonly tags: readonly Slug[];
}

export const LANGUAGES = ["en", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];

/** A bar that an announcement clears alone: `significance>=3`. */
export interface Bar {
  readonly scale: "novelty" | "significance";
  readonly least: number;
}

/** What a channel asked to be told; everything that an edition depends on. */
export interface Wishes {
  readonly include: Topics;
  readonly exclude: Topics;
  readonly minNovelty: number;
  readonly minSignificance: number;
  /** Players and segments that lift what is about them in the rank. */
  readonly lift: readonly RecordId[];
  readonly language: Language;
  /** Most items in an edition, 1 to 7. */
  readonly max: number;
  /** What to do on a quiet day. */
  readonly quiet: "say" | "skip";
  /** What is posted at once instead of waiting for the next edition. */
  readonly alert?: Bar | undefined;
}

/** Everything, as it comes. */
export const DEFAULT_WISHES: Wishes = {
  include: { players: [], segments: [], regions: [], tags: [] },
  exclude: { players: [], segments: [], regions: [], tags: [] },
  minNovelty: 0,
  minSignificance: 0,
  lift: [],
  language: "en",
  max: 7,
  quiet: "say",
};

/** Why nothing is posted: somebody paused it, or AMW can no longer post there. Instants in milliseconds. */
export type Paused =
  | { readonly why: "asked"; readonly by: string; readonly since: number; readonly until?: number | undefined }
  | { readonly why: "gone"; readonly reason: string; readonly since: number };

/** A channel's digest. */
export interface Subscription {
  readonly id: string;
  /** Unique in its channel. */
  readonly name: string;
  readonly to: Destination;
  readonly creator: { readonly id: string; readonly name: string };
  /** Milliseconds. */
  readonly createdAt: number;
  readonly schedule: Schedule;
  readonly wishes: Wishes;
  readonly paused?: Paused | undefined;
  /** Who changed it last, and when, in milliseconds; undefined while it is as it was made. */
  readonly changed?: { readonly by: Subscription["creator"]; readonly at: number } | undefined;
  /** Counts its changes from 1; a save states the version that it is based on. */
  readonly version: number;
}

/** Whether nothing is posted at that instant (milliseconds): a pause with an end is over by itself. */
export const isPaused = ({ paused }: Pick<Subscription, "paused">, at: number): boolean =>
  paused !== undefined && !(paused.why === "asked" && paused.until !== undefined && paused.until <= at);
