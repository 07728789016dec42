import { z } from "zod";
import { AskerError } from "../command/asker-error.ts";
import { defineCommand } from "../command/declare.ts";
import { nextDue } from "../digest/next-due.ts";
import { restoredMessage, unsubscribedMessage } from "../messages/digest-saved.ts";
import { nameTaken } from "./save-digest.ts";
import { changedMeanwhile, mayManage, WHICH_ARG, whichDigest } from "./which-digest.ts";

export const digestUnsubscribe = defineCommand({
  name: "digest unsubscribe",
  root: "digest",
  help: "End a digest; it can be brought back",
  permission: "anyone",
  managers: true,
  examples: ["/amw digest unsubscribe", "/amw digest unsubscribe morning"],
  args: { which: WHICH_ARG },
  async run({ which }, context) {
    const { desk, now, line } = context;
    const { subscription } = await whichDigest(which, "digest unsubscribe", context);
    const removed = await desk.state.subscriptions.remove(subscription.id, subscription.version, now.getTime());
    if (removed !== "saved") {
      const found = await desk.state.subscriptions.find(subscription.id);
      // Somebody else removed it: that is what was asked for.
      if (found && found.removedAt === undefined) throw changedMeanwhile(found, line);
    }
    return unsubscribedMessage(subscription);
  },
});

export const digestRestore = defineCommand({
  name: "digest restore",
  root: "digest",
  help: "Bring back a digest that was ended",
  permission: "anyone",
  managers: true,
  examples: ["/amw digest restore 3f9a1c2d5e"],
  args: {
    id: {
      kind: "text",
      first: true,
      help: "What its Undo button says",
      example: "3f9a1c2d5e",
      schema: z.string({ error: "Which digest? Press Undo where it was ended." }).transform((text) => text.trim()),
    },
  },
  async run({ id }, context) {
    const { desk, now } = context;
    const found = await desk.state.subscriptions.find(id);
    if (!found)
      throw new AskerError("bad-argument", {
        problem: `AMW knows no digest ${id}; /amw digest list shows those here.`,
      });
    await mayManage(found, "digest restore", context);
    const { removedAt, ...subscription } = found;
    const nextAt =
      removedAt === undefined ? await desk.state.subscriptions.nextAt(id) : nextDue(subscription, now.getTime());
    if (removedAt !== undefined && (await desk.state.subscriptions.restore(id, nextAt)) === "name-taken")
      throw nameTaken(subscription.name);
    return restoredMessage(subscription, nextAt, now.getTime());
  },
});
