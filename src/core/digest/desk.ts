import type { Surface } from "../amw.ts";
import type { Archive } from "../curating/archive.ts";
import type { Pages } from "../curating/pages.ts";
import type { Records } from "../curating/records.ts";
import type { RoleBook } from "../curating/role-book.ts";
import type { Messenger } from "./messenger.ts";
import type { StateStore } from "./state.ts";

/** What commands that set up or change something work with. */
export interface Desk {
  readonly state: StateStore;
  readonly records: Records;
  readonly pages: Pages;
  readonly archive: Archive;
  readonly roles: RoleBook;
  /** Of digests whose subscriber names none. */
  readonly timezone: string;
  /** How late a missed slot is still posted, in milliseconds. */
  readonly catchUpMs: number;
  /** Who may set up a channel's digests: `managers` as the platform says, and editors; or more or fewer. */
  readonly whoMay: "managers" | "editors" | "anyone";
  /** Undefined while that platform is not connected. */
  messenger(surface: Surface): Messenger | undefined;
  newId(): string;
  /** SHA-256, in hexadecimal. */
  hash(text: string): string;
  /** Something is ready to be sent. */
  wake(): void;
}
