import { isJson, type Json, listOf } from "./message-rules.ts";

const NAME = /^[-_'\p{Ll}\p{Lo}\p{Lm}\p{N}]{1,32}$/u;
const TYPE = { subcommand: 1, group: 2, string: 3, integer: 4, number: 10, last: 11 } as const;
const CHAT_INPUT = 1;

const fits = (text: unknown, most: number): boolean =>
  typeof text === "string" && text.trim() !== "" && text.length <= most;
const isOneOf = (numbers: unknown, most: number): boolean =>
  numbers === undefined ||
  (Array.isArray(numbers) && numbers.length > 0 && numbers.every((n) => Number.isInteger(n) && n >= 0 && n <= most));
const hasTwice = (values: readonly unknown[]): boolean => new Set(values).size < values.length;

function choiceProblems(choice: Json, type: unknown): string[] {
  const { name, value } = choice;
  const right = type === TYPE.string ? fits(value, 100) : typeof value === "number";
  return fits(name, 100) && right ? [] : [`choice ${JSON.stringify({ name, value })} of an option of type ${type}`];
}

function optionProblems(option: Json, inSubcommand: boolean): string[] {
  const { name, type, description, autocomplete, choices } = option;
  const problems: string[] = [];
  if (typeof name !== "string" || !NAME.test(name)) problems.push(`option name: ${name}`);
  if (!fits(description, 100)) problems.push(`option description: ${description}`);
  if (!Number.isInteger(type) || Number(type) < 1 || Number(type) > TYPE.last) problems.push(`option type: ${type}`);
  if (type === TYPE.subcommand || type === TYPE.group) {
    if (inSubcommand) problems.push("a subcommand in a subcommand");
    if (option.required !== undefined) problems.push("a subcommand is never required");
    problems.push(...optionsProblems(listOf(option.options), true));
  } else if (option.options !== undefined) problems.push("options of an option");
  const completes: readonly unknown[] = [TYPE.string, TYPE.integer, TYPE.number];
  if (autocomplete === true && !completes.includes(type)) problems.push(`autocomplete of type ${type}`);
  if (autocomplete === true && choices !== undefined) problems.push("autocomplete beside choices");
  if (choices !== undefined) {
    const listed = listOf(choices);
    if (listed.length > 25) problems.push(`${listed.length} choices, at most 25`);
    if (hasTwice(listed.map((choice) => choice.name))) problems.push("two choices of one name");
    problems.push(...listed.flatMap((choice) => choiceProblems(choice, type)));
  }
  return problems;
}

function optionsProblems(options: readonly Json[], inSubcommand = false): string[] {
  const problems = options.flatMap((option) => optionProblems(option, inSubcommand));
  if (options.length > 25) problems.push(`${options.length} options, at most 25`);
  const required = options.map(({ required: is }) => is === true);
  if (required.includes(false) && required.lastIndexOf(true) > required.indexOf(false)) {
    problems.push("a required option after an optional one");
  }
  if (hasTwice(options.map(({ name }) => name))) problems.push("two options of one name");
  const subcommands = options.filter(({ type }) => type === TYPE.subcommand || type === TYPE.group).length;
  if (subcommands > 0 && subcommands < options.length) problems.push("options beside subcommands");
  return problems;
}

/** Names, descriptions and values of a command, its options and their choices count together. */
const lengthOf = (part: Json): number =>
  [part.name, part.description, part.value].reduce<number>((sum, text) => sum + String(text ?? "").length, 0) +
  [...listOf(part.options), ...listOf(part.choices)].reduce((sum, inner) => sum + lengthOf(inner), 0);

/** What is wrong with an application command, by Discord's documented rules. */
export function commandProblems(command: unknown): string[] {
  if (!isJson(command)) return ["no command"];
  const { name, type = CHAT_INPUT, description, default_member_permissions: permissions } = command;
  const problems: string[] = [];
  if (type === CHAT_INPUT) {
    if (typeof name !== "string" || !NAME.test(name)) problems.push(`name: ${name}`);
    if (!fits(description, 100)) problems.push(`description: ${description}`);
    problems.push(...optionsProblems(listOf(command.options)));
  } else if (type === 2 || type === 3) {
    if (!fits(name, 32)) problems.push(`name: ${name}`);
    if (description) problems.push("a menu entry has no description");
    if (command.options !== undefined) problems.push("a menu entry has no options");
  } else problems.push(`command type: ${type}`);
  if (lengthOf(command) > 8000) problems.push(`${lengthOf(command)} characters, at most 8000`);
  if (!isOneOf(command.contexts, 2)) problems.push(`contexts: ${command.contexts}`);
  if (!isOneOf(command.integration_types, 1)) problems.push(`integration_types: ${command.integration_types}`);
  if (permissions !== undefined && permissions !== null && !/^\d+$/.test(String(permissions))) {
    problems.push(`default_member_permissions: ${permissions}`);
  }
  return problems;
}

const MOST = { 1: 100, 2: 5, 3: 5 } as const;

/** What is wrong with a whole list of commands, for everywhere or for one server. */
export function commandListProblems(list: unknown, inGuild = false): string[] {
  if (!Array.isArray(list)) return ["no list of commands"];
  const commands = listOf(list);
  const problems = list.flatMap(commandProblems);
  for (const [type, most] of Object.entries(MOST)) {
    const ofType = commands.filter((one) => String(one.type ?? CHAT_INPUT) === type);
    if (ofType.length > most) problems.push(`${ofType.length} commands of type ${type}, at most ${most}`);
    if (hasTwice(ofType.map(({ name }) => name))) problems.push(`two commands of type ${type} with one name`);
  }
  if (inGuild && commands.some((one) => one.contexts !== undefined || one.integration_types !== undefined)) {
    problems.push("contexts and integration_types are for global commands");
  }
  return problems;
}

/** What is wrong with the answer to an autocompletion. */
export function choicesProblems(choices: unknown): string[] {
  if (!Array.isArray(choices)) return ["no choices"];
  return [
    ...(choices.length > 25 ? [`${choices.length} choices, at most 25`] : []),
    ...listOf(choices).flatMap(({ name, value }) =>
      fits(name, 100) && fits(value, 100) ? [] : [`choice ${JSON.stringify({ name, value })}`],
    ),
  ];
}
