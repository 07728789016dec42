import type { Surface } from "../amw.ts";
import type { Audit } from "../curating/audit.ts";
import type { Drafts } from "../curating/drafts.ts";
import type { Feedback } from "../curating/feedback.ts";
import type { Proposals } from "../curating/proposals.ts";
import type { Roles } from "../curating/roles.ts";
import type { RecordId, Slug } from "../knowledge/slug.ts";
import type { Message } from "../message/message.ts";
import type { CorrectionNote, Delivery, DeliveryKind, DeliveryState, MessageRef, NewDelivery } from "./delivery.ts";
import type { Destination } from "./destination.ts";
import type { Change, Standing, Told } from "./standing.ts";
import type { Subscription } from "./subscription.ts";

/** `conflict`: somebody changed it since; nothing was saved. `name-taken`: another one of the channel has that name. */
export type Saved = "saved" | "conflict" | "name-taken";

/** Which digests there are, and when each is due next. Instants in milliseconds. */
export interface Subscriptions {
  /** `nextAt`: when it is due; none while paused without an end. */
  add(subscription: Subscription, nextAt: number | undefined): Promise<Saved>;
  /** `subscription.version` is the version that the change is based on; one more is what is saved. */
  save(subscription: Subscription, nextAt: number | undefined): Promise<Saved>;
  /** Takes it out of every list; `restore` brings it back. */
  remove(id: string, version: number, at: number): Promise<Saved>;
  restore(id: string, nextAt: number | undefined): Promise<Saved>;
  /** A removed one too. */
  find(id: string): Promise<(Subscription & { readonly removedAt?: number | undefined }) | undefined>;
  in(to: Destination): Promise<readonly Subscription[]>;
  inSpace(surface: Destination["surface"], space: string | undefined): Promise<readonly Subscription[]>;
  all(): Promise<readonly Subscription[]>;
  /** Those due at `now` or earlier, the longest due first; with when each was due. */
  due(now: number, limit: number): Promise<readonly { readonly subscription: Subscription; readonly nextAt: number }[]>;
  nextAt(id: string): Promise<number | undefined>;
}

/** What a tick decides about a subscription, carried out whole or not at all. */
export interface Claim {
  readonly subscription: string;
  /** When it was due, as `due` said; where that is no longer so, nothing happens. */
  readonly wasDueAt: number;
  readonly nextAt: number | undefined;
  /** Unsent editions that this one tells too; where one of them is no longer `ready`, nothing happens. */
  readonly supersedes: readonly string[];
  readonly deliveries: readonly NewDelivery[];
}

