import type { ButtonInteraction, ModalSubmitInteraction } from "discord.js";
import type { Amw } from "../../core/amw.ts";
import { type Filled, MORE } from "../../core/command/form.ts";
import type { Message } from "../../core/message/message.ts";
import { callerOf } from "./asker.ts";
import { withExtras } from "./form-extras.ts";
import { fieldsShown, MORE_LABEL } from "./form-fields.ts";
import { controlOf, modalOf } from "./modal.ts";
import { formId } from "./modal-ids.ts";
import { answerOnMessage } from "./on-message.ts";
import type { Replies } from "./reply.ts";
import { mendable, needsChange, OLD_BUTTON } from "./sentences.ts";

/** Opens the form of the line. Discord takes a modal as the first response alone, so nothing waits here. */
export async function openForm(
  interaction: ButtonInteraction,
  line: string,
  amw: Amw,
  replies: Replies,
): Promise<void> {
  const form = amw.form(line, callerOf(interaction));
  if (!form) return void (await replies.say(interaction, OLD_BUTTON, undefined));
  const modal = modalOf(formId(interaction.id, form.command), form.title, fieldsShown(form).map(controlOf));
  await interaction.showModal(modal);
}

/** Answers what was filled in, on the message whose button opened the form. Nothing that was typed is lost. */
export async function answerForm(
  interaction: ModalSubmitInteraction,
  command: string,
  values: Readonly<Record<string, string>>,
  amw: Amw,
  replies: Replies,
): Promise<void> {
  const filled = amw.filled(command, values);
  if (filled.problems) return void (await replies.say(interaction, problemsOf(filled, amw), undefined));
  const caller = callerOf(interaction);
  const answer = amw
    .answer({ ...caller, line: filled.line })
    .then((message) => withExtras(message, { line: filled.line, values, caller }, amw))
    .then((message) => mendable(message, filled.line));
  if (interaction.isFromMessage()) {
    await answerOnMessage(interaction, answer, replies, ({ tone }) => tone === "refused");
  } else {
    await replies.answer(interaction, answer, "asker");
  }
}

/** The sentence of each field, under the name that the form gives it. */
export function problemsOf({ problems, typed }: Extract<Filled, { problems: object }>, amw: Amw): Message {
  const labels = new Map(amw.form(typed)?.fields.map(({ name, label }) => [name, label]));
  const named = Object.entries(problems).map(([name, sentence]) => ({
    label: labels.get(name) ?? (name === MORE ? MORE_LABEL : name),
    sentence,
  }));
  return needsChange(named, typed);
}
