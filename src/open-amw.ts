import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, rmdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { type Config, ConfigError } from "./config.ts";
import type { Actor, Amw } from "./core/amw.ts";
import type { Role } from "./core/command/declare.ts";
import { createAmw } from "./core/command/dispatch.ts";
import { COMMANDS } from "./core/commands/all.ts";
import { NO_DESK } from "./core/digest/no-desk.ts";
import type { ButtonLines, Clock, Installations, KnowledgeStore, Log } from "./core/ports.ts";
import { createJsonKnowledgeStore } from "./stores/json-knowledge/json-knowledge-store.ts";
import { sqliteButtonLines } from "./stores/sqlite-button-lines.ts";
import { sqliteInstallations } from "./stores/sqlite-installations.ts";

export const VERSION: string = createRequire(import.meta.url)("../package.json").version;
export const systemClock: Clock = { now: () => new Date() };

export interface OpenAmw {
  readonly amw: Amw;
  readonly store: KnowledgeStore;
  readonly lines: ButtonLines;
  /** Where several workspaces of Slack install AMW. */
  readonly installations: Installations | undefined;
  close(): Promise<void>;
}

/** Opens the stores and puts the core on top of them. `roleOf` overrides the roles that the configuration gives. */
export async function openAmw(
  config: Config,
  log: Log,
  options: { readonly watch: boolean; readonly roleOf?: (actor: Actor) => Role },
): Promise<OpenAmw> {
  usableFolders(config);
  const store = await createJsonKnowledgeStore({
    knowledgeDir: config.knowledgeDir,
    dataDir: config.dataDir,
    log,
    clock: systemClock,
    watch: options.watch,
    commandNames: COMMANDS.map((command) => command.name),
  });
  const lines = sqliteButtonLines({ file: join(config.dataDir, "buttons.db"), clock: systemClock });
  const secret = config.slack?.oauth?.stateSecret;
  const installations = secret
    ? sqliteInstallations({ file: join(config.dataDir, "installations.db"), secret, log })
    : undefined;
  const amw = createAmw({
    desk: NO_DESK,
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
    installations,
    close: async () => {
      lines.close();
      installations?.close();
      await store.close();
    },
  };
}

/** Throws ConfigError for a knowledge folder that is not there or a data folder that cannot be written. */
function usableFolders({ knowledgeDir, dataDir }: Config): void {
  if (!statSync(knowledgeDir, { throwIfNoEntry: false })?.isDirectory())
    throw new ConfigError(
      "AMW_KNOWLEDGE_DIR",
      `${knowledgeDir} is no folder; give the folder that holds players/, segments/ and announcements/.`,
    );
  try {
    makeFolder(resolve(dataDir));
    // Permissions do not tell: root may write anywhere, yet no file system that is read-only or virtual takes a file.
    rmdirSync(mkdtempSync(join(dataDir, ".amw-")));
  } catch {
    throw new ConfigError("AMW_DATA_DIR", `${dataDir} cannot be written; give a folder that AMW may write to.`);
  }
}

/** Node's own recursive mkdir never returns where a file system says ENOENT to every new folder, as /proc does. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another copy of AMW may have just made it.
    if (!existsSync(path)) throw error;
  }
}

/** `slack:U123` names the person in every workspace, `slack:T1/U123` in one. */
function isAdmin(actor: Actor, admins: readonly string[]): boolean {
  return admins.includes(actor.id) || admins.includes(actor.id.replace(/^slack:[^/]+\//, "slack:"));
}
