import type { ViewOutput } from "@slack/bolt";
import { flagOf } from "../../core/command/parse.ts";
import { clip } from "../../core/message/clip.ts";
import type { Message } from "../../core/message/message.ts";
import { LIMITS } from "./limits.ts";

type Problems = Readonly<Record<string, string>>;

/** The problems under the inputs that the modal has; what belongs to none stands under the first. */
export function underInputs(problems: Problems, { blocks }: ViewOutput): Problems {
  const inputs = blocks.flatMap(({ type, block_id = "" }) => (type === "input" ? [block_id] : []));
  const found = Object.entries(problems).filter(([name]) => inputs.includes(name));
  const others = Object.entries(problems).filter(([name]) => !inputs.includes(name));
  const [first] = inputs;
  if (others.length > 0 && first !== undefined) {
    const own = found.filter(([name]) => name === first);
    const sentences = [...own, ...others].map(([, sentence]) => sentence).join(" ");
    return cut([...found.filter(([name]) => name !== first), [first, sentences]]);
  }
  return cut(found);
}

const cut = (problems: readonly (readonly [string, string])[]): Problems =>
  Object.fromEntries(problems.map(([name, problem]) => [name, clip(problem, LIMITS.inputLabel)]));

/** Whether a refusal says no more than a sentence, which fits under a field. */
export const isOneSentence = ({ blocks, problems }: Message): boolean => problems !== undefined || blocks.length < 2;

/** What a refusal says, by the fields that it is about. */
export const problemsIn = (refusal: Message, values: Problems): Problems =>
  refusal.problems ?? { [fieldOf(refusal.summary, values)]: refusal.summary };

/** The field that a refusal is about: the one whose flag it begins with, or whose value it quotes most of, else the first. */
function fieldOf(refusal: string, values: Problems): string {
  const names = Object.keys(values);
  const flagged = names.find((name) => refusal.startsWith(`--${flagOf(name)} `));
  const quoted = (name: string): number => {
    const parts = (values[name] ?? "").split(/[,，、]/u).map((part) => part.trim());
    return Math.max(0, ...parts.filter((part) => refusal.includes(part)).map(({ length }) => length));
  };
  return flagged ?? names.sort((a, b) => quoted(b) - quoted(a))[0] ?? "";
}
