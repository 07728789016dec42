import type { z } from "zod";

/** A zod issue about `raw` as one sentence: which field, what is wrong, what to write instead. */
export function issueText(issue: z.core.$ZodIssue, raw: unknown): string {
  const field = fieldName(issue.path);
  if (field === "") return "The file must hold one object in braces.";
  if (valueAt(raw, issue.path) === undefined) return `\`${field}\` is missing: ${missing(issue)}`;
  if (issue.code === "invalid_type" && isZodsOwn(issue)) return `\`${field}\` must be ${wanted(issue.expected)}.`;
  return `\`${field}\`: ${wording(issue)}`;
}

/** `claims[0].steps[1].date` */
const fieldName = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((name, key) => {
    if (typeof key === "number") return `${name}[${key}]`;
    return name ? `${name}.${String(key)}` : String(key);
  }, "");

const isZodsOwn = (issue: z.core.$ZodIssue): boolean => /^(Invalid|Too |Unrecognized)/.test(issue.message);

const missing = (issue: z.core.$ZodIssue): string => {
  if (!isZodsOwn(issue)) return lowerFirst(issue.message);
  return issue.code === "invalid_type" ? `write ${wanted(issue.expected)}.` : "write it.";
};

function wording(issue: z.core.$ZodIssue): string {
  if (!isZodsOwn(issue)) return lowerFirst(issue.message);
  switch (issue.code) {
    case "too_small":
      return "write something here, or leave the key out.";
    case "unrecognized_keys":
      return `${issue.keys.map((key) => `\`${key}\``).join(", ")} does not belong here: delete it.`;
    default:
      return lowerFirst(issue.message);
  }
}

const WANTED: Readonly<Record<string, string>> = {
  string: "a text in double quotes",
  array: "a list in square brackets",
  object: "an object in braces",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
};
const wanted = (expected: string): string => WANTED[expected] ?? `a value of the type ${expected}`;

const lowerFirst = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);

const valueAt = (raw: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    raw,
  );
