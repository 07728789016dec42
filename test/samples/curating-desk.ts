import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Actor, Amw, Call } from "../../src/core/amw.ts";
import type { Role } from "../../src/core/command/declare.ts";
import { createAmw } from "../../src/core/command/dispatch.ts";
import { COMMANDS } from "../../src/core/commands/all.ts";
import type { PageReading, Pages } from "../../src/core/curating/pages.ts";
import { editableId } from "../../src/core/curating/parsed-record.ts";
import type { EditableId, RawRecord } from "../../src/core/curating/records.ts";
import { type GroupRole, RoleBook } from "../../src/core/curating/role-book.ts";
import type { Desk } from "../../src/core/digest/desk.ts";
import type { Knowledge } from "../../src/core/knowledge/knowledge.ts";
import type { Message } from "../../src/core/message/message.ts";
import { folderArchive } from "../../src/stores/archive.ts";
import { createJsonKnowledgeStore } from "../../src/stores/json-knowledge/json-knowledge-store.ts";
import { validateKnowledge } from "../../src/stores/json-knowledge/validate.ts";
import { folderRecords } from "../../src/stores/records.ts";
import { sqliteStateStore } from "../../src/stores/state/sqlite-state-store.ts";
import { editableKnowledge } from "./editable-knowledge.ts";
import { SILENT } from "./knowledge-store.ts";
import { deskWith } from "./no-desk.ts";

/** An editor. */
export const ADA: Actor = { id: "slack:T1/U1", name: "Ada" };
/** Another editor. */
export const BO: Actor = { id: "slack:T1/U2", name: "Bo" };
/** An admin. */
export const CARO: Actor = { id: "discord:3", name: "Caro" };
/** Somebody who may only look. */
export const DAN: Actor = { id: "slack:T1/U4", name: "Dan" };

export interface CuratingDesk {
  readonly amw: Amw;
  readonly desk: Desk;
  readonly knowledge: Knowledge;
  readonly knowledgeDir: string;
  /** What was logged as an error. */
  readonly errors: readonly string[];
  /** Roles that go before the book's. */
  readonly roles: Map<string, Role>;
  /** What AMW_ADMINS and config/amw.json say; nothing at first. */
  readonly fixed: string[];
  readonly groups: Record<string, GroupRole>;
  /** What reading each address gives; others are refused. */
  readonly pages: Map<string, PageReading>;
  now: Date;
  /** Ada asks in a channel of Slack where forms can be shown, unless told. */
  ask(line: string, as?: Actor, call?: Partial<Call>): Promise<Message>;
  /** A record as it is on disk. */
  record(id: EditableId | string): Promise<RawRecord>;
  /** What `amw validate` finds. */
  problems(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** The real core over the real stores, in a temporary copy of the sample knowledge base. */
export async function curatingDesk(): Promise<CuratingDesk> {
  const dir = mkdtempSync(join(tmpdir(), "amw-curating-"));
  const knowledgeDir = editableKnowledge(dir);
  const errors: string[] = [];
  const commandNames = COMMANDS.map(({ name }) => name);
  const clock = { now: () => curating.now };
  const store = await createJsonKnowledgeStore({
    knowledgeDir,
    dataDir: dir,
    log: SILENT,
    clock,
    watch: false,
    commandNames,
  });
  const sqlite = sqliteStateStore({ file: join(dir, "state.db"), log: SILENT });
  const records = folderRecords({
    knowledgeDir,
    ledger: sqlite.ledger,
    clock,
    log: SILENT,
    owns: true,
    writing: (write) => store.writing(write),
    saved() {},
  });
  const archive = folderArchive({
    knowledgeDir,
    exportsDir: join(dir, "exports"),
    places: [join(dir, "imports"), join(dir, "exports")],
    clock,
    commandNames,
    writing: (write) => store.writing(write),
  });
  const fixed: string[] = [];
  const groups: Record<string, GroupRole> = {};
  const book = new RoleBook({ store: () => sqlite.roles, admins: fixed, operators: ["terminal:local"], groups });
  const readings = new Map<string, PageReading>();
  const pages: Pages = {
    read: async (url) =>
      readings.get(url) ?? { outcome: "refused", problem: `AMW cannot read ${url}: it is not there.` },
  };
  const desk: Desk = { ...deskWith(sqlite), records, archive, roles: book, pages };
  const roles = new Map<string, Role>([
    [ADA.id, "editor"],
    [BO.id, "editor"],
    [CARO.id, "admin"],
  ]);
  const amw = createAmw({
    desk,
    knowledge: store.knowledge,
    search: store,
    clock,
    log: { ...SILENT, error: (message, fields) => errors.push(`${message} ${String(fields?.error)}`) },
    commands: COMMANDS,
    status: { version: "0.0.0", freshAt: () => store.freshAt(), problems: () => store.problems() },
    roleOf: (caller) => roles.get(caller.actor.id) ?? book.roleOf(caller),
    reference: () => "r3f3r3nc3",
  });
  const curating: CuratingDesk = {
    amw,
    desk,
    knowledge: store.knowledge,
    knowledgeDir,
    errors,
    roles,
    fixed,
    groups,
    pages: readings,
    now: new Date("2026-11-25T08:30:00Z"),
    ask: (line, as = ADA, call = {}) =>
      amw.answer({ line, actor: as, surface: "slack", space: "T1", channel: "C1", forms: true, ...call }),
    async record(id) {
      const whole = id.includes(":") ? (id as EditableId) : editableId("announcement", id);
      const found = await records.current(whole);
      if (found === undefined || found === "broken") throw new Error(`There is no ${whole}.`);
      return found.record;
    },
    problems: async () =>
      (await validateKnowledge(knowledgeDir, commandNames)).map(({ file, text }) => `${file}: ${text}`),
    async close() {
      await Promise.all([store.close(), sqlite.close()]);
      rmSync(dir, { recursive: true, force: true });
    },
  };
  return curating;
}
