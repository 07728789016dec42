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
