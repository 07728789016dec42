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

export interface Whence {
  readonly user?: Person;
  /** The server it is asked in; null in a direct message. */
  readonly guild?: string | null;
  /** Where AMW came along with the person who asks, not with the place: any server, or messages with others. */
  readonly userInstall?: boolean;
}

/** A server that AMW is not in. */
export const ELSEWHERE = "900000000000000099";
const OTHER = "456000000000000099";
/** A direct message of two other people, or a group. */
const PRIVATE = { channel: "900000000000000098", type: 3, context: 2 } as const;

const JOINED = "2026-01-01T00:00:00.000000+00:00";

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

/** The part of an interaction that says who asks, and where. */
export function origin({ user = ANNA, guild = GUILD, userInstall = false }: Whence): Json {
  const account = { id: user.id, username: user.name, global_name: null, discriminator: "0", avatar: null };
  const common = {
    application_id: APPLICATION,
    version: 1,
    locale: "en-US",
    entitlements: [],
    app_permissions: "0",
    attachment_size_limit: 10_485_760,
  };
  if (guild === null && userInstall) {
    return {
      ...common,
      user: account,
      channel_id: PRIVATE.channel,
      channel: { id: PRIVATE.channel, type: PRIVATE.type, recipients: [account, { ...account, id: OTHER }] },
      context: PRIVATE.context,
      authorizing_integration_owners: { 1: user.id },
    };
  }
  if (guild === null) {
    return {
      ...common,
      user: account,
      channel_id: CHANNEL,
      channel: { id: CHANNEL, type: 1, recipients: [account] },
      context: 1,
      authorizing_integration_owners: { 0: "0" },
    };
  }
  return {
    ...common,
    guild_id: guild,
    guild_locale: "en-US",
    channel_id: CHANNEL,
    channel: { id: CHANNEL, type: 0, name: "general", guild_id: guild },
    member: { user: account, nick: user.nick ?? null, roles: [], joined_at: JOINED, permissions: "0", flags: 0 },
    context: 0,
    authorizing_integration_owners: userInstall ? { 1: user.id } : { 0: guild },
  };
}
