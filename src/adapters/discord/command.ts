import type { ChatInputCommandInteraction } from "discord.js";
import type { Amw } from "../../core/amw.ts";
import { callOf } from "./asker.ts";
import { answerOrForm } from "./forms.ts";
import { COMMAND } from "./register.ts";
import type { Replies } from "./reply.ts";
import { OLD_COMMAND } from "./sentences.ts";
import { typedLine } from "./typed-line.ts";

/** Answers `/amw query: share:`. */
export async function answerCommand(
  interaction: ChatInputCommandInteraction,
  amw: Amw,
  replies: Replies,
): Promise<void> {
  const query = interaction.options.getString(COMMAND.query);
  // A Discord that did not reload knows the options of an older version.
  if (query === null) return void (await replies.say(interaction, OLD_COMMAND, undefined));
  const share = interaction.options.getBoolean(COMMAND.share) ?? false;
  const asked = typedLine(query);
  const line = share ? `${asked} --share` : asked;
  await answerOrForm(interaction, amw.answer(callOf(interaction, line)), share ? "channel" : "asker", amw, replies);
}
