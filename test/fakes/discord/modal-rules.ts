import { isJson, type Json, listOf } from "./message-rules.ts";

const LABEL = 18;
const STRING_SELECT = 3;
const TEXT_INPUT = 4;

const isText = (text: unknown, most: number): boolean =>
  typeof text === "string" && text.trim() !== "" && text.length <= most;
const isTextOrNone = (text: unknown, most: number): boolean => text === undefined || isText(text, most);

function textInputProblems(input: Json): string[] {
  const problems: string[] = [];
  const { min_length: min = 0, max_length: max = 4000, value } = input;
  if (input.style !== 1 && input.style !== 2) problems.push(`text input style: ${input.style}`);
  if (input.label !== undefined) problems.push("a text input in a label has no label of its own");
  if (!isTextOrNone(input.placeholder, 100)) problems.push(`placeholder: ${input.placeholder}`);
  if (!(Number(min) >= 0 && Number(max) >= 1 && Number(max) <= 4000)) problems.push(`lengths ${min} to ${max}`);
  if (value !== undefined && !isText(value, Number(max))) problems.push(`text input value: ${value}`);
  return problems;
}

function selectProblems(select: Json): string[] {
  const problems: string[] = [];
  const { min_values: min = 1, max_values: max = 1, required = true } = select;
  const options = listOf(select.options);
  if (options.length < 1 || options.length > 25) problems.push(`${options.length} options in a select`);
  if (Number(min) < 0 || Number(max) < 1 || Number(max) > 25 || Number(max) < Number(min)) {
    problems.push(`select takes ${min} to ${max}`);
  }
  if (required === true && Number(min) < 1) problems.push("a select that must be chosen from takes none");
  if (!isTextOrNone(select.placeholder, 150)) problems.push(`placeholder: ${select.placeholder}`);
  for (const { label, value, description } of options) {
    if (!isText(label, 100) || !isText(value, 100)) problems.push(`option ${JSON.stringify({ label, value })}`);
    if (!isTextOrNone(description, 100)) problems.push(`option description: ${description}`);
  }
  const values = options.map(({ value }) => value);
  if (new Set(values).size < values.length) problems.push("two options of one value");
  if (options.filter((option) => option.default === true).length > Number(max)) problems.push("too many defaults");
  return problems;
}

function labelProblems(label: Json): string[] {
  if (label.type !== LABEL) return [`component type ${label.type} in a modal`];
  const { component } = label;
  const problems: string[] = [];
  if (!isText(label.label, 45)) problems.push(`label: ${label.label}`);
  if (!isTextOrNone(label.description, 100)) problems.push(`label description: ${label.description}`);
  if (!isJson(component)) return [...problems, "a label without a component"];
  if (!isText(component.custom_id, 100)) problems.push(`custom_id: ${component.custom_id}`);
  if (component.type === TEXT_INPUT) problems.push(...textInputProblems(component));
  else if (component.type === STRING_SELECT) problems.push(...selectProblems(component));
  else problems.push(`component type ${component.type} in a label is not one that AMW uses`);
  return problems;
}

/** What is wrong with a modal, by Discord's documented rules. */
export function modalProblems(modal: unknown): string[] {
  if (!isJson(modal)) return ["no modal"];
  const labels = listOf(modal.components);
  const problems = labels.flatMap(labelProblems);
  if (!isText(modal.title, 45)) problems.push(`modal title: ${modal.title}`);
  if (!isText(modal.custom_id, 100)) problems.push(`modal custom_id: ${modal.custom_id}`);
  if (labels.length < 1 || labels.length > 5) problems.push(`${labels.length} components in a modal`);
  const ids = labels.map(({ component }) => (isJson(component) ? component.custom_id : undefined));
  if (new Set(ids).size < ids.length) problems.push("custom_id used twice in a modal");
  return problems;
}
