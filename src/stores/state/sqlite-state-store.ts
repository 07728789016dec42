import type { StateStore } from "../../core/digest/state.ts";
import type { Log } from "../../core/ports.ts";
import { keptAudit } from "./audit.ts";
import { correctingDeliveries } from "./correcting-deliveries.ts";
import { keptDrafts } from "./drafts.ts";
import { keptFeedback } from "./feedback.ts";
import { findingDeliveries } from "./finding-deliveries.ts";
import { keptJournal } from "./journal.ts";
import { keptLedger, type Ledger } from "./ledger.ts";
import { makingDeliveries } from "./making-deliveries.ts";
import { openState } from "./open-state.ts";
import { keptProposals } from "./proposals.ts";
import { Readable } from "./readable.ts";
import { keptRoles } from "./roles.ts";
import { sendingDeliveries } from "./sending-deliveries.ts";
import { keptSubscriptions } from "./subscriptions.ts";
import { tidy } from "./tidy.ts";
import { keptWatches } from "./watches.ts";

export interface SqliteStateStore extends StateStore {
  /** What writes the audit. */
  readonly ledger: Ledger;
  /** Opens the file, which else the first use does. Throws StoreError where it cannot be used. */
  open(): Promise<void>;
  /** Forgets what is too old for replay and corrections. `now` in milliseconds. */
  tidy(now: number): Promise<void>;
}

/** Keeps the state in a database file. Each step is durable when its promise resolves, and whole or not at all. */
export function sqliteStateStore({ file, log }: { readonly file: string; readonly log: Log }): SqliteStateStore {
  const db = openState(file);
  const readable = new Readable(log);
  let closed = false;
  return {
    subscriptions: keptSubscriptions(db, readable),
    deliveries: {
      ...makingDeliveries(db),
      ...sendingDeliveries(db, readable),
      ...findingDeliveries(db, readable),
      ...correctingDeliveries(db, readable),
    },
    journal: keptJournal(db, readable),
    watches: keptWatches(db, readable),
    ledger: keptLedger(db),
    audit: keptAudit(db, readable),
    proposals: keptProposals(db, readable),
    drafts: keptDrafts(db, readable),
    roles: keptRoles(db),
    feedback: keptFeedback(db),
    open: async () => void (await db.selectFrom("mark").select("name").limit(1).execute()),
    tidy: (now) => tidy(db, now, () => closed),
    close() {
      closed = true;
      return db.destroy();
    },
  };
}
