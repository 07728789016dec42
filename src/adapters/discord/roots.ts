import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";
import type { Arg, Command, Root } from "../../core/command/declare.ts";
import { flagOf, isRequired } from "../../core/command/parse.ts";
import { clip } from "../../core/message/clip.ts";
import { LIMITS } from "./limits.ts";

/** What a root is for, and who sees it. Discord's permissions only hide a command: the core checks our own roles. */
const ROOTS: Readonly<Record<Root, Omit<RESTPostAPIChatInputApplicationCommandsJSONBody, "name" | "options">>> = {
  digest: {
    description: "Digests of what was announced",
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  },
  watch: {
    description: "What to be told about, and where",
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  },
  admin: {
    description: "The knowledge base and who may change it",
    contexts: [InteractionContextType.Guild],
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
  },
};

/** As much of a name as Discord takes, which has no mark for what is cut. */
const named = (name: string): string => name.slice(0, LIMITS.commandName);

const rootName = (root: Root): string => `amw-${root}`;

/** `digest subscribe` under the root `digest` is `/amw-digest subscribe`, `add player` is `/amw-admin add-player`. */
const subcommandName = ({ name, root, subcommand }: Command): string =>
  named(
    (subcommand ?? (root && name.startsWith(`${root} `) ? name.slice(root.length + 1) : name)).replaceAll(" ", "-"),
  );

/** Whether one of a short list is to be chosen, and nothing else. */
const isChosen = ({ kind, choices = [], several = false }: Arg): boolean =>
  kind === "choice" && !several && choices.length > 0 && choices.length <= LIMITS.choices;

/** Whether something completes the argument as it is typed. */
const isCompleted = (arg: Arg): boolean =>
  arg.suggest !== undefined || arg.kind === "date" || (arg.choices !== undefined && !isChosen(arg));

function typed(
  arg: Arg,
  base: { name: string; description: string; required: boolean },
): APIApplicationCommandBasicOption {
  if (arg.kind === "number") {
    const whole = Number.isInteger(Number(arg.example));
    return whole
      ? { ...base, type: ApplicationCommandOptionType.Integer }
      : { ...base, type: ApplicationCommandOptionType.Number };
  }
  if (isCompleted(arg)) return { ...base, type: ApplicationCommandOptionType.String, autocomplete: true };
  const choices = isChosen(arg) ? arg.choices : undefined;
  const choice = (value: string) => ({ name: clip(arg.choiceLabels?.[value] ?? value, LIMITS.choice), value });
  return {
    ...base,
    type: ApplicationCommandOptionType.String,
    ...(choices ? { choices: choices.map(choice) } : {}),
  };
}

function optionsOf({ args, asks, drafts }: Command): APIApplicationCommandBasicOption[] {
  // A long form asks for the rest: all options of all commands of a root together may hold 8000 characters.
  const offered = Object.entries(args).filter(([, arg]) => arg.first || (!arg.kept && (!drafts || isRequired(arg))));
  const options = offered.map(([name, arg]) =>
    typed(arg, {
      name: named(flagOf(name)),
      description: clip(arg.help, LIMITS.description),
      // What lacks something opens its form.
      required: isRequired(arg) && !(asks || drafts),
    }),
  );
  // Discord takes no required option after an optional one.
  const required = options.filter((option) => option.required);
  return [...required, ...options.filter((option) => !option.required)].slice(0, LIMITS.options);
}

const subcommand = (command: Command): APIApplicationCommandSubcommandOption => ({
  type: ApplicationCommandOptionType.Subcommand,
  name: subcommandName(command),
  description: clip(command.help, LIMITS.description),
  options: optionsOf(command),
});

/** The structured roots that have a command, each with its commands as subcommands. */
export const structuredRoots = (commands: readonly Command[]): RESTPostAPIChatInputApplicationCommandsJSONBody[] =>
  (Object.keys(ROOTS) as Root[]).flatMap((root) => {
    const own = commands.filter((command) => command.root === root);
    if (own.length === 0) return [];
    return {
      name: rootName(root),
      type: ApplicationCommandType.ChatInput,
      ...ROOTS[root],
      options: own.slice(0, LIMITS.options).map(subcommand),
      integration_types: [ApplicationIntegrationType.GuildInstall],
    };
  });

/** The command behind `/amw-watch add`; undefined where there is none. */
export const commandUnder = (root: string, name: string | null, commands: readonly Command[]): Command | undefined =>
  commands.find((one) => one.root !== undefined && rootName(one.root) === root && subcommandName(one) === name);

/** The argument that an option stands for. */
export const argOf = (option: string, { args }: Command): readonly [string, Arg] | undefined =>
  Object.entries(args).find(([name]) => named(flagOf(name)) === option);
