import type { types } from "@slack/bolt";
import type { Suggestion } from "../../core/amw.ts";
import type { Field } from "../../core/command/form.ts";
import { tokenize } from "../../core/command/tokens.ts";
import { clip } from "../../core/message/clip.ts";
import { clean } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import { plainTextOf } from "./plain-text.ts";

/**
 * The action of every input of a form; the block's id is the field's name. Slack keeps what is typed into an input by both
 * names, so a form that starts afresh in the same modal has the next number in its action.
 */
export const FIELD = /^amw:field(?::\d+)?$/;
const fieldAction = (round: number | undefined): string => (round === undefined ? "amw:field" : `amw:field:${round}`);

/** Text beyond this is read in several lines. */
const LONG = 300;

type Complete = (line: string, limit: number) => readonly Suggestion[];
type Element = types.InputBlock["element"];
type Control =
  | types.Checkboxes
  | types.ExternalSelect
  | types.MultiExternalSelect
  | types.MultiStaticSelect
  | types.PlainTextInput
  | types.StaticSelect
  | types.Timepicker;

/** Text alone; of `later` inputs, which follow another of the same field, nobody needs an example. */
export const textElement = (field: Field, round: number | undefined, later: boolean): types.PlainTextInput => ({
  ...textOf(later ? { ...field, example: "", kind: "paragraph" } : field),
  action_id: fieldAction(round),
});

/** The control of a field, holding its value: one that offers what can be chosen, else text. */
export function elementOf(field: Field, complete: Complete, round?: number): Element {
  return { ...controlOf(field, complete), action_id: fieldAction(round) };
}

function controlOf(field: Field, complete: Complete): Control {
  const { kind, choices, several = false, value } = field;
  if (kind === "paragraph") return textOf(field);
  if (kind === "time" && /^(([01]\d|2[0-3]):[0-5]\d)?$/.test(value)) return timeOf(value);
  const chosen = partsOf(field);
  const offers = choices.length > 0 && choices.length <= LIMITS.choices;
  // A list of choices holds only what it offers: what was typed otherwise stays text.
  if (offers && chosen.every((one) => choices.includes(one)) && (several || chosen.length <= 1))
    return several ? someOf(field, chosen) : oneOf(field, chosen);
  const holdsAll = several || !/[,，、]/u.test(value);
  if (isSearched(field) && holdsAll) return searched(field, chosen, complete);
  return textOf(field);
}

/** What a searched field offers for what is typed into it. */
export function searchOptions(field: Field, typed: string, complete: Complete): types.PlainTextOption[] {
  const found = complete(`${field.lead}${typed}`, LIMITS.choices).flatMap(({ label, line }) => {
    const value = line.startsWith(field.lead) ? tokenize(line.slice(field.lead.length)).words[0] : undefined;
    return value === undefined || value === "" || value.length > LIMITS.optionValue ? [] : [optionOf(value, label)];
  });
  return found.slice(0, LIMITS.choices);
}

/** Flags alone: what needs no flag is text, in which more may stand than one value. */
const isSearched = ({ suggest, lead }: Field): boolean => suggest !== undefined && /--\S+ $/.test(lead);

const partsOf = ({ several, value }: Field): string[] =>
  several
    ? value
        .split(/[,，、]/u)
        .map((part) => part.trim())
        .filter(Boolean)
    : value === ""
      ? []
      : [value];

const optionOf = (value: string, label = value): types.PlainTextOption => ({
  text: plainTextOf(clip(clean(label).trim(), LIMITS.buttonLabel) || value),
  value,
});

const choiceOf =
  ({ choiceLabels = {} }: Field) =>
  (choice: string): types.PlainTextOption =>
    optionOf(choice, choiceLabels[choice]);

const timeOf = (value: string): types.Timepicker => ({
  type: "timepicker",
  ...(value === "" ? {} : { initial_time: value }),
});

function oneOf(field: Field, [chosen]: readonly string[]): types.StaticSelect {
  const option = choiceOf(field);
  return {
    type: "static_select",
    options: field.choices.map(option),
    placeholder: plainTextOf(field.required ? "Choose" : "Any"),
    ...(chosen === undefined ? {} : { initial_option: option(chosen) }),
  };
}

function someOf(field: Field, chosen: readonly string[]): types.Checkboxes | types.MultiStaticSelect {
  const option = choiceOf(field);
  const options = field.choices.map(option);
  const initial = chosen.length === 0 ? {} : { initial_options: chosen.map(option) };
  return options.length <= LIMITS.checkboxes
    ? { type: "checkboxes", options, ...initial }
    : { type: "multi_static_select", options, placeholder: plainTextOf("Any"), ...initial };
}

function searched(
  field: Field,
  chosen: readonly string[],
  complete: Complete,
): types.ExternalSelect | types.MultiExternalSelect {
  const known = (value: string): types.PlainTextOption =>
    searchOptions(field, value, complete).find((option) => option.value === value) ?? optionOf(value);
  const common = {
    min_query_length: 0,
    placeholder: plainTextOf(clip(field.example === "" ? "Search" : `Search, as ${field.example}`, LIMITS.placeholder)),
  };
  if (field.several)
    return {
      type: "multi_external_select",
      ...common,
      ...(chosen.length === 0 ? {} : { initial_options: chosen.map(known) }),
    };
  const [one] = chosen;
  return { type: "external_select", ...common, ...(one === undefined ? {} : { initial_option: known(one) }) };
}

const textOf = ({ kind, example, value }: Field): types.PlainTextInput => ({
  type: "plain_text_input",
  ...(kind === "paragraph" || value.includes("\n") || value.length > LONG ? { multiline: true } : {}),
  ...(example === "" ? {} : { placeholder: plainTextOf(clip(example, LIMITS.placeholder)) }),
  ...(value === "" ? {} : { initial_value: clip(clean(value), LIMITS.text) }),
});
