import type { Command } from "./declare.ts";
import { flagOf } from "./parse.ts";

/** A lookup is written without a name of its own. */
export const isLookup = (command: Command): boolean => command.name === "lookup";

/** `/amw compare <players…>`: how a command is written, flags left out. */
export function usage(command: Command): string {
  const name = isLookup(command) ? "/amw" : `/amw ${command.name}`;
  const first = Object.entries(command.args).find(([, arg]) => arg.first);
  if (!first) return name;
  const [argument, arg] = first;
  const label = arg.label ?? argument;
  const dots = arg.kind === "words" ? "…" : "";
  const after = Object.entries(command.args).filter(([, one]) => one.trails);
  return [
    `${name} ${arg.schema.safeParse(undefined).success ? `[${label}${dots}]` : `<${label}${dots}>`}`,
    ...after.map(([name, { label: said = name }]) => `<${said}>`),
  ].join(" ");
}

/** The flags a command takes, each with a value to try: `--since 2026-06`; none that only forms and buttons write. */
export const flagsOf = (command: Command): readonly { readonly flag: string; readonly help: string }[] =>
  Object.entries(command.args)
    .filter(([, arg]) => !arg.first && !arg.kept)
    .map(([name, arg]) => ({
      flag: `--${flagOf(name)} ${arg.example}`.trim(),
      help: arg.choices && !arg.lone ? `${arg.help}: ${arg.choices.join(", ")}` : arg.help,
    }));
