import { ChannelType, PermissionFlagsBits, RESTJSONErrorCodes } from "discord.js";
import type { Reach } from "../../core/digest/messenger.ts";
import { listed } from "../../core/messages/words.ts";
import { type Access, type Channel, isThread } from "./access.ts";
import type { Unanswered } from "./answered.ts";
import { LOCKED, lacksPermissions, NOT_FOR_MESSAGES, NOT_IN_SERVER, type Refusal, refusalOf } from "./refusals.ts";

const { ViewChannel, SendMessages, SendMessagesInThreads, ManageThreads, Connect } = PermissionFlagsBits;
/** By the names in Discord's settings. */
const NAMES: readonly (readonly [bigint, string])[] = [
  [ViewChannel, "View Channel"],
  [Connect, "Connect"],
  [SendMessages, "Send Messages"],
  [SendMessagesInThreads, "Send Messages in Threads"],
];

const VOICE: readonly ChannelType[] = [ChannelType.GuildVoice, ChannelType.GuildStageVoice];
const TEXT: readonly ChannelType[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement];

/** What posting there needs; undefined where nobody can post messages of their own. */
function needed(channel: Channel): bigint | undefined {
  if (isThread(channel)) return ViewChannel | SendMessagesInThreads;
  if (VOICE.includes(channel.type)) return ViewChannel | Connect | SendMessages;
  return TEXT.includes(channel.type) ? ViewChannel | SendMessages : undefined;
}

/**
 * What keeps AMW from posting in the channel now: what somebody must do something about, or why Discord does not tell.
 * `space`: the server that it is said to be in.
 */
export async function obstacleTo(
  id: string,
  space: string | undefined,
  access: Access,
): Promise<Refusal | Unanswered | undefined> {
  const answer = await access.channel(id);
  if (answer.kind !== "answered") {
    const hidden = answer.kind === "refused" && answer.code === RESTJSONErrorCodes.MissingAccess;
    return hidden && space !== undefined && !(await access.isIn(space)) ? NOT_IN_SERVER : lasting(answer);
  }
  const channel = answer.body;
  if (channel.type === ChannelType.DM) return undefined;
  const needs = needed(channel);
  if (needs === undefined) return NOT_FOR_MESSAGES;
  const self = await access.self();
  if (self.kind !== "answered") return self;
  const has = await access.permissions(channel, self.body);
  if (has.kind !== "answered") return lasting(has);
  const lacking = NAMES.filter(([bit]) => (needs & bit) !== 0n && (has.body & bit) === 0n).map(([, name]) => name);
  if (lacking.length > 0) return lacksPermissions(listed(lacking), `#${channel.name ?? channel.id}`);
  const locked = channel.thread_metadata?.locked === true && (has.body & ManageThreads) === 0n;
  return locked ? LOCKED : undefined;
}

/** The answer, or the refusal that Discord's code stands for. */
export const lasting = (answer: Unanswered): Refusal | Unanswered =>
  (answer.kind === "refused" ? refusalOf(answer.code) : undefined) ?? answer;

/** Whether AMW can post in spite of that. */
export function reachOf(obstacle: Refusal | Unanswered | undefined): Reach {
  if (obstacle === undefined) return { ok: true };
  const { reason } = obstacle;
  return { ok: false, reason, mend: "mend" in obstacle ? obstacle.mend : "Try again in a few minutes." };
}
