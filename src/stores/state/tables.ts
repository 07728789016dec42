import type { GrantedRole } from "../../core/curating/roles.ts";
import type { DeliveryKind, DeliveryState } from "../../core/digest/delivery.ts";

/** Instants in milliseconds. What is text and called JSON in its comment is checked when it is read. */
export interface Tables {
  subscription: SubscriptionRow;
  delivery: DeliveryRow;
  tell: TellRow;
  standing: StandingRow;
  change: ChangeRow;
  mark: MarkRow;
  watch: WatchRow;
  edit: EditRow;
  edited_record: EditedRecordRow;
  proposal: ProposalRow;
  draft: DraftRow;
  grant: GrantRow;
  useful: UsefulRow;
}

export interface SubscriptionRow {
  id: string;
  place: string;
  surface: string;
  /** Empty where there is none. */
  space: string;
  /** Its name folded, unique in its place among those that are not removed. */
  name_key: string;
  /** JSON of the Subscription. */
  body: string;
  version: number;
  /** None while paused or removed. */
  next_at: number | null;
  created_at: number;
  removed_at: number | null;
}

export interface DeliveryRow {
  id: string;
  key: string;
  kind: DeliveryKind;
  place: string;
  /** JSON of the Destination. */
  destination: string;
  subscription: string | null;
  parent: string | null;
  /** JSON of the Message. */
  message: string;
  hash: string | null;
  state: DeliveryState;
  next_try_at: number;
  created_at: number;
  up_to: number | null;
  reckoning: string | null;
  tries: number;
  tried_at: number | null;
  /** How often it was looked for since it became uncertain, and not found. */
  looks: number;
  looks_absent: number;
  reason: string | null;
  ref_channel: string | null;
  ref_id: string | null;
  sent_at: number | null;
  /** JSON of CorrectionNotes. */
  corrections: string;
  edit_at: number | null;
}

/** What a delivery tells; place and time are the delivery's, kept here for the index. */
export interface TellRow {
  delivery: string;
  announcement: string;
  place: string;
  created_at: number;
  /** JSON of a Standing. */
  standing: string;
}

export interface StandingRow {
  announcement: string;
  /** JSON of a Standing. */
  standing: string;
}

export interface ChangeRow {
  seq: number;
  at: number;
  announcement: string;
  /** JSON of a Standing. */
  before: string | null;
  /** JSON of a Standing. */
  after: string | null;
}

/** Single values by name. */
export interface MarkRow {
  name: string;
  number: number;
  text: string | null;
}

export interface WatchRow {
  actor: string;
  record: string;
  since: number;
  muted_until: number | null;
}

/**
 * A change of the knowledge base or of roles. `begun` before its files are written, `done` after, `withdrawn` while they
 * are being put back.
 */
export interface EditRow {
  seq: number;
  state: "begun" | "done" | "withdrawn";
  at: number;
  by_id: string;
  by_name: string;
  /** JSON of a Where. */
  place: string;
  what: string;
  reason: string;
  proposal: string | null;
  /** JSON of an Actor. */
  approved_by: string | null;
  undoes: number | null;
  undone_by: number | null;
  note: string | null;
  /** JSON of a RoleChange. */
  role: string | null;
}

/** The texts of one record's file. */
export interface EditedRecordRow {
  seq: number;
  position: number;
  record: string;
  before: string | null;
  after: string | null;
}

export interface ProposalRow {
  number: number;
  at: number;
  by_id: string;
  state: "open" | "approved" | "rejected";
  decided_at: number | null;
  /** JSON of the Proposal, without id and state. */
  body: string;
}

export interface DraftRow {
  actor: string;
  form: string;
  /** JSON of its values. */
  typed: string;
  at: number;
}

export interface GrantRow {
  actor: string;
  name: string;
  role: GrantedRole;
  by_id: string;
  by_name: string;
  at: number;
}

export interface UsefulRow {
  about: string;
  version: string;
  actor: string;
  at: number;
}
