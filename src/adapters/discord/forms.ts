import type {
  ButtonInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
} from "discord.js";
import type { Amw } from "../../core/amw.ts";
import { type Filled, MORE } from "../../core/command/form.ts";
import type { Message } from "../../core/message/message.ts";
import { callerOf } from "./asker.ts";
import { withExtras } from "./form-extras.ts";
import { MORE_LABEL } from "./form-fields.ts";
import { fieldsAsked, nextStepMessage, stepWith, titleOf } from "./form-steps.ts";
import { controlOf, modalOf } from "./modal.ts";
import { formId, type Submitted } from "./modal-ids.ts";
import { answerOnMessage } from "./on-message.ts";
import type { Replies } from "./reply.ts";
import { mendable, needsChange } from "./sentences.ts";

/** Opens the form of the line. Discord takes a modal as the first response alone, so nothing else waits here. */
export async function openForm(
  interaction: ButtonInteraction | ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
  line: string,
  amw: Amw,
  replies: Replies,
): Promise<void> {
  const caller = callerOf(interaction);
  const form = await amw.form(line, caller);
  // The answer says why.
  if (!form) return void (await replies.answer(interaction, amw.answer({ ...caller, line }), "asker"));
  const id = formId(interaction.id, form, replies.lines);
  await interaction.showModal(modalOf(id, titleOf(form), fieldsAsked(form).map(controlOf)));
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
  { command, step }: Extract<Submitted, { kind: "form" }>,
  values: Readonly<Record<string, string>>,
  amw: Amw,
  replies: Replies,
): Promise<void> {
  const caller = callerOf(interaction);
  const filled = await amw.filled(command, values, caller, step);
  if (filled.problems) return void (await replies.say(interaction, problemsOf(filled, amw), undefined));
  const form = await amw.form(filled.line ?? command, caller);
  if (filled.next) {
    const next = Promise.resolve(nextStepMessage(filled, form ?? { title: command }, command));
    if (interaction.isFromMessage()) return answerOnMessage(interaction, next, replies);
    return void (await replies.answer(interaction, next, "asker"));
  }
  // What is kept need not be said again.
  const again = form?.drafts ? command : filled.line;
  const lineOfStep = ({ problems = {} }: Message): string => {
    const at = form && stepWith(Object.keys(problems), form);
    return at === undefined ? again : `${again} --step ${at}`;
  };
  const answer = amw
    .answer({ ...caller, line: filled.line })
    .then((message) => withExtras(message, { line: filled.line, values, caller }, amw))
    .then((message) => mendable(message, lineOfStep(message)));
  if (interaction.isFromMessage()) {
    await answerOnMessage(interaction, answer, replies, ({ tone }) => tone === "refused");
  } else {
    await replies.answer(interaction, answer, "asker");
  }
}

/** The sentence of each field, under the name that the form gives it. */
export function problemsOf({ problems, typed }: Extract<Filled, { problems: object }>, amw: Amw): Message {
  const labels = new Map(amw.fields(typed).map(({ name, label }) => [name, label]));
  const named = Object.entries(problems).map(([name, sentence]) => ({
    label: labels.get(name) ?? (name === MORE ? MORE_LABEL : name),
    sentence,
  }));
  return needsChange(named, typed);
}
