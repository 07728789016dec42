import type { Caller } from "../amw.ts";
import type { Draft } from "../curating/drafts.ts";
import { draftNote } from "../messages/draft-note.ts";
import type { Log } from "../ports.ts";
import { AskerError } from "./asker-error.ts";
import type { Command, Context, Opening } from "./declare.ts";
import type { Drafting } from "./drafting.ts";
import {
  asked,
  type Checked,
  type Filled,
  type Form,
  filledIn,
  formOf,
  keptWords,
  labelOf,
  MORE,
  rightValues,
  saidIn,
} from "./form.ts";
import { gathered } from "./gathered.ts";
import { lineOfTokens } from "./line.ts";
import { flagOf, type Showing, showingLeniently } from "./parse.ts";
import { commandNamed, route } from "./route.ts";
import type { Step } from "./steps.ts";
import { type Tokens, tokenize } from "./tokens.ts";
import { isLookup } from "./usage.ts";

/** Of the line that was filled in. */
export const MOST_FILLED = 20_000;

type Values = Readonly<Record<string, string>>;

interface FillingParts {
  readonly commands: readonly Command[];
  readonly drafting: Drafting;
  readonly log: Log;
  /** Whether the caller may run the command. */
  may(command: Command, caller: Caller): boolean;
  contextOf(caller: Caller): Context;
}

/** A form by its name: the command, and what the form keeps of its line. */
interface Named {
  readonly command: Command;
  readonly kept: Tokens;
}

/** What a draft is kept under: the command and the words that its form keeps. */
const draftKey = (command: Command, tokens: Tokens): string =>
  lineOfTokens({ words: [...command.name.split(" "), ...keptWords(command, tokens)], flags: [] });

/** Opens forms and takes what is filled in. Nothing here throws. */
export class Filling {
  readonly #parts: FillingParts;

  constructor(parts: FillingParts) {
    this.#parts = parts;
  }

  /** See `Amw.fields`. */
  fields(line: string): Form["fields"] {
    const { command, tokens } = this.#asked(line);
    return formOf(command, tokens).fields;
  }

  /** See `Amw.form`. */
  async form(line: string, caller: Caller): Promise<Form | undefined> {
    const { command, tokens, showing } = this.#asked(line);
    if (Object.keys(command.args).length === 0 || !this.#parts.may(command, caller)) return undefined;
    const context = this.#parts.contextOf(caller);
    const opening = await this.#opening(command, saidIn(command, tokens), tokens, context);
    if (opening === "nothing") return undefined;
    const key = draftKey(command, tokens);
    if (showing.afresh && command.drafts) await this.#parts.drafting.drop(caller, key);
    const draft = command.drafts && !showing.afresh ? await this.#parts.drafting.find(caller, key) : undefined;
    const known = { caller, desk: context.desk, opening };
    const form = formOf(command, tokens, { ...known, drafted: draft?.values });
    const shown = form.steps ? { ...form, step: Math.min(showing.step, form.steps.length) } : form;
    if (!draft || sameValues(form, formOf(command, tokens, known))) return shown;
    const afresh = lineOfTokens({
      words: [...command.name.split(" "), ...tokens.words],
      flags: [...tokens.flags, { name: "afresh", value: undefined }],
    });
    return { ...shown, draft: { at: draft.at, note: draftNote(draft.at, context.now.getTime()), afresh } };
  }

  /** See `Amw.filled`. */
  async filled(name: string, values: Values, caller: Caller, step?: number): Promise<Filled> {
    const { command, kept } = this.#named(name);
    const steps = step === undefined ? [] : await this.#steps(command, kept, caller);
    const key = draftKey(command, kept);
    const drafts = command.drafts && this.#parts.may(command, caller);
    const earlier = drafts && steps.length > 1 ? (await this.#parts.drafting.find(caller, key))?.values : undefined;
    const all = { ...earlier, ...known(command, kept, values) };
    const isKept = drafts && (await this.#parts.drafting.keep(caller, key, all));
    const checked = shortEnough(command, all, filledIn(command, all, kept));
    const typed = isKept ? name : checked.line;
    if (step === undefined || steps.length < 2) return whole(checked, typed);
    return inSteps(checked, typed, steps, step);
  }

  /** See `Amw.keep`. */
  async keep(name: string, values: Values, caller: Caller): Promise<void> {
    const { command, kept } = this.#named(name);
    if (!command.drafts || !this.#parts.may(command, caller)) return;
    const key = draftKey(command, kept);
    const earlier = await this.#parts.drafting.find(caller, key);
    await this.#parts.drafting.keep(caller, key, { ...earlier?.values, ...known(command, kept, values) });
  }

  /** See `Amw.hint`. */
  async hint(name: string, values: Values, caller: Caller): Promise<string | undefined> {
    const { command, kept } = this.#named(name);
    try {
      return await command.hint?.(rightValues(command, values, kept), this.#parts.contextOf(caller));
    } catch (error) {
      if (error instanceof AskerError) return error.message;
      this.#parts.log.error("A form's hint failed", { command: name, surface: caller.surface, error });
      return undefined;
    }
  }

  /** The draft that this line came of is done with. `tokens`: those after the command's name. */
  async saved(command: Command, tokens: Tokens, caller: Caller): Promise<void> {
    if (!command.drafts) return;
    const key = draftKey(command, tokens);
    const draft = await this.#parts.drafting.find(caller, key);
    if (draft && covers(command, tokens, draft)) await this.#parts.drafting.drop(caller, key);
  }

  async #steps(command: Command, kept: Tokens, caller: Caller): Promise<readonly Step[]> {
    const opening = await this.#opening(command, {}, kept, this.#parts.contextOf(caller));
    return formOf(command, kept, { opening: opening === "nothing" ? undefined : opening, caller }).steps ?? [];
  }

  async #opening(
    command: Command,
    said: Values,
    kept: Tokens,
    context: Context,
  ): Promise<Opening | undefined | "nothing"> {
    try {
      return await command.opens?.(rightValues(command, said, kept), context);
    } catch (error) {
      if (!(error instanceof AskerError))
        this.#parts.log.error("A form could not be opened", {
          command: command.name,
          surface: context.call.surface,
          error,
        });
      return "nothing";
    }
  }

  #asked(line: string): { readonly command: Command; readonly tokens: Tokens; readonly showing: Showing } {
    const { rest, showing } = showingLeniently(tokenize(line));
    const { command, words } = route(rest, this.#parts.commands);
    return { command, tokens: gathered(command, words, rest), showing };
  }

  #named(name: string): Named {
    const { commands } = this.#parts;
    const tokens = tokenize(name);
    const { command, words } = route(tokens, commands);
    // A form of lookups is named `lookup`; nothing else leads there.
    if (isLookup(command)) return { command: commandNamed(name, commands), kept: { words: [], flags: [] } };
    return { command, kept: { words, flags: tokens.flags } };
  }
}

