import type { z } from "zod";

/** A zod issue about `raw` as one sentence for whoever typed the value: what to write instead. */
export function issueSentence(issue: z.core.$ZodIssue, raw: unknown): string {
  if (!/^(Invalid|Too |Unrecognized)/.test(issue.message)) return issue.message;
  if (valueAt(raw, issue.path) === undefined) return "This is needed.";
  switch (issue.code) {
    case "invalid_type":
      return `Write ${WANTED[issue.expected] ?? "something else"} here.`;
    case "too_small":
      return "Write something here, or leave it out.";
    case "unrecognized_keys":
      return `${issue.keys.map((key) => `“${key}”`).join(", ")} does not belong here.`;
    default:
      return "This does not work; write something else here.";
  }
}

const WANTED: Readonly<Record<string, string>> = {
  string: "text",
  array: "a list",
  object: "an object",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
};

const valueAt = (raw: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    raw,
  );
