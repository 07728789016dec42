import { type Flag, quote, type Tokens, tokenize } from "./tokens.ts";

/** The tokens as one line that reads back as the same tokens. */
export const lineOfTokens = ({ words, flags }: Tokens): string =>
  [...words.map(quote), ...flags.map(flagText)].join(" ");

const flagText = ({ name, value }: Flag): string => (value === undefined ? `--${name}` : `--${name} ${quote(value)}`);

/** The tokens with what was typed replaced, wherever it stands, or in that flag: in the words, in a flag's name or in its value. */
export function mended(tokens: Tokens, typed: string, text: string, flag?: string): Tokens {
  if (flag !== undefined)
    return {
      words: tokens.words,
      flags: tokens.flags.map(({ name, value }) => ({
        name,
        value: name === flag ? value?.replace(typed, () => text) : value,
      })),
    };
  const joined = tokens.words.join(" ");
  if (joined.includes(typed) && typed !== "")
    return {
      ...tokens,
      words: joined
        .replace(typed, () => quote(text))
        .split(" ")
        .filter(Boolean),
    };
  return {
    words: tokens.words,
    flags: tokens.flags.map(({ name, value }) => ({
      name: name === typed ? text : name,
      value: value?.replace(typed, () => text),
    })),
  };
}

/** The line with one more flag. */
export function withFlag(line: string, name: string, value: string): string {
  const { words, flags } = tokenize(line);
  return lineOfTokens({ words, flags: [...flags, { name, value }] });
}

/** The line without that flag. */
export function lineWithout(line: string, name: string): string {
  const { words, flags } = tokenize(line);
  return lineOfTokens({ words, flags: flags.filter((flag) => flag.name !== name) });
}
