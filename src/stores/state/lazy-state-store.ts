import type { StateStore } from "../../core/digest/state.ts";
import type { Log } from "../../core/ports.ts";
import { lazily } from "../lazily.ts";
import type { SqliteStateStore } from "./sqlite-state-store.ts";

/**
 * The state store of that file, loaded and opened at the first use: the query builder alone takes longer to load than most
 * command lines take to answer.
 */
export function lazyStateStore(options: { readonly file: string; readonly log: Log }): SqliteStateStore {
  let opening: Promise<SqliteStateStore> | undefined;
  const store = () => {
    opening ??= import("./sqlite-state-store.ts").then(({ sqliteStateStore }) => sqliteStateStore(options));
    return opening;
  };
  const port = <Name extends Exclude<keyof StateStore, "close"> | "ledger">(name: Name): SqliteStateStore[Name] =>
    lazily<SqliteStateStore[Name]>(async () => (await store())[name]);
  return {
    subscriptions: port("subscriptions"),
    deliveries: port("deliveries"),
    journal: port("journal"),
    watches: port("watches"),
    ledger: port("ledger"),
    audit: port("audit"),
    proposals: port("proposals"),
    drafts: port("drafts"),
    roles: port("roles"),
    feedback: port("feedback"),
    open: async () => (await store()).open(),
    tidy: async (now) => (await store()).tidy(now),
    close: async () => (await opening)?.close(),
  };
}