/** Every delivery there ever was, and what became of it. Each method is one durable step. */
export interface Deliveries {
  /** `taken`: one of the keys is there already, or something changed meanwhile; nothing was done. */
  claim(claim: Claim): Promise<"claimed" | "taken">;
  /** Adds those whose key is new; gives their ids. */
  add(deliveries: readonly NewDelivery[]): Promise<readonly string[]>;
  /** Puts another message and more told in the place of what is still `ready`; false where it is no longer. */
  rewrite(
    id: string,
    change: {
      message: Message;
      hash?: string | undefined;
      nextTryAt: number;
      tells: NewDelivery["tells"];
      upTo?: number | undefined;
    },
  ): Promise<boolean>;
  /**
   * `ready`, due at `now`, on one of those platforms, and with a parent only if that has been sent (then with the parent's
   * ref). The oldest of each place come first, then the second of each, and so on: no place stands in another one's way.
   */
  ready(
    now: number,
    limit: number,
    on?: readonly Surface[],
  ): Promise<readonly (Delivery & { readonly thread?: MessageRef | undefined })[]>;
  /** From `ready` to `sending`; false where it is no longer `ready`. */
  begin(id: string, at: number): Promise<boolean>;
  /**
   * What became of it. `nextTryAt` belongs to `ready` and to `uncertain` (the next look), `looked` to `uncertain`, `ref` and
   * `at` to `sent`. Details of what was not sent are given up with it. What has been sent stays sent. False where nothing was
   * settled: it was sent, or is in none of the states `from`.
   */
  settle(
    id: string,
    to: {
      readonly state: Exclude<DeliveryState, "sending">;
      readonly at: number;
      readonly reason?: string | undefined;
      readonly ref?: MessageRef | undefined;
      readonly nextTryAt?: number | undefined;
      /** One more look for it, and what it came to. */
      readonly looked?: "absent" | "unknown" | undefined;
      readonly from?: readonly DeliveryState[] | undefined;
    },
  ): Promise<boolean>;
  /** Found in `state`, the oldest first: `sending` at a start, `uncertain` to look for. */
  inState(state: DeliveryState, limit: number): Promise<readonly Delivery[]>;
  find(id: string): Promise<Delivery | undefined>;
  /** The one of that kind to that place that takes in the last change (`upTo`), whatever became of it. */
  latest(to: Destination, kind: DeliveryKind): Promise<Delivery | undefined>;
  /** The newest of that hash in that place, or anywhere where no place is given. */
  byHash(hash: string, to?: Destination): Promise<Delivery | undefined>;
  /** Editions of the subscription, the newest first. */
  history(
    subscription: string,
    limit: number,
    offset: number,
  ): Promise<{ readonly deliveries: readonly Delivery[]; readonly total: number }>;
  /**
   * The last change that the subscription's editions in `TOLD_STATES` took in; undefined before the first. `except`:
   * deliveries to look past, such as those that a new edition supersedes.
   */
  upTo(subscription: string, except?: readonly string[]): Promise<number | undefined>;
  /**
   * What the place was told of these announcements since, in `TOLD_STATES`, tests left out, the newest first; `at` is when
   * the delivery was made. `except`: deliveries to look past.
   */
  told(
    to: Destination,
    announcements: readonly Slug[],
    since: number,
    except?: readonly string[],
  ): Promise<readonly Told[]>;
  /** Sent deliveries that told of the announcement since, tests left out, the newest first. */
  tellingOf(announcement: Slug, since: number): Promise<readonly Delivery[]>;
  /** Adds to a posted message those corrections that it does not have yet; with any new, it is to be edited at `editAt`. */
  correct(id: string, corrections: readonly CorrectionNote[], editAt: number): Promise<void>;
  toEdit(now: number, limit: number): Promise<readonly Delivery[]>;
  /** `next`: when to try again; undefined where it is done or the message is gone. `shown`: how many corrections the message shows now. */
  edited(id: string, shown: number, next: number | undefined): Promise<void>;
}

/** What AMW noticed of the knowledge, kept across restarts. */
export interface Journal {
  /** Every announcement's standing as last noticed, by id, after `after`, at most `limit`. */
  known(
    after: Slug | undefined,
    limit: number,
  ): Promise<readonly (readonly [announcement: Slug, standing: Standing])[]>;
  knownOf(announcement: Slug): Promise<Standing | undefined>;
  /** Appends what changed and remembers the new standings and the revision; gives the changes with their numbers. */
  append(changes: readonly Omit<Change, "seq">[], revision: string): Promise<readonly Change[]>;
  /** Remembers standings as a beginning, without any change. */
  begin(standings: readonly (readonly [Slug, Standing])[], revision: string | undefined): Promise<void>;
  /** Knowledge revision at the last `append` or `begin`; undefined before the first. */
  revision(): Promise<string | undefined>;
  /** The number of the last change; 0 before the first. */
  last(): Promise<{ readonly seq: number; readonly at: number | undefined }>;
  /** In order, those after `seq` and up to `upTo`. */
  since(seq: number, upTo?: number): Promise<readonly Change[]>;
  /** Changes that what follows (corrections, alerts, watches) has dealt with: a number kept by name. */
  done(name: string): Promise<number>;
  setDone(name: string, seq: number): Promise<void>;
}

/** Person and what they watch. */
export interface Watch {
  /** `slack:T1/U1`. */
  readonly actor: string;
  readonly record: RecordId;
  /** Milliseconds. */
  readonly since: number;
  readonly mutedUntil?: number | undefined;
}

export interface Watches {
  /** False where it was there already. */
  add(watch: Watch): Promise<boolean>;
  /** False where there was none. */
  remove(actor: string, record: RecordId): Promise<boolean>;
  of(actor: string): Promise<readonly Watch[]>;
  on(records: readonly RecordId[]): Promise<readonly Watch[]>;
  /** All of the actor's, or one; undefined unmutes. */
  mute(actor: string, record: RecordId | undefined, until: number | undefined): Promise<number>;
}

/** Everything that must survive a restart, besides the knowledge. */
export interface StateStore {
  readonly subscriptions: Subscriptions;
  readonly deliveries: Deliveries;
  readonly journal: Journal;
  readonly watches: Watches;
  readonly audit: Audit;
  readonly proposals: Proposals;
  readonly drafts: Drafts;
  readonly roles: Roles;
  readonly feedback: Feedback;
  close(): Promise<void>;
}
