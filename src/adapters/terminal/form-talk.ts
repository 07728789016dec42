import type { Amw, Caller } from "../../core/amw.ts";
import type { Field, Form } from "../../core/command/form.ts";
import type { Message } from "../../core/message/message.ts";
import { oneLine } from "../../core/message/visible.ts";
import { oneSentence } from "../../core/messages/one-sentence.ts";

interface TalkParts {
  readonly amw: Amw;
  readonly caller: Caller;
  /** The answer to what was filled in. */
  answer(line: string): Promise<Message>;
}

/** What a line that was typed comes to: what to print, and whether the form is done with. */
interface Taken {
  readonly says?: Message;
  readonly done: boolean;
}

const LEAVING = "Ctrl-C leaves the form.";

/**
 * A form at the prompt: its fields are asked one after the other. Those that something needed is missing in or is wrong
 * with; all of a form that holds something already, where nothing is.
 */
export class FormTalk {
  readonly #form: Form;
  readonly #parts: TalkParts;
  readonly #values: Record<string, string>;
  #left: readonly Field[];
  /** The lines so far of a text of several. */
  #lines: string[] = [];
  #problems: Readonly<Record<string, string>>;

  private constructor(form: Form, fields: readonly Field[], problems: Record<string, string>, parts: TalkParts) {
    this.#form = form;
    this.#parts = parts;
    this.#left = fields;
    this.#problems = problems;
    this.#values = Object.fromEntries(form.fields.map(({ name, value }) => [name, value]));
  }

  /** Undefined where there is nothing to ask for. `problems`: what is wrong with what the line says. */
  static async about(
    line: string,
    problems: Readonly<Record<string, string>> | undefined,
    parts: TalkParts,
  ): Promise<FormTalk | undefined> {
    const form = await parts.amw.form(line, parts.caller);
    if (form === undefined) return undefined;
    const wrong = form.fields.filter(({ name, required, value }) =>
      problems ? name in problems : required && value === "",
    );
    const fields = wrong.length > 0 || problems || !form.drafts ? wrong : form.fields;
    return fields.length > 0 ? new FormTalk(form, fields, { ...problems }, parts) : undefined;
  }

  /** What is said before the first field. */
  get opening(): Message {
    const { title, note, draft, drafts } = this.#form;
    const afresh = draft && `${draft.note} /amw ${draft.afresh} starts afresh.`;
    const leaving = drafts ? LEAVING.replace(".", ", and what you typed is kept.") : LEAVING;
    const sentences = [afresh, note, leaving].filter((one) => one !== undefined);
    return {
      ...oneSentence(sentences.join(" "), { title, tone: "plain" }),
      blocks: sentences.map((text) => ({ kind: "note", text })),
    };
  }

  /** What the prompt says. */
  get prompt(): string {
    const [field] = this.#left;
    if (field === undefined) return "";
    const name = this.#lines.length > 0 ? " ".repeat(field.label.length) : field.label;
    return `${oneLine(name)}> `;
  }

  /** What to print before the field that is asked for now; nothing in the middle of a text. */
  get about(): string | undefined {
    const [field] = this.#left;
    if (field === undefined || this.#lines.length > 0) return undefined;
    const { name, help, choices, choiceLabels = {}, kind, example, required } = field;
    const value = this.#values[name] ?? "";
    return [
      this.#problems[name],
      help && `${help.replace(/[.:]$/, "")}.`,
      choices.length > 0 && `One of ${choices.map((one) => labelled(one, choiceLabels[one])).join(", ")}.`,
      value !== ""
        ? `Enter keeps “${value}”.`
        : required
          ? example && `For example ${example}`
          : "Enter leaves it out.",
      kind === "paragraph" && "An empty line ends it.",
    ]
      .filter(Boolean)
      .map((text) => oneLine(String(text)))
      .join(" ");
  }

  /** What completes the field that is asked for now: what stands before its value in a line. */
  get lead(): string {
    return this.#left[0]?.lead ?? "";
  }

  /** Takes a line that was typed. */
  async take(typed: string): Promise<Taken> {
    const [field, ...others] = this.#left;
    if (field === undefined) return { done: true };
    if (field.kind === "paragraph" && typed !== "") {
      this.#lines.push(typed);
      return { done: false };
    }
    const value = field.kind === "paragraph" ? this.#lines.join("\n") : typed.trim();
    this.#lines = [];
    if (value !== "") this.#values[field.name] = value;
    const isMissing = field.required && this.#values[field.name] === "";
    if (isMissing) this.#problems = { ...this.#problems, [field.name]: `${field.label} is needed.` };
    else this.#left = others;
    return this.#left.length > 0 ? { done: false } : this.#send();
  }

  /** The person leaves: what is filled in is kept where the form does. */
  async leave(): Promise<Message> {
    const { command, title, drafts } = this.#form;
    const [field] = this.#left;
    if (field && this.#lines.length > 0) this.#values[field.name] = this.#lines.join("\n");
    await this.#parts.amw.keep(command, this.#values, this.#parts.caller);
    const sentence = drafts ? `What you typed is kept; /amw ${command} goes on with it.` : "Nothing was sent.";
    return oneSentence(sentence, { title: `${title}: left`, tone: "plain" });
  }

  async #send(): Promise<Taken> {
    const { amw, caller, answer } = this.#parts;
    const { command, fields } = this.#form;
    const filled = await amw.filled(command, this.#values, caller);
    const message = filled.line === undefined ? undefined : await answer(filled.line);
    const problems = filled.problems ?? message?.problems;
    const wrong = fields.filter(({ name }) => problems !== undefined && name in problems);
    if (problems === undefined || wrong.length === 0) return message ? { says: message, done: true } : { done: true };
    this.#left = wrong;
    this.#problems = problems;
    return { done: false };
  }
}

const labelled = (choice: string, label: string | undefined): string =>
  label === undefined || label === choice ? choice : `${choice} (${label})`;
