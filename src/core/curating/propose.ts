import { AskerError, runInstead } from "../command/asker-error.ts";
import type { Context } from "../command/declare.ts";
import { count } from "../messages/words.ts";
import { inTurn } from "./in-turn.ts";
import type { Proposal } from "./proposals.ts";
import { whereOf } from "./save-edit.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How many a person may make within how long; `step` is what the sentence counts in that says when again. */
const LIMITS = [
  { most: 5, within: 10 * MINUTE, step: MINUTE, word: "minute", span: "10 minutes" },
  { most: 30, within: 24 * HOUR, step: HOUR, word: "hour", span: "a day" },
] as const;

type NewProposal = Pick<Proposal, "kind" | "text" | "link" | "about">;

/** Puts the caller's proposal into the queue. Throws AskerError that says when again, where they made too many. */
export function propose(proposal: NewProposal, context: Context): Promise<Proposal> {
  const { call, desk, now } = context;
  return inTurn(`propose ${call.actor.id}`, async () => {
    await noMoreThanAllowed(call.actor.id, now.getTime(), context);
    return desk.state.proposals.add({ ...proposal, at: now.getTime(), by: call.actor, where: whereOf(context) });
  });
}

async function noMoreThanAllowed(actor: string, now: number, { desk }: Pick<Context, "desk">): Promise<void> {
  const { proposals } = desk.state;
  for (const { most, within, step, word, span } of LIMITS) {
    if ((await proposals.countBy(actor, now - within + 1)) < most) continue;
    let steps = 1;
    while (steps * step < within && (await proposals.countBy(actor, now - within + 1 + steps * step)) >= most) steps++;
    throw new AskerError(
      "bad-argument",
      {
        problem: `That makes more than ${most} in ${span}, which is as many as one person can propose; try again in ${count(steps, word)}.`,
      },
      runInstead("Latest announcements", "latest"),
    );
  }
}
