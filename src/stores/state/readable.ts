import type { z } from "zod";
import type { Log } from "../../core/ports.ts";

/** Reads rows whose JSON may be damaged, or another version's: those are told of once each, and left out. */
export class Readable {
  readonly #log: Log;
  readonly #told = new Set<string>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** How many rows have turned out unreadable: a query for at most `n` asks for so many more. */
  get leftOut(): number {
    return this.#told.size;
  }

  /** What `read` makes of the row, or undefined where it cannot. `name` is the row's, for the log. */
  one<Row, T>(name: string, row: Row, read: (row: Row) => T): T | undefined {
    try {
      return read(row);
    } catch (error) {
      if (!this.#told.has(name))
        this.#log.error("Something that AMW keeps cannot be read; it is left out", { name, error });
      this.#told.add(name);
      return undefined;
    }
  }

  all<Row, T>(rows: readonly Row[], name: (row: Row) => string, read: (row: Row) => T): T[] {
    const made: T[] = [];
    for (const row of rows) {
      const one = this.one(name(row), row, read);
      if (one !== undefined) made.push(one);
    }
    return made;
  }
}

/** JSON text as the schema has it. Throws where it is not. */
export const fromJson = <T>(schema: z.ZodType<T>, text: string): T => schema.parse(JSON.parse(text));

/** Instants come back as numbers from SQLite and as text from PostgreSQL. */
export const numberOf = (value: number | null): number | undefined => (value === null ? undefined : Number(value));
