import type { z } from "zod";
import type { Call } from "../amw.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Message } from "../message/message.ts";
import type { Problem, SearchIndex } from "../ports.ts";

export const ROLES = ["anyone", "editor", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** What completes an argument as it is typed. */
export type Suggests =
  | "player"
  | "segment"
  | "player-or-segment"
  | "announcement"
  | "command"
  | "region"
  | "tag"
  | "any";

/** One argument of a command. `kind` picks the control on each surface; `schema` alone decides validity. */
export interface Arg<Schema extends z.ZodType = z.ZodType> {
  /** words: the plain words as a list; text: the plain words as one text; a flag's value otherwise. */
  readonly kind: "words" | "text" | "number" | "choice" | "date";
  /** True for the one argument that needs no flag. */
  readonly first?: boolean;
  readonly help: string;
  /** What usage calls it; the argument's name unless told. */
  readonly label?: string;
  /** What a form calls it; its label unless told. */
  readonly field?: string;
  /** A value to show in help and errors. */
  readonly example: string;
  readonly choices?: readonly string[];
  /** How many words the command needs; as many as its schema takes unless told. */
  readonly least?: number;
  readonly suggest?: Suggests;
  /** Takes string[] for words, else string; undefined where nothing was typed. */
  readonly schema: Schema;
}
export type Args = Readonly<Record<string, Arg>>;
export type Values<A extends Args> = { readonly [Name in keyof A]: z.output<A[Name]["schema"]> };

/** What every command may use. */
export interface Context {
  readonly call: Call;
  readonly now: Date;
  readonly knowledge: Knowledge;
  readonly search: SearchIndex;
  /** 1-based page of a list. */
  readonly page: number;
  /** The line as typed, without `--page` and `--share`: what paging buttons build on. */
  readonly line: string;
  readonly commands: readonly Command[];
  readonly status: Status;
}

/** What `about` reports of the running program. */
export interface Status {
  readonly version: string;
  freshAt(): Date;
  problems(): readonly Problem[];
}

/** Commands that change or set up something, which surfaces with structured commands list under a root of their own. */
export type Root = "digest" | "watch" | "admin";

export interface Command<A extends Args = Args> {
  readonly name: string;
  /** The root that it belongs to; none for what everybody asks. */
  readonly root?: Root;
  /** One line, for help, the README's table and option descriptions. */
  readonly help: string;
  readonly permission: Role;
  readonly examples: readonly string[];
  readonly args: A;
  /** True for lists, which take `--page`. */
  readonly pages?: boolean;
  /**
   * True where the answer follows from the line, the knowledge, the UTC day and what the place shows (surface, room, forms,
   * whether there is a channel), and nothing else happens: such an answer may be told again without running the command.
   * Not for what depends on who asks, on the hour or on `status`, nor for what keeps state. `search` may be used: what
   * rests on the full text is never told again.
   */
  readonly repeatable?: boolean;
  run(values: Values<A>, context: Context): Promise<Message> | Message;
}

/** From this one declaration come the text grammar, autocomplete, help and the README's table. */
export function defineCommand<const A extends Args>(command: Command<A>): Command {
  // The values' types are checked where the command is declared; the parser supplies what the schemas gave.
  return command as unknown as Command;
}
