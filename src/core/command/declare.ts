import type { z } from "zod";
import type { Call, Caller } from "../amw.ts";
import type { Desk } from "../digest/desk.ts";
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
  | "timezone"
  | "subscription"
  | "any";

/** One argument of a command. `kind` picks the control on each surface; `schema` alone decides validity. */
export interface Arg<Schema extends z.ZodType = z.ZodType> {
  /**
   * words: the plain words as a list; text: the plain words as one text; a flag's value otherwise. A `choice` is one of
   * its choices; a `text` may be something else than the choices it offers; a `paragraph` is text of several lines, which
   * a line holds in quotes. `time` is a time of day, `HH:MM` in a form.
   */
  readonly kind: "words" | "text" | "paragraph" | "number" | "choice" | "date" | "time";
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
  /** What people read for a choice; the choice itself unless told. */
  readonly choiceLabels?: Readonly<Record<string, string>>;
  /** Takes several values, separated by commas. */
  readonly several?: boolean;
  /** Takes several values, one a line: its flag adds a line where it comes again. */
  readonly lines?: boolean;
  /** What a line says where its field of a form was left empty; nothing unless told. A line that leaves it out changes nothing. */
  readonly emptied?: string;
  /** Its value may be of several words without quotes, as far as they make sense together. */
  readonly spaced?: boolean;
  /** Takes plain words without its flag where it alone understands them, in commands that take no words. */
  readonly bare?: boolean;
  /** Takes a single plain word without its flag, after those of the argument that needs none: `score <announcement> 2 3`. */
  readonly trails?: boolean;
  /** The flag may stand alone, which means its first choice. */
  readonly lone?: boolean;
  /** A form asks for it although a line may do without. */
  readonly needed?: boolean;
  /** A form keeps what the line says, or what it opens with, instead of asking for it: a version, what is edited. */
  readonly kept?: boolean;
  /** Title of the step of the form that it belongs to. Arguments of one step stand together in the declaration. */
  readonly step?: string;
  /** What a form holds at first where the line says nothing. */
  initial?(caller: Caller, desk: Desk): string | undefined;
  /** What was typed as AMW writes it (`9am` → `09:00`), for controls that hold nothing else; undefined where it is wrong. */
  tidy?(typed: string): string | undefined;
  /** How many words the command needs; as many as its schema takes unless told. */
  readonly least?: number;
  readonly suggest?: Suggests;
  /** Takes string[] for words, else string; undefined where nothing was typed. */
  readonly schema: Schema;
}
export type Args = Readonly<Record<string, Arg>>;
export type Values<A extends Args> = { readonly [Name in keyof A]: z.output<A[Name]["schema"]> };

/** Those that are given and right. */
export type SomeValues<A extends Args> = { readonly [Name in keyof A]?: z.output<A[Name]["schema"]> | undefined };

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
  readonly desk: Desk;
  readonly role: Role;
}

/** What `about` reports of the running program. */
export interface Status {
  readonly version: string;
  freshAt(): Date;
  problems(): readonly Problem[];
}

/** Commands that change or set up something, which surfaces with structured commands list under a root of their own. */
export type Root = "digest" | "watch" | "admin";

/** How a form opens, for what the line asks for. */
export interface Opening {
  /** What the fields hold where neither the line nor a draft says anything, by the names of the arguments; kept ones, too. */
  readonly values?: Readonly<Record<string, string>> | undefined;
  /** The arguments to ask for; all that are not kept unless told. */
  readonly asks?: readonly string[] | undefined;
  /** What it is called; the command's own title unless told. */
  readonly title?: string | undefined;
  /** One sentence above the fields. */
  readonly note?: string | undefined;
}

export interface Also {
  readonly label: string;
  /** The command's name: `digest preview`. */
  readonly command: string;
}

export interface Command<A extends Args = Args> {
  /** One word, or two such as `digest subscribe`. */
  readonly name: string;
  /** The root that it belongs to; none for what everybody asks. */
  readonly root?: Root;
  /** What it is called under its root: `unwatch` is `/amw-watch remove`; its name, without the root's, unless told. */
  readonly subcommand?: string;
  /** True for what concerns the asker alone, which is never shown to others. */
  readonly personal?: boolean;
  /** One line, for help, the README's table and option descriptions. */
  readonly help: string;
  readonly permission: Role;
  /** True for what only people who manage the channel on its platform, and editors, may do. */
  readonly managers?: boolean;
  readonly examples: readonly string[];
  readonly args: A;
  /** True for what changes or sets up something: no button of its answer does it again, as sharing it would. */
  readonly changes?: boolean;
  /** True for lists, which take `--page`. */
  readonly pages?: boolean;
  /** True where its messages fit every surface as they are, so that none comes in parts. */
  readonly whole?: boolean;
  /** What its form is called; its name unless told. */
  readonly title?: string;
  /** What the button of its form says that runs it; `Show` unless told. */
  readonly submit?: string;
  /** Buttons of its form that run another command with what is filled in, as far as that command takes it. */
  readonly also?: readonly Also[];
  /**
   * Keeps what is filled into its form from the moment it is sent until an answer of tone `done`, and offers it when the
   * form is opened again: by the same person, for the same command and kept words. Its form asks step by step where there
   * is not room for all.
   */
  readonly drafts?: boolean;
  /** Opens its form, or says what to add, where something needed is missing; what has drafts does so as well. */
  readonly asks?: boolean;
  /**
   * How its form opens. `values` are those that the line gives. Throws AskerError where there is nothing to fill in: the
   * line is answered instead, and should say why.
   */
  opens?(values: SomeValues<A>, context: Context): Promise<Opening> | Opening;
  /**
   * What the form says of what is filled in so far, in one sentence that changes with it: a likely duplicate, a rule that
   * is not met yet. A value that is missing or wrong is undefined.
   */
  hint?(values: SomeValues<A>, context: Context): Promise<string | undefined> | string | undefined;
  /**
   * True where the answer follows from the line, the knowledge, the UTC day and what the place shows (surface, room, forms,
   * whether there is a channel), and nothing else happens: such an answer may be told again without running the command.
   * Not for what depends on who asks, on the hour or on `status`, nor for what asks or keeps anything at the desk.
   */
  readonly repeatable?: boolean;
  run(values: Values<A>, context: Context): Promise<Message> | Message;
}

/** From this one declaration come the text grammar, autocomplete, help and the README's table. */
export function defineCommand<const A extends Args>(command: Command<A>): Command {
  // The values' types are checked where the command is declared; the parser supplies what the schemas gave.
  return command as unknown as Command;
}
