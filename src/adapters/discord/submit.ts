import type { ModalSubmitInteraction } from "discord.js";
import type { Amw } from "../../core/amw.ts";
import { answerForm } from "./forms.ts";
import { filledValues } from "./modal.ts";
import { submittedOf } from "./modal-ids.ts";
import { answerQuestion } from "./question.ts";
import type { Repeats } from "./repeats.ts";
import type { Replies } from "./reply.ts";
import { OLD_FORM } from "./sentences.ts";

/** Answers a modal that was sent, once. */
export async function answerSubmit(
  interaction: ModalSubmitInteraction,
  amw: Amw,
  replies: Replies,
  isRepeat: Repeats,
): Promise<void> {
  const submitted = submittedOf(interaction.customId, replies.lines);
  if (!submitted) return void (await replies.say(interaction, OLD_FORM, undefined));
  const values = filledValues(interaction);
  if (isRepeat(`${interaction.customId} ${interaction.user.id}`, JSON.stringify(values))) {
    return void (await acknowledge(interaction, replies));
  }
  if (submitted.kind === "form") await answerForm(interaction, submitted, values, amw, replies);
  else await answerQuestion(interaction, submitted.name, values, amw, replies);
}

/** Closes a modal and shows nothing. */
async function acknowledge(interaction: ModalSubmitInteraction, replies: Replies): Promise<void> {
  if (interaction.isFromMessage()) return void (await interaction.deferUpdate());
  await replies.defer(interaction, "asker");
  await interaction.deleteReply();
}
