import { RESTJSONErrorCodes as Code } from "discord.js";
import type { Reach } from "../../core/digest/messenger.ts";

/** Why AMW cannot post somewhere, as a clause, and what somebody can do about it, as a sentence. */
export type Refusal = Omit<Extract<Reach, { readonly ok: false }>, "ok">;

export const NOT_IN_SERVER: Refusal = {
  reason: "AMW is not in this server",
  mend: "Ask somebody who manages the server to add AMW from its profile, then try again.",
};

const DELETED: Refusal = {
  reason: "the channel was deleted",
  mend: "Subscribe another channel with /amw-digest subscribe.",
};

const NO_DIRECT_MESSAGES: Refusal = {
  reason: "Discord takes no direct messages from AMW for this person",
  mend: "Allow direct messages in the privacy settings of a server that has AMW, or write to AMW first.",
};

export const NOT_FOR_MESSAGES: Refusal = {
  reason: "messages cannot be posted in a channel of this kind",
  mend: "Choose a text channel or a thread.",
};

export const LOCKED: Refusal = {
  reason: "the thread is locked",
  mend: "Ask somebody who manages threads to unlock it, or choose another channel.",
};

const BLOCKED: Refusal = {
  reason: "the server's AutoMod blocked the message",
  mend: "Exempt AMW's role in Server Settings, under AutoMod, then try again.",
};

/** What Discord's codes mean that stay until somebody does something. */
const BY_CODE: Readonly<Record<number, Refusal>> = {
  [Code.UnknownChannel]: DELETED,
  [Code.UnknownGuild]: NOT_IN_SERVER,
  [Code.UnknownUser]: NO_DIRECT_MESSAGES,
  [Code.InvalidRecipients]: NO_DIRECT_MESSAGES,
  [Code.CannotSendMessagesToThisUser]: NO_DIRECT_MESSAGES,
  [Code.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds]: NO_DIRECT_MESSAGES,
  [Code.MissingAccess]: {
    reason: "AMW may not see the channel",
    mend: "Give AMW the permission View Channel in the channel's settings, under Permissions.",
  },
  [Code.MissingPermissions]: {
    reason: "AMW may not write in the channel",
    mend: "Give AMW the permissions Send Messages and Send Messages in Threads in the channel's settings, under Permissions.",
  },
  [Code.CannotSendMessagesInNonTextChannel]: NOT_FOR_MESSAGES,
  [Code.CannotExecuteActionOnThisChannelType]: NOT_FOR_MESSAGES,
  [Code.CannotExecuteActionOnDMChannel]: NOT_FOR_MESSAGES,
  [Code.InvalidActionOnArchivedThread]: LOCKED,
  [Code.ThreadLocked]: LOCKED,
  [Code.ChannelVerificationLevelTooHighForYouToGainAccess]: {
    reason: "the server asks for more verification than AMW has",
    mend: "Give AMW a role in the server, which lifts the verification level for it.",
  },
  [Code.MessageWasBlockedByAutomaticModeration]: BLOCKED,
  [Code.TitleWasBlockedByAutomaticModeration]: BLOCKED,
  [Code.MessageBlockedByHarmfulLinksFilter]: {
    reason: "Discord takes a link in the message for a harmful one",
    mend: "Tell your AMW admin, so that the link is looked at.",
  },
};

/** The refusal that the code stands for; undefined for one that says nothing about the place. */
export const refusalOf = (code: number): Refusal | undefined => BY_CODE[code];

/** Permissions by the names that Discord shows. */
export const lacksPermissions = (names: string, channel: string): Refusal => ({
  reason: `AMW lacks the permission ${names} in ${channel}`,
  mend: `Give AMW the permission ${names} in the settings of ${channel}, under Permissions.`,
});
