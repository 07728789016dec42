import type { Interaction } from "discord.js";
import type { Amw } from "../../core/amw.ts";
import type { Command } from "../../core/command/declare.ts";
import type { ButtonLines, Clock } from "../../core/ports.ts";
import { answerCommand } from "./command.ts";
import { completeTyped } from "./complete.ts";
import { answerPress } from "./press.ts";
import { openProposal } from "./proposal.ts";
import { openQuestion } from "./question.ts";
import { COMMAND } from "./register.ts";
import { repeats } from "./repeats.ts";
import { replies } from "./reply.ts";
import { OLD_BUTTON, OLD_COMMAND } from "./sentences.ts";
import { answerStructured, structuredCommand } from "./structured.ts";
import { answerSubmit } from "./submit.ts";

interface Hearing {
  readonly amw: Amw;
  readonly lines: ButtonLines;
  readonly clock: Clock;
  readonly commands: readonly Command[];
  readonly deferAfterMs: number;
}

/** Answers every kind of interaction, one that AMW does not know with a sentence. */
export function interactions({ amw, lines, clock, commands, deferAfterMs }: Hearing) {
  const speaking = replies(lines, deferAfterMs);
  const isRepeat = repeats(clock);
  return async (interaction: Interaction): Promise<void> => {
    if (interaction.isAutocomplete()) return completeTyped(interaction, amw, commands);
    if (interaction.isButton()) return answerPress(interaction, amw, speaking, lines, isRepeat);
    if (interaction.isModalSubmit()) return answerSubmit(interaction, amw, speaking, isRepeat);
    if (interaction.isChatInputCommand()) {
      if (interaction.commandName === COMMAND.name) return answerCommand(interaction, amw, speaking);
      const command = structuredCommand(interaction, commands);
      if (command) return answerStructured(interaction, command, amw, speaking);
    }
    if (interaction.isMessageContextMenuCommand()) {
      if (interaction.commandName === COMMAND.ask) return openQuestion(interaction, amw);
      if (interaction.commandName === COMMAND.propose) return openProposal(interaction, amw, speaking);
    }
    await speaking.say(interaction, interaction.isMessageComponent() ? OLD_BUTTON : OLD_COMMAND, undefined);
  };
}
