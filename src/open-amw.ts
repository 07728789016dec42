import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, rmdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { Bell } from "./bell.ts";
import { type Config, ConfigError } from "./config.ts";
import type { Amw, Caller } from "./core/amw.ts";
import type { Role } from "./core/command/declare.ts";
import { createAmw } from "./core/command/dispatch.ts";
import { COMMANDS } from "./core/commands/all.ts";
import type { Archive } from "./core/curating/archive.ts";
import { RoleBook } from "./core/curating/role-book.ts";
import type { Desk } from "./core/digest/desk.ts";
import type { ButtonLines, Clock, Installations, KnowledgeStore, Log } from "./core/ports.ts";
import { Messengers } from "./messengers.ts";
import { lazyPages } from "./pages/lazy-pages.ts";
import { folderArchive } from "./stores/archive.ts";
import { gitCommits } from "./stores/git-commits.ts";
import { createJsonKnowledgeStore } from "./stores/json-knowledge/json-knowledge-store.ts";
import { folderRecords, recoverRecords } from "./stores/records.ts";
import { ownFolder, type SoleOwner } from "./stores/sole-owner.ts";
import { sqliteButtonLines } from "./stores/sqlite-button-lines.ts";
import { sqliteInstallations } from "./stores/sqlite-installations.ts";
import { lazyStateStore } from "./stores/state/lazy-state-store.ts";
import type { SqliteStateStore } from "./stores/state/sqlite-state-store.ts";
import { StoreError } from "./stores/store-error.ts";

export const VERSION: string = createRequire(import.meta.url)("../package.json").version;
export const systemClock: Clock = { now: () => new Date() };

const HOUR_MS = 3_600_000;

export interface OpenAmw {
  readonly amw: Amw;
  readonly store: KnowledgeStore;
  readonly state: SqliteStateStore;
  readonly desk: Desk;
  /** Where front ends say that they can post. */
  readonly messengers: Messengers;
  /** Rung when something is ready to be sent. */
  readonly bell: Bell;
  /** Whether the data folder is this process's own, so that it may deliver. */
  readonly owns: boolean;
  readonly lines: ButtonLines;
  /** What can be taken in from those folders. */
  archiveOf(places: readonly string[]): Archive;
  /** Where several workspaces of Slack install AMW. */
  readonly installations: Installations | undefined;
  close(): Promise<void>;
}

interface OpenOptions {
  readonly watch: boolean;
  /** What answers go by; the system's clock unless told. */
  readonly clock?: Clock;
  /** Overrides the roles that the configuration gives. */
  readonly roleOf?: (caller: Caller) => Role;
  /** Whether it must own the data folder, takes it if it is free, or, unless told, does without. */
  readonly own?: "must" | "if free";
}

/** Opens the stores and puts the core on top of them. Throws ConfigError or StoreError where they cannot be used. */
export async function openAmw(config: Config, log: Log, options: OpenOptions): Promise<OpenAmw> {
  usableFolders(config);
  const owner = options.own && ownerOf(config.dataDir, options.own, log);
  const state = lazyStateStore({ file: join(config.dataDir, "state.db"), log });
  if (owner && existsSync(join(config.dataDir, "state.db")))
    await recoverRecords(config.knowledgeDir, state.ledger, log);
  const commandNames = COMMANDS.map((command) => command.name);
  const store = await createJsonKnowledgeStore({
    knowledgeDir: config.knowledgeDir,
    dataDir: config.dataDir,
    log,
    clock: systemClock,
    watch: options.watch,
    commandNames,
  });
  const lines = sqliteButtonLines({ file: join(config.dataDir, "buttons.db"), clock: systemClock });
  const secret = config.slack?.oauth?.stateSecret;
  const installations = secret
    ? sqliteInstallations({ file: join(config.dataDir, "installations.db"), secret, log })
    : undefined;
  const { audit, journal } = state;
  const commits =
    owner && config.git.commit ? gitCommits({ knowledgeDir: config.knowledgeDir, audit, journal, log }) : undefined;
  commits?.wake();
  const records = folderRecords({
    knowledgeDir: config.knowledgeDir,
    ledger: state.ledger,
    clock: options.clock ?? systemClock,
    log,
    owns: owner !== undefined,
    writing: (write) => store.writing(write),
    saved: () => {
      bell.ring();
      commits?.wake();
    },
  });
  const exportsDir = join(config.dataDir, "exports");
  const archiveOf = (places: readonly string[]): Archive =>
    folderArchive({
      knowledgeDir: config.knowledgeDir,
      exportsDir,
      places,
      clock: options.clock ?? systemClock,
      commandNames,
      writing: (write) => store.writing(write),
    });
  const messengers = new Messengers();
  const bell = new Bell();
  const pages = lazyPages({ clock: systemClock, log, version: VERSION });
  const roles = new RoleBook({
    store: () => state.roles,
    admins: config.admins,
    operators: operatorsOf(config),
    groups: config.groups,
  });
  if (options.own && !options.roleOf && existsSync(join(config.dataDir, "state.db"))) await roles.load();
  const desk: Desk = {
    state,
    records,
    archive: archiveOf([join(config.dataDir, "imports"), exportsDir]),
    roles,
    pages,
    timezone: config.timezone,
    catchUpMs: config.digests.catchUpHours * HOUR_MS,
    whoMay: config.digests.whoMay,
    messenger: (surface) => messengers.of(surface),
    newId: () => randomBytes(5).toString("hex"),
    hash: (text) => createHash("sha256").update(text).digest("hex"),
    wake: () => bell.ring(),
  };
  const amw = createAmw({
    desk,
    knowledge: store.knowledge,
    search: store,
    clock: options.clock ?? systemClock,
    log,
    commands: COMMANDS,
    status: { version: VERSION, freshAt: () => store.freshAt(), problems: () => store.problems() },
    roleOf: options.roleOf ?? ((caller) => roles.roleOf(caller)),
    reference: () => randomBytes(4).toString("hex"),
  });
  return {
    amw,
    store,
    state,
    desk,
    messengers,
    bell,
    owns: owner !== undefined,
    lines,
    archiveOf,
    installations,
    close: async () => {
      lines.close();
      installations?.close();
      await Promise.all([store.close(), commits?.close(), pages.close()]);
      await state.close();
      owner?.release();
    },
  };
}

/** Undefined where another AMW owns the folder and this one may do without. Throws StoreError where it may not. */
function ownerOf(dataDir: string, own: "must" | "if free", log: Log): SoleOwner | undefined {
  try {
    return ownFolder(dataDir, systemClock.now());
  } catch (error) {
    if (!(error instanceof StoreError) || own === "must") throw error;
    log.warn(`${error.message} This one answers here, and leaves to that one what is due.`);
    return undefined;
  }
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

/**
 * Whoever types at the prompt, or into what is piped, has the machine; whoever opens the playground has it where only the
 * machine itself can.
 */
const operatorsOf = ({ host }: Config): readonly string[] => [
  "terminal:local",
  ...(isLoopback(host) ? ["web:local"] : []),
];

const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i.test(host.trim());
