import type { Arg, Command } from "./declare.ts";
import { flagOf } from "./parse.ts";
import type { Flag, Tokens } from "./tokens.ts";

/**
 * The tokens as the command means them: values of several words whole (`--at 9:30 pm`), flags that may stand alone with
 * what that means, and plain words with the flag of the one argument that understands them. `words` are those after the
 * command's name.
 */
export function gathered(command: Command, words: readonly string[], tokens: Tokens): Tokens {
  const takesWords = Object.values(command.args).some(({ first }) => first);
  const loose: string[] = [...before(words, tokens)];
  const flags = tokens.flags.map(({ name, value, after = [] }, i): Flag => {
    const arg = argOf(name, command);
    const following = after.slice(Math.max(0, after.length - wordsLeft(words, tokens, i)));
    if (arg?.lone) {
      const alone = value === undefined || arg.schema.safeParse(value).success;
      loose.push(...(alone ? [] : [value]), ...following);
      return { name, value: alone && value !== undefined ? value : arg.choices?.[0] };
    }
    if (!arg?.spaced || value === undefined) {
      loose.push(...following);
      return { name, value };
    }
    const taken = takenBy(arg, value, following) ?? (takesWords ? 0 : following.length);
    loose.push(...following.slice(taken));
    return { name, value: [value, ...following.slice(0, taken)].join(" ") };
  });
  if (takesWords) return trailing(command, loose, flags);
  const { understood, left } = bareValues(command, loose, flags);
  return { words: left, flags: [...understood, ...flags] };
}

const argOf = (flag: string, { args }: Command): Arg | undefined =>
  Object.entries(args).find(([name, arg]) => !arg.first && flagOf(name) === flag)?.[1];

/** The plain words before all flags, without the command's name. */
function before(words: readonly string[], { flags }: Tokens): readonly string[] {
  const following = flags.reduce((sum, { after = [] }) => sum + after.length, 0);
  return words.slice(0, Math.max(0, words.length - following));
}

/** How many of the words stand after that flag, up to the next: the command's own name may stand there, too. */
function wordsLeft(words: readonly string[], { flags }: Tokens, at: number): number {
  const later = flags.slice(at + 1).reduce((sum, { after = [] }) => sum + after.length, 0);
  return Math.max(0, words.length - later);
}

/** With how many of the words the value makes sense, as many as can be; undefined where it never does. */
function takenBy({ schema }: Arg, value: string, words: readonly string[]): number | undefined {
  for (let taken = words.length; taken >= 0; taken--)
    if (schema.safeParse([value, ...words.slice(0, taken)].join(" ")).success) return taken;
  return undefined;
}

/** `musacoder 2 3`: the words at the end that arguments which trail understand, one each, in their order. */
function trailing({ args }: Command, words: readonly string[], flags: readonly Flag[]): Tokens {
  const given = new Set(flags.map(({ name }) => name));
  const open = Object.entries(args).filter(([name, arg]) => arg.trails && !given.has(flagOf(name)));
  for (let count = Math.min(open.length, words.length - 1); count > 0; count--) {
    const last = words.slice(-count);
    if (open.slice(0, count).every(([, arg], i) => isMeantFor(arg, last[i] ?? "")))
      return {
        words: words.slice(0, -count),
        flags: [...open.slice(0, count).map(([name], i) => ({ name: flagOf(name), value: last[i] })), ...flags],
      };
  }
  return { words, flags };
}

/** A number where numbers are chosen is meant for the argument, though it may be a wrong one. */
const isMeantFor = ({ schema, choices = [] }: Arg, word: string): boolean =>
  schema.safeParse(word).success || [word, ...choices].every((one) => /^\d+$/u.test(one) && choices.length > 0);

/** `9am weekdays New York`: the longest runs of words that an argument without a value understands. */
function bareValues({ args }: Command, words: readonly string[], flags: readonly Flag[]) {
  const given = new Set(flags.map(({ name }) => name));
  const understood: Flag[] = [];
  const left: string[] = [];
  for (let i = 0; i < words.length; ) {
    const found = bareValueAt(words.slice(i), args, given);
    if (found) {
      understood.push({ name: found.name, value: found.value });
      given.add(found.name);
      i += found.length;
    } else left.push(words[i++] ?? "");
  }
  return { understood, left };
}

function bareValueAt(words: readonly string[], args: Command["args"], given: ReadonlySet<string>) {
  const open = Object.entries(args).filter(([name, arg]) => arg.bare && !given.has(flagOf(name)));
  for (let length = words.length; length > 0; length--) {
    const value = words.slice(0, length).join(" ");
    const [name] = open.find(([, arg]) => arg.schema.safeParse(value).success) ?? [];
    if (name !== undefined) return { name: flagOf(name), value, length };
  }
  return undefined;
}
