import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Audit, Change } from "../../src/core/curating/audit.ts";
import type { Draft, Drafts } from "../../src/core/curating/drafts.ts";
import type { Proposal, Proposals } from "../../src/core/curating/proposals.ts";
import type { EditableId, RawRecord, Records, StoredRecord } from "../../src/core/curating/records.ts";
import type { Roles } from "../../src/core/curating/roles.ts";
import type { KnowledgeStore } from "../../src/core/ports.ts";

const FOLDERS = { player: "players", segment: "segments", announcement: "announcements" } as const;

/** Records in the files of a folder, and their changes in memory: what curating needs while nothing else is tested. */
export function curatingInMemory(knowledgeDir: string, store: KnowledgeStore, now: () => Date) {
  const changes: Change[] = [];
  const proposals: Proposal[] = [];

  const fileOf = (id: EditableId): string => {
    const [kind, slug] = id.split(":") as [keyof typeof FOLDERS, string];
    return join(knowledgeDir, FOLDERS[kind], `${slug}.json`);
  };
  const current = async (id: EditableId): Promise<StoredRecord | undefined> => {
    const file = fileOf(id);
    if (!existsSync(file)) return undefined;
    const text = readFileSync(file, "utf8");
    const version = createHash("sha256").update(text).digest("hex");
    return { id, version, record: JSON.parse(text) as RawRecord };
  };

  const records: Records = {
    current,
    async save(edit) {
      const was = await Promise.all(edit.records.map(({ id }) => current(id)));
      for (const [i, { id, basedOn }] of edit.records.entries())
        if (was[i]?.version !== basedOn) return { outcome: "conflict", id, current: was[i] };
      const same = edit.records.every(({ record }, i) => JSON.stringify(record) === JSON.stringify(was[i]?.record));
      if (same) return { outcome: "unchanged" };
      for (const { id, record } of edit.records) {
        if (record === undefined) rmSync(fileOf(id));
        else writeFileSync(fileOf(id), `${JSON.stringify(record, undefined, 2)}\n`);
      }
      await store.refresh();
      const change: Change = {
        seq: changes.length + 1,
        at: now().getTime(),
        by: edit.by,
        where: edit.where,
        what: edit.what,
        reason: edit.reason,
        proposal: edit.proposal,
        approvedBy: edit.approvedBy,
        undoes: edit.undoes,
        records: await Promise.all(
          edit.records.map(async ({ id }, i) => {
            const after = await current(id);
            return { id, before: was[i]?.record, after: after?.record, version: after?.version };
          }),
        ),
      };
      changes.push(change);
      return { outcome: "saved", change };
    },
    async *all() {
      for (const kind of ["player", "segment", "announcement"] as const)
        for (const file of readdirSync(join(knowledgeDir, FOLDERS[kind])).sort()) {
          const one = await current(`${kind}:${file.replace(/\.json$/, "")}`);
          if (one) yield one;
        }
    },
  };

  const audit: Audit = {
    find: async (seq) => changes.find((change) => change.seq === seq),
    async list({ record, by, limit, offset }) {
      const found = changes
        .filter(
          (change) =>
            (record === undefined || change.records.some(({ id }) => id === record)) &&
            (by === undefined || change.by.id === by),
        )
        .reverse();
      return { changes: found.slice(offset, offset + limit), total: found.length };
    },
    async note(change) {
      const noted: Change = { ...change, seq: changes.length + 1, records: [] };
      changes.push(noted);
      return noted;
    },
  };

  const queue: Proposals = {
    async add(proposal) {
      const added: Proposal = { ...proposal, id: `p${proposals.length + 1}`, state: "open" };
      proposals.push(added);
      return added;
    },
    find: async (id) => proposals.find((one) => one.id === id),
    async list({ state, limit, offset }) {
      const found = proposals.filter((one) => one.state === state);
      return { proposals: found.slice(offset, offset + limit), total: found.length };
    },
    async decide(id, { state, by, at, reason, change }) {
      const i = proposals.findIndex((one) => one.id === id && one.state === "open");
      const open = proposals[i];
      if (!open) return false;
      proposals[i] = { ...open, state, decided: { by, at, reason }, change };
      return true;
    },
    countBy: async (actor, since) => proposals.filter((one) => one.by.id === actor && one.at >= since).length,
  };
  const kept: Draft[] = [];
  const isOf = (actor: string, form: string) => (one: Draft) => one.actor === actor && one.form === form;
  const drafts: Drafts = {
    async keep(draft) {
      await drafts.drop(draft.actor, draft.form);
      kept.unshift(draft);
    },
    find: async (actor, form) => kept.find(isOf(actor, form)),
    of: async (actor) => kept.filter((one) => one.actor === actor),
    async drop(actor, form) {
      const i = kept.findIndex(isOf(actor, form));
      if (i >= 0) kept.splice(i, 1);
    },
  };
  const roles: Roles = { all: async () => [], grant: async () => {}, revoke: async () => false };
  return { records, audit, proposals: queue, drafts, roles };
}
