import { AskerError } from "./asker-error.ts";

/** What the asker can mend field by field: a sentence for each argument, by its name. Forms show each under its own field. */
export class FieldsError extends AskerError<"bad-argument"> {
  readonly problems: Readonly<Record<string, string>>;

  constructor(problems: Readonly<Record<string, string>>) {
    super("bad-argument", { problem: Object.values(problems).join(" ") });
    this.name = "FieldsError";
    this.problems = problems;
  }
}
