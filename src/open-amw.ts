import { randomBytes } from "node:crypto";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Config } from "./config.ts";
import type { Actor, Amw } from "./core/amw.ts";
import { createAmw } from "./core/command/dispatch.ts";
import type { Role } from "./core/command/declare.ts";
import { COMMANDS } from "./core/commands/all.ts";
import type { ButtonLines, Clock, KnowledgeStore, Log } from "./core/ports.ts";
import { sqliteButtonLines } from "./stores/sqlite-button-lines.ts";
import { createJsonKnowledgeStore } from "./stores/json-knowledge/json-knowledge-store.ts";

export const VERSION: string = createRequire(import.meta.url)("../package.json").version;
export const systemClock: Clock = { now: () => new Date() };

export interface OpenAmw {
  readonly amw: Amw;
  readonly store: KnowledgeStore;
  readonly lines: ButtonLines;
  close(): Promise<void>;
}

/** Opens the stores and puts the core on top of them. `roleOf` overrides the roles that the configuration gives. */
export async function openAmw(
  config: Config,
  log: Log,
  options: { readonly watch: boolean; readonly roleOf?: (actor: Actor) => Role },
): Promise<OpenAmw> {
  const store = await createJsonKnowledgeStore({
    knowledgeDir: config.knowledgeDir,
    dataDir: config.dataDir,
    log,
    clock: systemClock,
    watch: options.watch,
  });
  const lines = sqliteButtonLines({ file: join(config.dataDir, "buttons.db"), clock: systemClock });
  const amw = createAmw({
    knowledge: store.knowledge,
    search: store,
    clock: systemClock,
    log,
    commands: COMMANDS,
    status: { version: VERSION, freshAt: () => store.freshAt(), problems: () => store.problems() },
    roleOf: options.roleOf ?? ((actor) => (isAdmin(actor, config.admins) ? "admin" : "anyone")),
    reference: () => randomBytes(4).toString("hex"),
  });
  return {
    amw,
    store,
    lines,
    close: async () => {
      lines.close();
      await store.close();
    },
  };
}

/** `slack:U123` names the person in every workspace, `slack:T1/U123` in one. */
function isAdmin(actor: Actor, admins: readonly string[]): boolean {
  return admins.includes(actor.id) || admins.includes(actor.id.replace(/^slack:[^/]+\//, "slack:"));
}
