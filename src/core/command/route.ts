import type { Command } from "./declare.ts";
import type { Tokens } from "./tokens.ts";

/**
 * Which command the words ask for. What is no command is a lookup, a name with filters is its timeline, filters alone are
 * a search, and nothing at all is help.
 */
export function route(
  { words, flags }: Tokens,
  commands: readonly Command[],
): { command: Command; words: readonly string[] } {
  const [first, ...rest] = words;
  if (first === undefined) return { command: commandNamed(flags.length > 0 ? "search" : "help", commands), words: [] };
  const named = (text: string) => commands.find((one) => one.name === text.normalize("NFKC").toLowerCase());
  const [second, ...more] = rest;
  const twoWords = second === undefined ? undefined : named(`${first} ${second}`);
  if (twoWords) return { command: twoWords, words: more };
  const command = named(first);
  if (command) return { command, words: rest };
  return { command: commandNamed(flags.length > 0 ? "timeline" : "lookup", commands), words };
}

export const commandNamed = (name: string, commands: readonly Command[]): Command =>
  commands.find((command) => command.name === name) ?? (commands[0] as Command);
