import type { Call } from "../amw.ts";
import type { Message } from "../message/message.ts";
import { fillInMessage } from "../messages/fill-in.ts";
import { capital } from "../messages/words.ts";
import { AskerError } from "./asker-error.ts";
import type { Arg, Command } from "./declare.ts";
import { asked, labelOf, saidIn } from "./form.ts";
import { lineOfTokens } from "./line.ts";
import { flagOf, type Showing } from "./parse.ts";
import { type Flag, type Tokens, tokenize, unquoted } from "./tokens.ts";

/** Problems that a form shows as well as a sentence does, or better. */
const MENDED_IN_FORMS: ReadonlySet<AskerError["code"]> = new Set(["bad-argument", "bad-value", "flag-without-value"]);

/**
 * Where the line of a command that asks lacks something needed: the form, which opens at once. Throws AskerError where no
 * form can be shown. Undefined where something else is wrong. `tokens`: those after the command's name.
 */
export function needsMore(
  command: Command,
  tokens: Tokens,
  error: AskerError,
  { forms = false }: Call,
  showing: Showing,
): Message | undefined {
  if (!(command.asks || command.drafts) || !MENDED_IN_FORMS.has(error.code)) return undefined;
  const said = saidIn(command, tokens);
  const missing = asked(command).filter(
    ([name, { schema }]) => said[name] === undefined && !schema.safeParse(undefined).success,
  );
  const keptMissing = Object.values(command.args).some(
    (arg) => arg.kept && arg.first && tokens.words.length === 0 && !arg.schema.safeParse(undefined).success,
  );
  if (missing.length === 0 || keptMissing) return undefined;
  const line = lineOfTokens({ words: [...command.name.split(" "), ...tokens.words], flags: tokens.flags });
  if (forms) {
    const labels = missing.map(([name, arg]) => labelOf(name, arg)).join(", ");
    return fillInMessage(
      command.title ?? capital(command.name),
      `Still needed: ${labels}.`,
      showing.afresh ? `${line} --afresh` : line,
    );
  }
  throw new AskerError("needs-more", {
    command: command.name,
    missing: missing.map(([name, arg]) => written(name, arg)),
    example: withExamples(command, tokens, missing),
  });
}

const written = (name: string, arg: Arg): string =>
  arg.first ? `<${arg.label ?? name}>` : `--${flagOf(name)} <${arg.label ?? flagOf(name)}>`;

/** The line with an example of all that it lacks. */
function withExamples(command: Command, tokens: Tokens, missing: readonly (readonly [string, Arg])[]): string {
  const first = missing.filter(([, arg]) => arg.first).flatMap(([, { example }]) => tokenize(example).words);
  const flags = missing.flatMap(([name, arg]): Flag[] =>
    arg.first ? [] : [{ name: flagOf(name), value: unquoted(arg.example) }],
  );
  return lineOfTokens({
    words: [...command.name.split(" "), ...tokens.words, ...first],
    flags: [...tokens.flags.filter(({ value }) => value !== undefined), ...flags],
  });
}
