import type { MessageContextMenuCommandInteraction, ModalSubmitInteraction } from "discord.js";
import type { Amw } from "../../core/amw.ts";
import { callOf } from "./asker.ts";
import { LIMITS } from "./limits.ts";
import { messageText } from "./message-text.ts";
import { type Control, modalOf } from "./modal.ts";
import { questionId } from "./modal-ids.ts";
import type { Replies } from "./reply.ts";
import { NOTHING_ASKED } from "./sentences.ts";
import { typedLine } from "./typed-line.ts";

const FIELDS = { name: "name", question: "question" } as const;

/** Opens a question about a message: a name that it mentions, or what the asker writes. */
export async function openQuestion(interaction: MessageContextMenuCommandInteraction, amw: Amw): Promise<void> {
  const named = amw
    .named(messageText(interaction.targetMessage), LIMITS.choices)
    .filter(({ line }) => line.length <= LIMITS.choice)
    .slice(0, LIMITS.choices);
  const id = questionId(interaction.id, named[0]?.line ?? "");
  const names: Control = {
    name: FIELDS.name,
    label: "Named in this message",
    help: "What to look up",
    example: "",
    value: "",
    required: false,
    options: named.map(({ label, line }) => ({ label, value: line })),
  };
  const question: Control = {
    name: FIELDS.question,
    label: "Question",
    help: "Or anything that you can ask with /amw",
    example: "moore-threads, latest --player huawei, claims",
    value: id === undefined ? "" : (named[0]?.line ?? ""),
    required: named.length === 0,
  };
  const controls = named.length > 0 ? [names, question] : [question];
  await interaction.showModal(modalOf(id ?? questionId(interaction.id, "") ?? "", "Ask AMW", controls));
}

/** Answers the asker alone. A name that was chosen counts unless the question was changed from `first`. */
export async function answerQuestion(
  interaction: ModalSubmitInteraction,
  first: string,
  values: Readonly<Record<string, string>>,
  amw: Amw,
  replies: Replies,
): Promise<void> {
  const chosen = values[FIELDS.name] ?? "";
  const written = typedLine(values[FIELDS.question] ?? "");
  const line = chosen !== "" && (written === "" || written === first) ? chosen : written;
  if (line === "") return void (await replies.say(interaction, NOTHING_ASKED, undefined));
  await replies.answer(interaction, amw.answer(callOf(interaction, line)), "asker");
}
