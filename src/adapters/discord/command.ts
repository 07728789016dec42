import type { ChatInputCommandInteraction } from "discord.js";
import type { Amw } from "../../core/amw.ts";
import { callOf } from "./asker.ts";
import { COMMAND } from "./register.ts";
import type { Replies } from "./reply.ts";

/** Answers `/amw query: share:`. */
export async function answerCommand(
  interaction: ChatInputCommandInteraction,
  amw: Amw,
  replies: Replies,
): Promise<void> {
  const query = interaction.options.getString(COMMAND.query, true);
  const share = interaction.options.getBoolean(COMMAND.share) ?? false;
  const expected = share ? "channel" : "asker";
  const answer = amw.answer(callOf(interaction, share ? `${query} --share` : query));
  const message = await replies.inTime(answer, () => replies.defer(interaction, expected));
  await replies.say(interaction, message, interaction.deferred ? expected : undefined);
}
