import type { ButtonInteraction } from "discord.js";
import type { Amw } from "../../core/amw.ts";
import type { ButtonLines } from "../../core/ports.ts";
import { callOf } from "./asker.ts";
import { pressedOf } from "./buttons.ts";
import { openForm } from "./forms.ts";
import { answerOnMessage } from "./on-message.ts";
import type { Repeats } from "./repeats.ts";
import type { Replies } from "./reply.ts";
import { OLD_BUTTON } from "./sentences.ts";

/** Runs the line of a button as the person who pressed it, or opens its form. */
export async function answerPress(
  interaction: ButtonInteraction,
  amw: Amw,
  replies: Replies,
  lines: ButtonLines,
  isRepeat: Repeats,
): Promise<void> {
  const { customId, message, user } = interaction;
  const pressed = pressedOf(customId);
  const line = pressed && ("line" in pressed ? pressed.line : lines.recall(pressed.key));
  if (line === undefined) return void (await replies.say(interaction, OLD_BUTTON, undefined));
  // A form that was closed may be opened again at once.
  if (pressed?.opens === "form") return openForm(interaction, line, amw, replies);
  if (isRepeat(`${message.id} ${user.id}`, customId)) return void (await interaction.deferUpdate());
  await answerOnMessage(interaction, amw.answer(callOf(interaction, line)), replies);
}
