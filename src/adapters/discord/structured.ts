import type { AutocompleteInteraction, ChatInputCommandInteraction } from "discord.js";
import type { Amw, Suggestion } from "../../core/amw.ts";
import type { Command } from "../../core/command/declare.ts";
import { flagOf } from "../../core/command/parse.ts";
import { tokenize } from "../../core/command/tokens.ts";
import { callerOf } from "./asker.ts";
import { answerOrForm, openForm, problemsOf } from "./forms.ts";
import { LIMITS } from "./limits.ts";
import type { Replies } from "./reply.ts";
import { argOf, commandUnder } from "./roots.ts";

/** The command that `/amw-watch add` stands for; undefined where there is none any more. */
export const structuredCommand = (
  { commandName, options }: ChatInputCommandInteraction | AutocompleteInteraction,
  commands: readonly Command[],
): Command | undefined => commandUnder(commandName, options.getSubcommand(false), commands);

/** Answers a subcommand as the line that its options say. */
export async function answerStructured(
  interaction: ChatInputCommandInteraction,
  command: Command,
  amw: Amw,
  replies: Replies,
): Promise<void> {
  const given = interaction.options.data[0]?.options ?? [];
  const values = Object.fromEntries(
    given.flatMap(({ name, value }) => {
      const [arg] = argOf(name, command) ?? [];
      return arg === undefined ? [] : [[arg, String(value)]];
    }),
  );
  const caller = callerOf(interaction);
  const filled = await amw.filled(command.name, values, caller);
  if (filled.line !== undefined)
    return answerOrForm(interaction, amw.answer({ ...caller, line: filled.line }), "asker", amw, replies);
  const { problems = {}, typed } = filled;
  const lacks = Object.keys(problems).every((name) => values[name] === undefined);
  if (lacks && (command.asks || command.drafts)) return openForm(interaction, typed, amw, replies);
  await replies.say(interaction, problemsOf({ problems, typed }, amw), undefined);
}

/** What the option that is being typed can hold. */
export async function optionSuggestions(
  interaction: AutocompleteInteraction,
  command: Command,
  amw: Amw,
): Promise<readonly Suggestion[]> {
  const typed = interaction.options.getFocused(true);
  const [name, arg] = argOf(typed.name, command) ?? [];
  if (name === undefined || arg === undefined) return [];
  if (arg.suggest === "subscription") {
    const begun = typed.value.trim().toLowerCase();
    const names = await amw.subscriptions(callerOf(interaction));
    return names.filter(({ line }) => line.toLowerCase().startsWith(begun));
  }
  const before = arg.first ? `${command.name} ` : `${command.name} --${flagOf(name)} `;
  // Of a list, what stands before the last comma is chosen already.
  const kept = arg.several ? typed.value.slice(0, typed.value.lastIndexOf(",") + 1) : "";
  return amw
    .complete(before + typed.value, LIMITS.choices, true)
    .filter(({ line }) => line.startsWith(before) && !line.startsWith("--", before.length))
    .map(({ label, line }) => {
      const value = line.slice(before.length);
      // An option holds its value whole, without the quotes that a line needs.
      return { label: kept + label, line: arg.first ? value : tokenize(value).words.join(" ") };
    });
}
