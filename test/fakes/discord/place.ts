import type { Posted } from "./exchange.ts";
import type { Json } from "./message-rules.ts";
import { bitsOf, computed, MAY, type Overwrite, ownersOwn, type Permission, type Role } from "./permissions.ts";
import { ANNA, BOT, CHANNEL, GUILD } from "./world.ts";

/** A message that stands in a channel. */
export interface Post extends Posted {
  readonly channel: string;
  readonly author: string;
  readonly nonce: string | undefined;
  /** Milliseconds. */
  readonly at: number;
  /** What else Discord says of it, such as that it answers somebody. */
  readonly besides: Json;
}

export interface Room {
  readonly id: string;
  /** 0 text, 1 direct message, 4 category, 5 announcement, 11 thread, 12 private thread, 15 forum. */
  readonly type: number;
  readonly name: string;
  /** The channel that a thread belongs to. */
  readonly parent?: string;
  /** Whose direct message it is. */
  readonly recipient?: string;
  readonly overwrites: Overwrite[];
  archived: boolean;
  locked: boolean;
  readonly posts: Post[];
}

const EPOCH = 1_420_070_400_000;
/** How long Discord knows a nonce: "a few minutes". */
const NONCE_MS = 3 * 60_000;
const EVERYONE: readonly Permission[] = ["viewChannel", "sendMessages", "readMessageHistory", "sendMessagesInThreads"];

export const isThread = ({ type }: Room): boolean => type >= 10 && type <= 12;

/** The one server and its channels, and the conversations of people with the bot. Anna owns the server. */
export class Place {
  readonly rooms = new Map<string, Room>();
  readonly roles = new Map<string, Role>();
  readonly #held = new Map<string, string[]>();
  /** Who takes no direct messages. */
  readonly closedTo = new Set<string>();
  /** Who is no member of the server. */
  readonly strangers = new Set<string>();
  #ids = 910_000_000_000_000_000n;
  #messages = 0n;
  readonly #now: () => number;

  /** `now`: milliseconds since 1970, what the ids of messages hold. */
  constructor(now: () => number = Date.now) {
    this.#now = now;
    this.roles.set(GUILD, { id: GUILD, name: "@everyone", permissions: bitsOf(EVERYONE) });
    this.open({ id: CHANNEL, name: "general" });
  }

  #nextId(): string {
    this.#ids += 1n;
    return String(this.#ids);
  }

  /** Makes a channel; gives its id. */
  open(room: Partial<Omit<Room, "posts" | "overwrites">> = {}): string {
    const made = { id: this.#nextId(), type: 0, name: "news", archived: false, locked: false, ...room };
    this.rooms.set(made.id, { ...made, overwrites: [], posts: [] });
    return made.id;
  }

  /** The person's conversation with the bot. */
  direct(user: string): string {
    const known = [...this.rooms.values()].find(({ recipient }) => recipient === user);
    return known?.id ?? this.open({ type: 1, name: "", recipient: user });
  }

  /** Deletes the channel. */
  close(channel: string): void {
    this.rooms.delete(channel);
  }

  /** The bot is taken out of the server, or asked in again. */
  removeBot(removed = true): void {
    if (removed) this.strangers.add(BOT.id);
    else this.strangers.delete(BOT.id);
  }

  /** What the channel gives to and takes from a role (the server's id is everyone's) or a member. */
  set(channel: string, id: string, { allow = [], deny = [] }: { allow?: Permission[]; deny?: Permission[] }): void {
    const overwrites = this.room(channel).overwrites;
    const at = overwrites.findIndex((one) => one.id === id);
    if (at >= 0) overwrites.splice(at, 1);
    overwrites.push({ id, type: this.roles.has(id) ? 0 : 1, allow: bitsOf(allow), deny: bitsOf(deny) });
  }

  /** Gives the person a new role with these permissions; gives its id. */
  grant(user: string, ...permissions: Permission[]): string {
    const id = this.#nextId();
    this.roles.set(id, { id, name: permissions.join(" "), permissions: bitsOf(permissions) });
    this.#held.set(user, [...this.rolesOf(user), id]);
    return id;
  }

  rolesOf(user: string): readonly string[] {
    return this.#held.get(user) ?? [];
  }

  room(id: string): Room {
    const found = this.rooms.get(id);
    if (!found) throw new Error(`There is no channel ${id}.`);
    return found;
  }

  permissionsOf(user: string, room: Room): bigint {
    if (room.recipient !== undefined) return user === room.recipient || user === BOT.id ? ownersOwn : 0n;
    if (this.strangers.has(user)) return 0n;
    if (user === ANNA.id) return ownersOwn;
    const roles = [GUILD, ...this.rolesOf(user)].flatMap((id) => this.roles.get(id) ?? []);
    const { overwrites } = isThread(room) && room.parent ? this.room(room.parent) : room;
    return computed(GUILD, user, roles, overwrites);
  }

  may(user: string, permission: Permission, room: Room): boolean {
    return (this.permissionsOf(user, room) & MAY[permission]) !== 0n;
  }

  /** What stands in the channel, the oldest first. */
  posts(channel: string): Post[] {
    return this.room(channel).posts.filter(({ deleted }) => !deleted);
  }

  /** Puts a message there; one whose nonce its author used within the last minutes is the one that stands there already. */
  post(channel: string, body: Json, author: string = BOT.id, besides: Json = {}): Post {
    const room = this.room(channel);
    const nonce = body.enforce_nonce === true ? String(body.nonce) : undefined;
    const now = this.#now();
    const same = nonce && [...this.rooms.values()].flatMap(({ posts }) => posts).find((one) => one.nonce === nonce);
    if (same && same.author === author && now - same.at < NONCE_MS) return same;
    this.#messages += 1n;
    const id = String((BigInt(now - EPOCH) << 22n) | (this.#messages & 0xfffn));
    const made = { id, body, flags: Number(body.flags ?? 0), deleted: false, channel, author, nonce, at: now, besides };
    room.posts.push(made);
    room.archived = false;
    return made;
  }
}
