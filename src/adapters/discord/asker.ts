import {
  type ButtonInteraction,
  type Interaction,
  type ModalMessageModalSubmitInteraction,
  PermissionFlagsBits,
  type RepliableInteraction,
} from "discord.js";
import type { Call, Caller } from "../../core/amw.ts";
import { LIMITS, ROOM } from "./limits.ts";

/** Somebody who waits for an answer. */
export type Asking = RepliableInteraction;
/** Somebody who acted on a message of ours, which may change. */
export type OnMessage = ButtonInteraction | ModalMessageModalSubmitInteraction;

/** Whoever is behind an interaction, those that wait for no message too. */
type Acting = Pick<Interaction, "user" | "member" | "guildId" | "channelId" | "memberPermissions">;

/** The name as the server shows it: nickname, display name, user name. */
export function displayNameOf({ member, user }: Pick<Acting, "member" | "user">): string {
  if (member === null) return user.displayName;
  return "displayName" in member ? member.displayName : (member.nick ?? user.displayName);
}

/** By the permissions that Discord sends along, which count the channel's own; everybody manages their own conversation. */
const managesThere = ({ guildId, memberPermissions }: Acting): boolean =>
  guildId === null || memberPermissions?.has(PermissionFlagsBits.ManageChannels) === true;

/** The roles that the server gives the person: `discord:<server>/<role>`. */
function groupsOf({ guildId, member }: Acting): readonly string[] {
  if (guildId === null || member === null) return [];
  const roles = Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
  return roles.map((role) => `discord:${guildId}/${role}`);
}

/** The person behind the interaction, and where they are. */
export const callerOf = (interaction: Acting): Caller => ({
  actor: { id: `discord:${interaction.user.id}`, name: displayNameOf(interaction) },
  surface: "discord",
  room: ROOM,
  forms: true,
  controls: LIMITS.modalFields,
  manages: managesThere(interaction),
  groups: groupsOf(interaction),
  ...(interaction.guildId === null ? {} : { space: interaction.guildId }),
  ...(interaction.channelId === null ? {} : { channel: interaction.channelId }),
});

/** The line as asked by the person behind the interaction. */
export const callOf = (interaction: Acting, line: string): Call => ({ ...callerOf(interaction), line });
