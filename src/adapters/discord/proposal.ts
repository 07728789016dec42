import type { MessageContextMenuCommandInteraction } from "discord.js";
import type { Amw } from "../../core/amw.ts";
import { lineOfTokens } from "../../core/command/line.ts";
import { clip } from "../../core/message/clip.ts";
import { openForm } from "./forms.ts";
import { LIMITS } from "./limits.ts";
import { messageText } from "./message-text.ts";
import type { Replies } from "./reply.ts";

/** Opens the form of a proposal with what the message says and where it stands. */
export async function openProposal(
  interaction: MessageContextMenuCommandInteraction,
  amw: Amw,
  replies: Replies,
): Promise<void> {
  const { targetMessage } = interaction;
  const text = clip(messageText(targetMessage).trim(), LIMITS.textInput);
  const flags = [{ name: "link", value: targetMessage.url }];
  await openForm(
    interaction,
    lineOfTokens({ words: ["propose", ...(text === "" ? [] : [text])], flags }),
    amw,
    replies,
  );
}
