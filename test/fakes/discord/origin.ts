import type { Json } from "./message-rules.ts";
import { Place } from "./place.ts";
import { ANNA, APPLICATION, CHANNEL, GUILD, JOINED, type Whence } from "./world.ts";

const OTHER = "456000000000000099";
/** A direct message of two other people, or a group. */
const PRIVATE = { channel: "900000000000000098", type: 3, context: 2 } as const;

/** The part of an interaction that says who asks, and where. */
export function origin(
  { user = ANNA, guild = GUILD, channel = CHANNEL, userInstall = false }: Whence,
  place: Place = new Place(),
): Json {
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
      channel_id: place.direct(user.id),
      channel: { id: place.direct(user.id), type: 1, recipients: [account] },
      context: 1,
      authorizing_integration_owners: { 0: "0" },
    };
  }
  const room = place.room(channel);
  // Nobody manages a server just for having AMW.
  const permissions = guild === GUILD ? String(place.permissionsOf(user.id, room)) : "0";
  return {
    ...common,
    guild_id: guild,
    guild_locale: "en-US",
    channel_id: channel,
    channel: { id: channel, type: room.type, name: room.name, guild_id: guild },
    member: { user: account, nick: user.nick ?? null, roles: [], joined_at: JOINED, permissions, flags: 0 },
    context: 0,
    authorizing_integration_owners: userInstall ? { 1: user.id } : { 0: guild },
  };
}