/** What the form knows, kept values among it: nothing else is anybody's draft. */
function known({ args }: Command, kept: Tokens, values: Values): Values {
  const keptValues = Object.entries(args).flatMap(([name, arg]) => {
    const value = arg.kept && kept.flags.find((flag) => flag.name === flagOf(name))?.value;
    return value ? [[name, value]] : [];
  });
  const filled = [...Object.keys(args), MORE].flatMap((name) =>
    Object.hasOwn(values, name) && args[name]?.kept !== true ? [[name, values[name] ?? ""]] : [],
  );
  return Object.fromEntries([...filled, ...keptValues]);
}

const sameValues = (one: Form, other: Form): boolean =>
  one.command === other.command && one.fields.every(({ value }, i) => value === other.fields[i]?.value);

/** The same, with a sentence under the longest field where a line cannot hold as much. */
function shortEnough(command: Command, values: Values, checked: Checked): Checked {
  const { length } = checked.line;
  if (length <= MOST_FILLED) return checked;
  const [longest] = asked(command).sort(([one], [other]) => (values[other]?.length ?? 0) - (values[one]?.length ?? 0));
  if (longest === undefined) return checked;
  const [name, arg] = longest;
  const problem = `All fields together hold ${length} characters; keep them under ${MOST_FILLED}, ${labelOf(name, arg)} is the longest.`;
  return { ...checked, problems: { ...checked.problems, [name]: problem } };
}

const whole = ({ line, problems }: Checked, typed: string): Filled =>
  Object.keys(problems).length > 0 ? { problems, typed } : { line };

function inSteps({ line, problems }: Checked, typed: string, steps: readonly Step[], step: number): Filled {
  const wrongIn = (at: number): Values =>
    Object.fromEntries(Object.entries(problems).filter(([name]) => steps[at - 1]?.fields.includes(name)));
  const back = (at: number): Filled => ({ problems: wrongIn(at), typed: atStep(typed, at), step: at });
  if (Object.keys(wrongIn(step)).length > 0) return back(step);
  const following = steps[step];
  const isReady = Object.keys(problems).length === 0;
  if (following)
    return {
      next: { step: step + 1, of: steps.length, title: following.title, line: isReady ? line : undefined },
      typed: atStep(typed, step + 1),
    };
  if (isReady) return { line };
  const first = steps.findIndex(({ fields }) => Object.keys(problems).some((name) => fields.includes(name)));
  return first < 0 ? { problems, typed } : back(first + 1);
}

const atStep = (line: string, step: number): string => `${line} --step ${step}`;

/** Whether the line says all that the draft does: it may say more, such as what it was asked in between. */
function covers(command: Command, tokens: Tokens, { values }: Draft): boolean {
  const { words, flags } = tokenize(filledIn(command, values, { words: tokens.words, flags: [] }).line);
  const drafted = words.slice(command.name.split(" ").length);
  return (
    drafted.every((word) => tokens.words.includes(word)) &&
    flags.every(({ name, value }) => tokens.flags.some((flag) => flag.name === name && flag.value === value))
  );
}
