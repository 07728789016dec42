import { z } from "zod";
import { AskerError, runInstead } from "../command/asker-error.ts";
import { defineCommand } from "../command/declare.ts";
import { readPage } from "../message/pages.ts";
import { digestHistoryMessage } from "../messages/digest-history-message.ts";
import { nameOfState, resentMessage } from "../messages/digest-resend-message.ts";
import { canResend } from "../messages/digest-words.ts";
import { editionByHash, HASH_ARG } from "./edition-by-hash.ts";
import { canPost } from "./save-digest.ts";
import { mayManage, WHICH_ARG, whichDigest } from "./which-digest.ts";

const PAGE = 8;

export const digestHistory = defineCommand({
  name: "digest history",
  root: "digest",
  help: "What a digest has posted, and what became of each edition",
  permission: "anyone",
  examples: ["/amw digest history", "/amw digest history morning"],
  pages: true,
  args: { which: WHICH_ARG },
  async run({ which }, context) {
    const { desk, page, line } = context;
    const { subscription } = await whichDigest(which, "digest history", context);
    const { deliveries: history } = desk.state;
    const read = async (limit: number, offset: number) => {
      const { deliveries: items, total } = await history.history(subscription.id, limit, offset);
      return { items, total };
    };
    return digestHistoryMessage(subscription, await readPage(read, page, PAGE), line);
  },
});

export const digestReplay = defineCommand({
  name: "digest replay",
  root: "digest",
  help: "An edition again, exactly as it was posted",
  permission: "anyone",
  examples: ["/amw digest replay 3f9a1c2d"],
  args: { hash: HASH_ARG },
  async run({ hash }, { call, desk }) {
    const { message } = await editionByHash(hash, { call, desk });
    return { ...message, audience: "asker" };
  },
});

export const digestResend = defineCommand({
  name: "digest resend",
  root: "digest",
  help: "Post what did not arrive, or may not have",
  permission: "anyone",
  managers: true,
  examples: ["/amw digest resend 3f9a1c2d5e7b90aa12cd34ef"],
  args: {
    id: {
      kind: "text",
      first: true,
      help: "What its Resend button says",
      example: "3f9a1c2d5e7b90aa12cd34ef",
      schema: z
        .string({ error: "Which one? Press Resend in /amw digest history, or in what AMW told you of it." })
        .transform((text) => text.trim()),
    },
  },
  async run({ id }, context) {
    const { desk, now, call } = context;
    const { deliveries, subscriptions } = desk.state;
    const delivery = await deliveries.find(id);
    if (!delivery)
      throw new AskerError(
        "bad-argument",
        { problem: `AMW knows no posting ${id}; /amw digest history lists them.` },
        runInstead("History", "digest history"),
      );
    const subscription =
      delivery.subscription === undefined ? undefined : await subscriptions.find(delivery.subscription);
    await mayManage(
      { to: delivery.to, creator: subscription?.creator ?? { id: "", name: "" } },
      "digest resend",
      context,
    );
    if (!canResend(delivery)) throw new AskerError("bad-argument", { problem: nameOfState(delivery) });
    await canPost(delivery.to, context);
    const at = now.getTime();
    const settled = await deliveries.settle(id, {
      state: "ready",
      at,
      nextTryAt: at,
      reason: `resent by ${call.actor.name}`,
      from: ["uncertain", "given-up", "gone"],
    });
    if (!settled)
      throw new AskerError("bad-argument", { problem: nameOfState((await deliveries.find(id)) ?? delivery) });
    desk.wake();
    return resentMessage(delivery);
  },
});
