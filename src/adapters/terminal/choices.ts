import type { Action } from "../../core/message/message.ts";

export type RunAction = Extract<Action, { kind: "run" }>;
export interface Choice {
  /** What to type to run it. */
  readonly number: number;
  readonly action: RunAction;
}

/** `Open 11` opens the 11th item of its list, so 11 it is. */
const itemNumber = ({ label }: RunAction): number | undefined => {
  const [, digits] = /^(?:Open )?(\d{1,4})$/.exec(label) ?? [];
  return digits === undefined ? undefined : Number(digits);
};

/** The actions that run a line, each with its own number: its item's where it opens one, else the next after those. */
export function choices(actions: readonly Action[]): Choice[] {
  const runs = actions.filter((action) => action.kind === "run");
  const items = runs.flatMap((action) => itemNumber(action) ?? []);
  const taken = new Set<number>();
  let next = Math.max(0, ...items) + 1;
  return runs.map((action) => {
    const item = itemNumber(action);
    const number = item === undefined || taken.has(item) ? next++ : item;
    taken.add(number);
    return { number, action };
  });
}

/** `The last answer has choices 1 to 6.` */
export function choicesText(offered: readonly Choice[]): string {
  const numbers = offered.map(({ number }) => number).sort((a, b) => a - b);
  const [first, ...others] = numbers;
  const last = others.at(-1);
  if (first === undefined) return "The last answer has no choices.";
  if (last === undefined) return `The last answer has one choice, ${first}.`;
  const named =
    last - first === others.length ? `${first} to ${last}` : `${numbers.slice(0, -1).join(", ")} and ${last}`;
  return `The last answer has choices ${named}.`;
}
