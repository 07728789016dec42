import { MessageFlags } from "discord.js";
import type { Message } from "../../core/message/message.ts";
import { sharedBy } from "../../core/messages/shared-by.ts";
import { displayNameOf, type OnMessage } from "./asker.ts";
import type { Replies } from "./reply.ts";

const sharedFor = (name: string, message: Message): Message => ({
  ...message,
  blocks: [sharedBy(name), ...message.blocks],
});

/**
 * Answers where the asker acted: in the place of a message that only they see, else in a reply to them, for what others
 * see stays as it is. What is for the channel, or `goesBeside`, is a message of its own.
 */
export async function answerOnMessage(
  interaction: OnMessage,
  answer: Promise<Message>,
  replies: Replies,
  goesBeside: (message: Message) => boolean = () => false,
): Promise<void> {
  const own = interaction.message.flags.has(MessageFlags.Ephemeral);
  const message = await replies.inTime(answer, () =>
    own ? interaction.deferUpdate() : replies.defer(interaction, "asker"),
  );
  const said = message.audience === "channel" ? sharedFor(displayNameOf(interaction), message) : message;
  if (!own) await replies.say(interaction, said, interaction.deferred ? "asker" : undefined);
  else if (said.audience === "channel" || said.beside || goesBeside(said)) await replies.add(interaction, said);
  else await replies.replace(interaction, said);
}
