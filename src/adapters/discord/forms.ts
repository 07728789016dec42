import type { ButtonInteraction, ChatInputCommandInteraction, ModalSubmitInteraction } from "discord.js";
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
import { mendable, needsChange } from "./sentences.ts";

/** Opens the form of the line. Discord takes a modal as the first response alone, so nothing else waits here. */
export async function openForm(
  interaction: ButtonInteraction | ChatInputCommandInteraction,
  line: string,
  amw: Amw,
  replies: Replies,
): Promise<void> {
  const caller = callerOf(interaction);
  const form = await amw.form(line, caller);
  // The answer says why.
  if (!form) return void (await replies.answer(interaction, amw.answer({ ...caller, line }), "asker"));
  const id = formId(interaction.id, form.command);
  // What it keeps of its line is too long to be the name of anything; the answer says so.
  if (id === undefined) return void (await replies.answer(interaction, amw.answer({ ...caller, line }), "asker"));
  await interaction.showModal(modalOf(id, form.title, fieldsShown(form).map(controlOf)));
}

/** Answers a command, or opens the form that its answer opens at once; once Discord was told to wait it cannot. */
export async function answerOrForm(
  interaction: ChatInputCommandInteraction,
  answer: Promise<Message>,
  expected: Message["audience"],
  amw: Amw,
  replies: Replies,
): Promise<void> {
  const message = await replies.inTime(answer, () => replies.defer(interaction, expected));
  const opens = message.actions.find((action) => action.kind === "form" && action.atOnce);
  if (opens?.kind === "form" && !interaction.deferred) return openForm(interaction, opens.line, amw, replies);
  await replies.say(interaction, message, interaction.deferred ? expected : undefined);
}

/** Answers what was filled in, on the message whose button opened the form. Nothing that was typed is lost. */
export async function answerForm(
  interaction: ModalSubmitInteraction,
  command: string,
  values: Readonly<Record<string, string>>,
  amw: Amw,
  replies: Replies,
): Promise<void> {
  const caller = callerOf(interaction);
  const filled = await amw.filled(command, values, caller);
  if (filled.line === undefined) return void (await replies.say(interaction, problemsOf(filled, amw), undefined));
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
export function problemsOf({ problems = {}, typed }: Exclude<Filled, { line: string }>, amw: Amw): Message {
  const labels = new Map(amw.fields(typed).map(({ name, label }) => [name, label]));
  const named = Object.entries(problems).map(([name, sentence]) => ({
    label: labels.get(name) ?? (name === MORE ? MORE_LABEL : name),
    sentence,
  }));
  return needsChange(named, typed);
}
