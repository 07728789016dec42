import type { Amw } from "../../src/core/amw.ts";
import type { Command, Role } from "../../src/core/command/declare.ts";
import { createAmw } from "../../src/core/command/dispatch.ts";
import { COMMANDS } from "../../src/core/commands/all.ts";
import type { Drafts } from "../../src/core/curating/drafts.ts";
import type { StateStore } from "../../src/core/digest/state.ts";
import type { KnowledgeStore } from "../../src/core/ports.ts";
import { SILENT } from "./knowledge-store.ts";
import { deskWith } from "./no-desk.ts";
import { NOTES } from "./note-commands.ts";

interface NotesParts {
  readonly store: Pick<KnowledgeStore, "knowledge">;
  readonly drafts: Drafts;
  readonly now?: () => Date;
  readonly role?: () => Role;
  readonly errors?: string[];
  readonly commands?: readonly Command[];
}

/** The real core with commands that keep notes, over those drafts: as after a start. */
export const notesAmw = ({
  store: { knowledge },
  drafts,
  now = () => new Date("2026-11-25T09:00:00Z"),
  role = () => "editor",
  errors = [],
  commands = NOTES,
}: NotesParts): Amw =>
  createAmw({
    desk: deskWith({ drafts } as StateStore),
    knowledge,
    search: { version: 1, search: async () => ({ hits: [], more: false }) },
    clock: { now },
    log: { ...SILENT, error: (message) => errors.push(message) },
    commands: [...COMMANDS.filter(({ name }) => commands.every((one) => one.name !== name)), ...commands],
    status: { version: "0.0.0", freshAt: now, problems: () => [] },
    roleOf: role,
    reference: () => "r3f",
  });
