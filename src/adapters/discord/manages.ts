import { PermissionFlagsBits } from "discord.js";
import type { Destination } from "../../core/digest/destination.ts";
import type { Access } from "./access.ts";
import { personOf } from "./destinations.ts";

/** Whether the actor manages the channel, by the permission Manage Channels; everybody their own conversation with AMW. */
export async function managesOf(actor: string, to: Destination, access: Access): Promise<"yes" | "no" | "unknown"> {
  const person = personOf(actor);
  if (person === undefined) return "no";
  if (to.channel === undefined) return to.person === person ? "yes" : "no";
  if (to.space === undefined) return "yes";
  const channel = await access.channel(to.channel);
  if (channel.kind !== "answered") return "unknown";
  const has = await access.permissions(channel.body, person);
  if (has.kind !== "answered") return "unknown";
  return (has.body & PermissionFlagsBits.ManageChannels) === 0n ? "no" : "yes";
}
