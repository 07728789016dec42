import type { ApplicationCommandOptionChoiceData, AutocompleteInteraction } from "discord.js";
import type { Amw, Suggestion } from "../../core/amw.ts";
import type { Command } from "../../core/command/declare.ts";
import { clip } from "../../core/message/clip.ts";
import { oneLine } from "../../core/message/visible.ts";
import { LIMITS } from "./limits.ts";
import { COMMAND } from "./register.ts";
import { optionSuggestions, structuredCommand } from "./structured.ts";

/** The suggestions as Discord takes them. A line that is too long is left out: cut, it would ask for something else. */
export function choicesOf(suggestions: readonly Suggestion[]): ApplicationCommandOptionChoiceData<string>[] {
  const usable = suggestions.filter(({ line }) => line.trim() !== "" && line.length <= LIMITS.choice);
  const byLine = new Map(usable.map(({ label, line }) => [line, oneLine(label).trim() || line]));
  return [...byLine].slice(0, LIMITS.choices).map(([value, name]) => ({ name: clip(name, LIMITS.choice), value }));
}

/** Completes what is typed into `query`, or into an option of a structured command. */
export async function completeTyped(
  interaction: AutocompleteInteraction,
  amw: Amw,
  commands: readonly Command[],
): Promise<void> {
  await interaction.respond(choicesOf(await suggestions(interaction, amw, commands)));
}

async function suggestions(
  interaction: AutocompleteInteraction,
  amw: Amw,
  commands: readonly Command[],
): Promise<readonly Suggestion[]> {
  if (interaction.commandName === COMMAND.name) {
    return amw.complete(interaction.options.getFocused(), LIMITS.choices, true);
  }
  const command = structuredCommand(interaction, commands);
  return command ? optionSuggestions(interaction, command, amw) : [];
}
