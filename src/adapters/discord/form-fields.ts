import { type Field, type Form, MORE } from "../../core/command/form.ts";
import { lineOfTokens } from "../../core/command/line.ts";
import { flagOf } from "../../core/command/parse.ts";
import { LIMITS } from "./limits.ts";

export const MORE_LABEL = "More filters";

/**
 * The fields that a modal has room for, in the order of the form: what must be filled in or is, then what comes first.
 * What is left over shares one field, where it is written as flags.
 */
export function fieldsShown({ fields }: Form): readonly Field[] {
  if (fields.length <= LIMITS.modalFields) return fields;
  const [first, ...others] = fields;
  const urgent = others.filter(({ required, value }) => required || value !== "");
  const rest = others.filter((field) => !urgent.includes(field));
  const chosen = new Set([first, ...urgent, ...rest].slice(0, LIMITS.modalFields - 1));
  return [...fields.filter((field) => chosen.has(field)), more(fields.filter((field) => !chosen.has(field)))];
}

function more(fields: readonly Field[]): Field {
  const flags = (shown: readonly Field[], read: (field: Field) => string) =>
    lineOfTokens({ words: [], flags: shown.map((field) => ({ name: flagOf(field.name), value: read(field) })) });
  return {
    name: MORE,
    label: MORE_LABEL,
    help: `Any of ${fields.map(({ name }) => `--${flagOf(name)}`).join(", ")}`,
    kind: "text",
    choices: [],
    suggest: undefined,
    required: false,
    example: flags(fields.slice(0, 2), ({ example }) => example),
    lead: "",
    value: flags(
      fields.filter(({ value }) => value !== ""),
      ({ value }) => value,
    ),
  };
}
