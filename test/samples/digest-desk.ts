import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Actor, Amw, Call } from "../../src/core/amw.ts";
import type { Role } from "../../src/core/command/declare.ts";
import { createAmw } from "../../src/core/command/dispatch.ts";
import { COMMANDS } from "../../src/core/commands/all.ts";
import type { Desk } from "../../src/core/digest/desk.ts";
import type { Messenger, Reach } from "../../src/core/digest/messenger.ts";
import type { StateStore } from "../../src/core/digest/state.ts";
import type { Message } from "../../src/core/message/message.ts";
import { sqliteStateStore } from "../../src/stores/state/sqlite-state-store.ts";
import { type SampleAmw, SILENT } from "./knowledge-store.ts";
import { deskWith } from "./no-desk.ts";

export const ADA: Actor = { id: "slack:T1/U1", name: "Ada" };
export const BO: Actor = { id: "slack:T1/U2", name: "Bo" };

/** What the platform says; change it as a test goes. */
export interface Platform {
  reach: Reach;
  manages: "yes" | "no" | "unknown";
  connected: boolean;
}

export interface DigestDesk {
  readonly amw: Amw;
  readonly state: StateStore;
  readonly platform: Platform;
  readonly errors: readonly string[];
  /** How often whoever sends was woken. */
  woken(): number;
  now: Date;
  whoMay: Desk["whoMay"];
  role: Role;
  /** Ada in a channel of Slack that she manages, unless told. */
  ask(line: string, call?: Partial<Call>): Promise<Message>;
  close(): Promise<void>;
}

/** The real core over the real stores, that one's knowledge among them, with a platform that says what it is told to. */
export function digestDesk({ store }: Pick<SampleAmw, "store">): DigestDesk {
  const dir = mkdtempSync(join(tmpdir(), "amw-desk-"));
  const state = sqliteStateStore({ file: join(dir, "state.db"), log: SILENT });
  const platform: Platform = { reach: { ok: true }, manages: "yes", connected: true };
  const errors: string[] = [];
  let [woken, ids] = [0, 0];
  const sends = () => Promise.reject(new Error("Commands send nothing"));
  const messenger: Messenger = {
    details: "thread",
    send: sends,
    edit: sends,
    find: sends,
    reach: async () => platform.reach,
    manages: async () => platform.manages,
    direct: (actor) => ({ surface: "slack", space: "T1", person: actor.slice(actor.indexOf("/") + 1) }),
    nameOf: async ({ channel }) => (channel === undefined ? undefined : `#${channel.toLowerCase()}`),
  };
  const desk: DigestDesk = {
    state,
    platform,
    errors,
    woken: () => woken,
    now: new Date("2026-11-25T08:30:00Z"),
    whoMay: "managers",
    role: "anyone",
    amw: createAmw({
      desk: {
        ...deskWith(state),
        get whoMay() {
          return desk.whoMay;
        },
        timezone: "Europe/Berlin",
        messenger: () => (platform.connected ? messenger : undefined),
        newId: () => (0xabc000 + ++ids).toString(16),
        wake: () => {
          woken++;
        },
      },
      knowledge: store.knowledge,
      search: { search: async () => ({ hits: [], more: false }) },
      clock: { now: () => desk.now },
      log: { ...SILENT, error: (message, fields) => errors.push(`${message} ${String(fields?.error)}`) },
      commands: COMMANDS,
      status: { version: "0.0.0", freshAt: () => desk.now, problems: () => [] },
      roleOf: () => desk.role,
      reference: () => "r3f3r3nc3",
    }),
    ask: (line, call = {}) =>
      desk.amw.answer({ line, actor: ADA, surface: "slack", space: "T1", channel: "C1", forms: true, ...call }),
    close: async () => {
      await state.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
  return desk;
}
