import type { Knowledge } from "../knowledge/knowledge.ts";
import { fold } from "../lookup/fold.ts";
import { nearest } from "../lookup/nearest.ts";
import { AskerError } from "./asker-error.ts";
import type { Command } from "./declare.ts";
import { lineOfTokens } from "./line.ts";
import type { Tokens } from "./tokens.ts";
import { isLookup } from "./usage.ts";

interface Known {
  readonly commands: readonly Command[];
  readonly knowledge: Knowledge;
}

/**
 * The refusal that offers a command of two words for what is nearly one: `digest subscribr`, or `subscribe` alone.
 * Undefined where the line is as it should be.
 */
export function twoWordsMeant(tokens: Tokens, routed: Command, { commands, knowledge }: Known): AskerError | undefined {
  const [first = "", second, ...rest] = tokens.words.map((word) => word.normalize("NFKC"));
  const instead = (name: string, more: readonly string[]) => {
    const line = lineOfTokens({ words: [...name.split(" "), ...more], flags: tokens.flags });
    return { typed: "", instead: [{ label: `/amw ${line}`, line }] };
  };
  const seconds = secondWords(first.toLowerCase(), commands);
  if (routed.name === first.toLowerCase() && seconds.length > 0 && second !== undefined) {
    if (Object.keys(routed.args).length > 0) return undefined;
    const meant = nearest(second.toLowerCase(), seconds);
    const asked = `${routed.name} ${second}`;
    if (meant === undefined)
      return new AskerError("unknown-command", { asked, nearest: undefined, among: routed.name });
    const name = `${routed.name} ${meant}`;
    return new AskerError("unknown-command", { asked, nearest: name }, instead(name, rest));
  }
  // `digets subscribe`: the second word is right.
  const root = nearest(
    first.toLowerCase(),
    commands
      .filter(({ name }) => second !== undefined && name.endsWith(` ${second.toLowerCase()}`))
      .map(({ name }) => name.split(" ")[0] ?? ""),
  );
  if (root !== undefined && root !== first.toLowerCase() && (isLookup(routed) || routed.name === "timeline")) {
    const name = `${root} ${second?.toLowerCase()}`;
    return new AskerError("unknown-command", { asked: `${first} ${second}`, nearest: name }, instead(name, rest));
  }
  const isName = knowledge.names.exact(fold(tokens.words.join(" "))).length > 0;
  if (
    isName ||
    (second !== undefined && tokens.flags.length === 0) ||
    !(isLookup(routed) || routed.name === "timeline")
  )
    return undefined;
  const name = commands.find((command) => command.name.endsWith(` ${first.toLowerCase()}`))?.name;
  const more = second === undefined ? rest : [second, ...rest];
  return name && first !== ""
    ? new AskerError("unknown-command", { asked: first, nearest: name }, instead(name, more))
    : undefined;
}

const secondWords = (first: string, commands: readonly Command[]): readonly string[] =>
  commands.flatMap(({ name }) => (name.startsWith(`${first} `) ? [name.slice(first.length + 1)] : []));
