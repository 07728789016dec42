import { z } from "zod";
import { type Context, defineCommand } from "../command/declare.ts";
import { notPermitted } from "../command/not-permitted.ts";
import type { Subscription } from "../digest/subscription.ts";
import type { Message } from "../message/message.ts";
import { pageOf } from "../message/pages.ts";
import { digestListMessage, type Listed, noDigestsYet } from "../messages/digest-list-message.ts";
import { settingsLine } from "./save-digest.ts";
import { hereFor } from "./which-digest.ts";

const PAGE = 5;

/** What `digest` and `digest list` answer. */
export async function listDigests(everywhere: boolean, context: Context): Promise<Message> {
  const { call, desk, knowledge, now, page, line, role } = context;
  if (everywhere && role === "anyone") throw notPermitted({ command: "--everywhere", needs: "editor" }, call, desk);
  const { subscriptions } = desk.state;
  const all = everywhere
    ? await subscriptions.inSpace(call.surface, call.space)
    : await subscriptions.in(hereFor(context));
  const forms = call.forms ?? false;
  if (all.length === 0) return noDigestsYet(everywhere, forms);
  const { items, ...rest } = pageOf(all, page, PAGE);
  const listed = await Promise.all(items.map((one) => listedOf(one, everywhere, context)));
  return digestListMessage({
    page: { ...rest, items: listed },
    line,
    everywhere,
    knowledge,
    now: now.getTime(),
    forms,
  });
}

async function listedOf(subscription: Subscription, everywhere: boolean, { desk }: Context): Promise<Listed> {
  const { id, to } = subscription;
  const { subscriptions, deliveries } = desk.state;
  const [nextAt, history, place] = await Promise.all([
    subscriptions.nextAt(id),
    deliveries.history(id, 1, 0),
    everywhere ? desk.messenger(to.surface)?.nameOf(to) : undefined,
  ]);
  return {
    subscription,
    nextAt,
    last: history.deliveries[0],
    place: everywhere ? (place ?? to.channel ?? "a direct conversation") : undefined,
    change: settingsLine(subscription),
  };
}

export const digestList = defineCommand({
  name: "digest list",
  root: "digest",
  help: "The digests of this channel: when, what, who made them, what became of the last",
  permission: "anyone",
  examples: ["/amw digest list", "/amw digest list --everywhere"],
  pages: true,
  args: {
    everywhere: {
      kind: "choice",
      choices: ["yes"],
      lone: true,
      help: "All channels of this space, for editors and admins",
      example: "",
      schema: z.literal("yes", { error: "Write --everywhere alone." }).optional(),
    },
  },
  run: ({ everywhere }, context) => listDigests(everywhere === "yes", context),
});

export const digest = defineCommand({
  name: "digest",
  help: "The digests of this channel, or how to begin",
  permission: "anyone",
  examples: ["/amw digest"],
  pages: true,
  args: {},
  run: (_, context) => listDigests(false, context),
});
