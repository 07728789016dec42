import { type APIGuild, type APIGuildMember, type APIOverwrite, OverwriteType, PermissionFlagsBits } from "discord.js";

const { Administrator, ViewChannel, ReadMessageHistory } = PermissionFlagsBits;
const ALL = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

interface Standing {
  readonly guild: Pick<APIGuild, "id" | "owner_id" | "roles">;
  readonly user: string;
  readonly member: Pick<APIGuildMember, "roles" | "communication_disabled_until">;
  /** Of the channel; a thread's are its parent's. */
  readonly overwrites: readonly APIOverwrite[];
  readonly now: Date;
}

/** What a member may do in a channel, as Discord adds it up: the roles, then what the channel takes away and gives. */
export function permissionsIn({ guild, user, member, overwrites, now }: Standing): bigint {
  if (guild.owner_id === user) return ALL;
  const held = (id: string): boolean => id === guild.id || member.roles.includes(id);
  let permissions = guild.roles.filter(({ id }) => held(id)).reduce((sum, role) => sum | BigInt(role.permissions), 0n);
  if ((permissions & Administrator) !== 0n) return ALL;
  const steps = [
    overwrites.filter(({ id }) => id === guild.id),
    overwrites.filter(({ id, type }) => type === OverwriteType.Role && id !== guild.id && held(id)),
    overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === user),
  ];
  for (const step of steps) {
    const bits = (which: "allow" | "deny") => step.reduce((sum, one) => sum | BigInt(one[which]), 0n);
    permissions = (permissions & ~bits("deny")) | bits("allow");
  }
  if ((permissions & ViewChannel) === 0n) return 0n;
  const { communication_disabled_until: until } = member;
  return until && new Date(until) > now ? permissions & (ViewChannel | ReadMessageHistory) : permissions;
}
