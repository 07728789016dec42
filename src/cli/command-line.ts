import { flagOf } from "../core/command/parse.ts";
import { COMMANDS } from "../core/commands/all.ts";
import { editsWithin } from "../core/lookup/edit-distance.ts";
import { UsageError } from "./usage-error.ts";

/** The flags of `amw` itself that take a value, each as an example. */
const EXAMPLES = {
  as: "--as editor",
  format: "--format json",
  http: "--http https://amw.example.com",
  at: "--at 2026-11-25T09:00Z",
  out: "--out backup",
} as const;
type Valued = keyof typeof EXAMPLES;
const VALUED = Object.keys(EXAMPLES) as Valued[];
/** The commands that a flag is for; in any other line it is the line's own: `--at` there is a time of day. */
const TAKING: Partial<Record<Valued, readonly (string | undefined)[]>> = { at: ["tick", "digest"], out: ["export"] };
const isOwn = (flag: Valued, command: string | undefined): boolean => TAKING[flag]?.includes(command) ?? true;
const SWITCHES = ["help", "version"] as const;
type Switch = (typeof SWITCHES)[number];

/** Flags of the lines that are asked. */
const LINE_FLAGS: readonly string[] = [
  "page",
  "share",
  ...COMMANDS.flatMap(({ args }) =>
    Object.entries(args)
      .filter(([, arg]) => !arg.first)
      .map(([name]) => flagOf(name)),
  ),
];

interface CommandLine extends Readonly<Partial<Record<Valued, string>>>, Readonly<Partial<Record<Switch, true>>> {
  /** Everything that is no flag of the command line's own: the command, then what it is for. */
  readonly words: readonly string[];
}

/**
 * The command line taken apart. An unknown flag stays among the words, since it belongs to the line that is asked, unless
 * it is one of ours misspelt. Throws UsageError.
 */
export function readCommandLine(args: readonly string[]): CommandLine {
  const words: string[] = [];
  const flags: Partial<Record<Valued, string>> & Partial<Record<Switch, true>> = {};
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    const [, name = "", inline] = /^--([^=\s]+)(?:=(.*))?$/s.exec(arg) ?? [];
    const valued = VALUED.find((known) => known === name && isOwn(known, words[0]));
    const alone = SWITCHES.find((known) => known === name);
    if (valued) {
      const value = inline ?? args[++i] ?? "";
      if (value === "" || value.startsWith("--")) {
        throw new UsageError(`Give --${valued} a value, for example ${EXAMPLES[valued]}.`);
      }
      flags[valued] = value;
    } else if (alone) {
      if (inline !== undefined) throw new UsageError(`--${alone} stands alone; leave out its value.`);
      flags[alone] = true;
    } else {
      const meant = meantFlag(name);
      if (meant) throw new UsageError(`There is no flag --${name}; did you mean --${meant}?`);
      words.push(arg);
    }
  }
  return { ...flags, words };
}

const MOST_EDITS = 2;

/** Our flag that the name misspells; undefined where a flag of the line is as near. */
function meantFlag(name: string): Valued | undefined {
  const edits = (known: string): number => editsWithin(name, known, MOST_EDITS);
  const nearestOther = Math.min(...LINE_FLAGS.map(edits));
  // Two edits make any short word out of any other.
  return VALUED.find((known) => edits(known) <= Math.min(MOST_EDITS, known.length - 1) && edits(known) < nearestOther);
}
