import type { Amw } from "../../src/core/amw.ts";
import { createAmw } from "../../src/core/command/dispatch.ts";
import { COMMANDS } from "../../src/core/commands/all.ts";
import type { KnowledgeStore, LogFields, SearchIndex } from "../../src/core/ports.ts";
import { NOON, SILENT } from "../samples/knowledge-store.ts";
import { NO_DESK } from "../samples/no-desk.ts";

const failed = (message: string, fields?: LogFields): never => {
  throw new Error(`${message}: ${fields?.line}`, { cause: fields?.error });
};

/** The product over that store. An answer that fails ends the bench: an apology is quick, but no answer. */
export const amwOver = (store: KnowledgeStore & SearchIndex): Amw =>
  createAmw({
    desk: NO_DESK,
    knowledge: store.knowledge,
    search: store,
    clock: NOON,
    log: { ...SILENT, error: failed },
    commands: COMMANDS,
    status: { version: "0.0.0", freshAt: () => store.freshAt(), problems: () => store.problems() },
    roleOf: () => "anyone",
    reference: () => "bench",
  });
