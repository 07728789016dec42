import { AskerError } from "../command/asker-error.ts";
import type { Context } from "../command/declare.ts";
import { lineOfTokens } from "../command/line.ts";
import { cannotPost, notConnected } from "../command/managing.ts";
import type { Destination } from "../digest/destination.ts";
import { nextDue } from "../digest/next-due.ts";
import { daysText } from "../digest/reading/days.ts";
import type { Subscription } from "../digest/subscription.ts";
import { wishFlags } from "./digest-args.ts";
import { changedMeanwhile } from "./which-digest.ts";

/** Whether AMW can post there. Throws AskerError that says how to let it. */
export async function canPost(to: Destination, { desk, line }: Pick<Context, "desk" | "line">): Promise<void> {
  const messenger = desk.messenger(to.surface);
  if (!messenger) throw notConnected(to.surface);
  const reach = await messenger.reach(to);
  if (!reach.ok) throw cannotPost(reach, line);
}

/** The digest as it is saved, with who changed it. */
export type Changes = Partial<Pick<Subscription, "name" | "schedule" | "wishes" | "paused">>;

/**
 * Saves the subscription with these changes. What is due already stays due, unless the change is about when. Throws
 * AskerError where somebody else changed it meanwhile, or the name is taken.
 */
export async function saveChanged(
  subscription: Subscription,
  changes: Changes,
  { desk, call, now, line }: Pick<Context, "desk" | "call" | "now" | "line">,
): Promise<{ readonly saved: Subscription; readonly nextAt: number | undefined }> {
  const { subscriptions } = desk.state;
  const at = now.getTime();
  const changed: Subscription = { ...subscription, ...changes, changed: { by: call.actor, at } };
  const sameTimes = !("schedule" in changes) && !("paused" in changes);
  const nextAt = (sameTimes ? await subscriptions.nextAt(subscription.id) : undefined) ?? nextDue(changed, at);
  const outcome = await subscriptions.save(changed, nextAt);
  if (outcome === "name-taken") throw nameTaken(changed.name);
  if (outcome === "conflict") {
    const found = await subscriptions.find(subscription.id);
    if (!found || found.removedAt !== undefined)
      throw new AskerError("bad-argument", { problem: `Somebody removed “${subscription.name}” meanwhile.` });
    throw changedMeanwhile(found, line);
  }
  return { saved: { ...changed, version: subscription.version + 1 }, nextAt };
}

export const nameTaken = (name: string): AskerError =>
  new AskerError("bad-argument", {
    problem: `Another digest here is called “${name}” already; give this one another --name.`,
  });

/** The line of `digest update` that says all of its settings; its form begins with it. */
export function settingsLine({ id, version, name, schedule, wishes }: Subscription): string {
  return lineOfTokens({
    words: ["digest", "update", `${id}@${version}`],
    flags: [
      { name: "at", value: schedule.at },
      { name: "days", value: daysText(schedule.days) },
      { name: "timezone", value: schedule.timezone },
      { name: "name", value: name },
      ...wishFlags(wishes),
    ],
  });
}
