import type { Filled, Form } from "./command/form.ts";
import type { Message } from "./message/message.ts";

export type Surface = "slack" | "discord" | "terminal" | "web";

/** Who asks: `slack:T1/U123`, `discord:456`, `terminal:local`. */
export interface Actor {
  readonly id: string;
  /** As the platform shows it; plain text. */
  readonly name: string;
}

/** What AMW hears. */
export interface Call {
  /** Everything after `/amw`, as typed. */
  readonly line: string;
  readonly actor: Actor;
  readonly surface: Surface;
  readonly space?: string;
  /** Where an answer can be shown to others; nothing can be shared without one. */
  readonly channel?: string;
  /** How many characters one message comfortably holds there; what is longer comes in parts. Unlimited unless told. */
  readonly room?: number;
  /** Whether forms can be shown there. */
  readonly forms?: boolean;
  /** How many controls one form holds there; what drafts are kept of is then asked step by step. Unlimited unless told. */
  readonly controls?: number;
  /** The asker's own, an IANA name, where the platform says so. */
  readonly timezone?: string;
  /** Whether the asker manages the channel, where the platform says so with the call. */
  readonly manages?: boolean;
  /** The platform groups that the asker is in, as far as they give roles: `discord:<guild>/<role>`, `slack:T1/S123`. */
  readonly groups?: readonly string[];
}

/** Who asks and where, before there is a line. */
export type Caller = Omit<Call, "line">;

export interface Suggestion {
  /** What the person reads, at most 100 characters. */
  readonly label: string;
  /** The whole line it stands for. */
  readonly line: string;
}

/** The product behind every front end. */
export interface Amw {
  /** Answers one line. Never throws: what goes wrong is a Message too. */
  answer(call: Call): Promise<Message>;
  /**
   * Completions of a line being typed, best first; from memory, within a millisecond. `whole`: each is sent as it is
   * chosen, so it is a line that can be answered, never the beginning of one.
   */
  complete(line: string, limit: number, whole?: boolean): readonly Suggestion[];
  /**
   * The form of the command that the line asks for, filled with what it says; where it says nothing with the caller's
   * draft, with what the command knows, and with what is known of the caller. `--step 2` in the line opens it at that step,
   * `--afresh` without the draft. Undefined where there is nothing to fill in, or nothing that the caller may do: then the
   * line is answered instead. Never rejects.
   */
  form(line: string, caller: Caller): Promise<Form | undefined>;
  /** The fields of the line's form, filled with what it says and nothing else; from memory. */
  fields(line: string): Form["fields"];
  /**
   * A form (`Form.command`) as filled in, by the names of its fields; what the asker may do is checked with the answer.
   * Keeps it as a draft first, where the form does (`Form.drafts`). `step`: which of its steps was filled in, where it is
   * asked step by step. Never rejects.
   */
  filled(command: string, values: Readonly<Record<string, string>>, caller: Caller, step?: number): Promise<Filled>;
  /** Keeps what is filled in so far as a draft, without a look at it, where the form keeps drafts. Never rejects. */
  keep(command: string, values: Readonly<Record<string, string>>, caller: Caller): Promise<void>;
  /**
   * What a form says of what is filled in so far, one sentence (`Form.hints`); undefined where there is nothing to say.
   * Never throws.
   */
  hint(command: string, values: Readonly<Record<string, string>>, caller: Caller): Promise<string | undefined>;
  /** The digests that there are where the caller is, by name. Never rejects. */
  subscriptions(caller: Caller): Promise<readonly Suggestion[]>;
  /** The records named in somebody's text, each once, in their order. */
  named(text: string, limit: number): readonly Suggestion[];
}
