import { COMMANDS } from "../core/commands/all.ts";
import { validateKnowledge } from "../stores/json-knowledge/validate.ts";

/** `amw validate [dir]`: prints each problem as `file:line: what is wrong and what to write instead`. 0 or 1. */
export async function validate(dir: string): Promise<number> {
  const problems = await validateKnowledge(
    dir,
    COMMANDS.map((command) => command.name),
  );
  for (const { file, line, text } of problems) process.stdout.write(`${file}:${line}: ${text}\n`);
  process.stdout.write(
    problems.length === 0
      ? `${dir} is valid.\n`
      : `${problems.length} ${problems.length === 1 ? "problem" : "problems"} in ${dir}.\n`,
  );
  return problems.length === 0 ? 0 : 1;
}
