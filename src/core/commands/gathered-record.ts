import { AskerError } from "../command/asker-error.ts";
import type { Args, Context } from "../command/declare.ts";
import { FieldsError } from "../command/fields-error.ts";
import { checkedRecord } from "../curating/checked-record.ts";
import { fieldsError } from "../curating/fields.ts";
import { readList } from "../curating/list-grammar.ts";
import type { Whole } from "../curating/parsed-record.ts";
import type { EditableKind, RawRecord } from "../curating/records.ts";
import type { Finding } from "../knowledge/finding.ts";

/** What was typed into fields as a record has it, every problem kept under its field. */
export class GatheredRecord {
  readonly #problems: Record<string, string> = {};

  /** Undefined where nothing was typed, or where it cannot be read. */
  read<Value>(field: string, typed: string | undefined, reading: (typed: string) => Value): Value | undefined {
    if (typed === undefined) return undefined;
    try {
      return reading(typed);
    } catch (error) {
      if (!(error instanceof AskerError)) throw error;
      this.problem(field, error.message);
      return undefined;
    }
  }

  /** The entries of a list that can be read, each once. */
  list<Entry>(
    field: string,
    typed: string | undefined,
    by: "commas" | "lines",
    reading: (typed: string) => Entry,
    isSame: (one: Entry, other: Entry) => boolean = Object.is,
  ): readonly Entry[] {
    const read = readList(typed ?? "", by, true);
    if (!("change" in read) || !("whole" in read.change)) return [];
    const entries = read.change.whole.flatMap((entry) => {
      const found = this.read(field, entry, reading);
      return found === undefined ? [] : [found];
    });
    return entries.filter((entry, i) => entries.findIndex((one) => isSame(one, entry)) === i);
  }

  problem(field: string, text: string): void {
    const said = this.#problems[field];
    this.#problems[field] = said === undefined || said.includes(text) ? text : `${said} ${text}`;
  }

  /** Whether something is wrong with the field. */
  isWrong(field: string): boolean {
    return Object.hasOwn(this.#problems, field);
  }

  /**
   * The record by its schema and by what it names. `where`: what else of a record belongs to which field. Throws
   * FieldsError with all that is wrong, under the fields; what belongs to none stands under `first`.
   */
  checked<Kind extends EditableKind>(
    id: `${Kind}:${string}`,
    raw: RawRecord,
    { args, first, where = (problem) => problem }: Fields,
    { knowledge, commands }: Pick<Context, "knowledge" | "commands">,
  ): Whole[Kind] {
    const checked = checkedRecord(
      id,
      raw,
      knowledge,
      commands.map(({ name }) => name),
    );
    if (!checked.ok) {
      const { problems } = fieldsError(checked.problems.map(where), args, first);
      // What could not be read is missing, which goes without saying.
      for (const [field, text] of Object.entries(problems)) if (!this.isWrong(field)) this.problem(field, text);
    }
    if (Object.keys(this.#problems).length > 0 || !checked.ok) throw new FieldsError(inOrder(this.#problems, args));
    return checked.record;
  }
}

interface Fields {
  readonly args: Args;
  /** The field that problems stand under that belong to none. */
  readonly first: string;
  readonly where?: (problem: Finding) => Finding;
}

const inOrder = (problems: Readonly<Record<string, string>>, args: Args): Record<string, string> => {
  const names = Object.keys(args);
  return Object.fromEntries(
    Object.entries(problems).sort(([one], [other]) => names.indexOf(one) - names.indexOf(other)),
  );
};

/** Keys that say something, in their order. */
export const said = (record: RawRecord): RawRecord =>
  Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
