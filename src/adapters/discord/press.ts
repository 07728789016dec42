import { type ButtonInteraction, MessageFlags } from "discord.js";
import type { Amw } from "../../core/amw.ts";
import type { Message } from "../../core/message/message.ts";
import type { ButtonLines, Clock } from "../../core/ports.ts";
import { callOf, displayNameOf } from "./asker.ts";
import { pressedOf } from "./buttons.ts";
import type { Replies } from "./reply.ts";

const OLD_BUTTON: Message = {
  summary: "This button is from before AMW was set up anew; type the command again.",
  title: "This button no longer works",
  tone: "refused",
  blocks: [{ kind: "paragraph", text: "This button is from before AMW was set up anew; type the command again." }],
  actions: [],
  audience: "asker",
  about: [],
};

/** Two presses of one button within this time are one. */
const DOUBLE_CLICK_MS = 3000;

/** Tells whether a press repeats the last one of the same person on the same message. */
export function doubleClicks(clock: Clock): (interaction: ButtonInteraction) => boolean {
  const last = new Map<string, { readonly customId: string; readonly at: number }>();
  return ({ customId, message, user }) => {
    const now = clock.now().getTime();
    for (const [who, { at }] of last) if (now - at >= DOUBLE_CLICK_MS) last.delete(who);
    const who = `${message.id} ${user.id}`;
    const repeated = last.get(who)?.customId === customId;
    last.set(who, { customId, at: now });
    return repeated;
  };
}

const sharedBy = (message: Message, name: string): Message => ({
  ...message,
  blocks: [{ kind: "note", text: `Shared by ${name}` }, ...message.blocks],
});

/** Runs the line of a button as the person who pressed it. */
export async function answerPress(
  interaction: ButtonInteraction,
  amw: Amw,
  replies: Replies,
  lines: ButtonLines,
  isDoubleClick: (interaction: ButtonInteraction) => boolean,
): Promise<void> {
  const pressed = pressedOf(interaction.customId);
  const line = pressed && ("line" in pressed ? pressed.line : lines.recall(pressed.key));
  if (line === undefined) return void (await replies.say(interaction, OLD_BUTTON, undefined));
  if (isDoubleClick(interaction)) return void (await interaction.deferUpdate());

  // What others see stays as it is; only the asker's own message turns its pages.
  const own = interaction.message.flags.has(MessageFlags.Ephemeral);
  const message = await replies.inTime(amw.answer(callOf(interaction, line)), () =>
    own ? interaction.deferUpdate() : replies.defer(interaction, "asker"),
  );
  const said = message.audience === "channel" ? sharedBy(message, displayNameOf(interaction)) : message;
  if (!own) await replies.say(interaction, said, interaction.deferred ? "asker" : undefined);
  else if (said.audience === "channel") await replies.add(interaction, said);
  else await replies.replace(interaction, said);
}
