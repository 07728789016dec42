import type { Json } from "./message-rules.ts";

/** The one application, server and channel of the fake, and who is there. */
export const APPLICATION = "900000000000000001";
export const GUILD = "900000000000000002";
export const CHANNEL = "900000000000000003";
export const BOT = { id: "900000000000000004", username: "amw", discriminator: "0", avatar: null, bot: true };

export interface Person {
  /** A snowflake. */
  readonly id: string;
  readonly name: string;
  /** What the server calls them; their own name when there is none. */
  readonly nick?: string;
}
export const ANNA: Person = { id: "456000000000000001", name: "anna" };
/** Somebody without any role. */
export const BORIS: Person = { id: "456000000000000002", name: "boris" };

export interface Whence {
  readonly user?: Person;
  /** The server it is asked in; null in a direct message. */
  readonly guild?: string | null;
  /** A channel of the server; the one that is always there unless told. */
  readonly channel?: string;
  /** Where AMW came along with the person who asks, not with the place: any server, or messages with others. */
  readonly userInstall?: boolean;
}

/** A server that AMW is not in. */
export const ELSEWHERE = "900000000000000099";
export const JOINED = "2026-01-01T00:00:00.000000+00:00";

export const guildCreate = (guild: string = GUILD): Json => ({
  id: guild,
  name: "Analysts",
  owner_id: ANNA.id,
  joined_at: JOINED,
  large: false,
  unavailable: false,
  member_count: 2,
  roles: [{ id: guild, name: "@everyone", permissions: "0", position: 0, color: 0, hoist: false, mentionable: false }],
  channels: [{ id: CHANNEL, type: 0, name: "general", position: 0, permission_overwrites: [] }],
  members: [],
  emojis: [],
  stickers: [],
  voice_states: [],
  threads: [],
  presences: [],
  stage_instances: [],
  guild_scheduled_events: [],
  features: [],
  preferred_locale: "en-US",
});
