import { isJson, type Json, listOf } from "./message-rules.ts";

const NAME = /^[-_'\p{Ll}\p{Lo}\p{Lm}\p{N}]{1,32}$/u;
const isDescription = (text: unknown): boolean => typeof text === "string" && text.length >= 1 && text.length <= 100;

function optionProblems(option: Json): string[] {
  const problems: string[] = [];
  if (typeof option.name !== "string" || !NAME.test(option.name)) problems.push(`option name: ${option.name}`);
  if (!isDescription(option.description)) problems.push(`option description: ${option.description}`);
  if (!Number.isInteger(option.type) || Number(option.type) < 1 || Number(option.type) > 11) {
    problems.push(`option type: ${option.type}`);
  }
  if (option.autocomplete === true && option.choices !== undefined) problems.push("autocomplete beside choices");
  return problems;
}

/** What is wrong with an application command, by Discord's documented rules. */
export function commandProblems(command: unknown): string[] {
  if (!isJson(command)) return ["no command"];
  const options = listOf(command.options);
  const problems = options.flatMap(optionProblems);
  if (typeof command.name !== "string" || !NAME.test(command.name)) problems.push(`name: ${command.name}`);
  if (!isDescription(command.description)) problems.push(`description: ${command.description}`);
  if (options.length > 25) problems.push("more than 25 options");
  const required = options.map(({ required }) => required === true);
  if (required.includes(false) && required.lastIndexOf(true) > required.indexOf(false)) {
    problems.push("a required option after an optional one");
  }
  if (new Set(options.map(({ name }) => name)).size < options.length) problems.push("two options of one name");
  const text = [command, ...options].map(({ name, description }) => `${name}${description}`).join("");
  if (text.length > 8000) problems.push("more than 8000 characters");
  return problems;
}

/** What is wrong with the answer to an autocompletion. */
export function choicesProblems(choices: unknown): string[] {
  if (!Array.isArray(choices)) return ["no choices"];
  const fits = (text: unknown): boolean => typeof text === "string" && text.trim() !== "" && text.length <= 100;
  return [
    ...(choices.length > 25 ? [`${choices.length} choices, at most 25`] : []),
    ...listOf(choices).flatMap(({ name, value }) =>
      fits(name) && fits(value) ? [] : [`choice ${JSON.stringify({ name, value })}`],
    ),
  ];
}
