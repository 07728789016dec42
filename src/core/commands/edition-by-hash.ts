import { z } from "zod";
import type { Call } from "../amw.ts";
import { AskerError } from "../command/asker-error.ts";
import type { Arg, Context } from "../command/declare.ts";
import type { Delivery } from "../digest/delivery.ts";
import type { Destination } from "../digest/destination.ts";
import { localTime } from "../digest/local-time.ts";
import { longDate } from "../messages/words.ts";

const WRONG = "Which digest? Give the hash from its footer, for example 3f9a1c2d.";

/** The hash in the footer of an edition. */
export const HASH_ARG = {
  kind: "text",
  first: true,
  help: "The hash in the digest's footer",
  example: "3f9a1c2d",
  schema: z
    .string({ error: WRONG })
    .transform((text) => text.trim().replace(/^#/, "").toLowerCase())
    .refine((text) => /^[0-9a-f]{8}$/.test(text), { error: WRONG }),
} as const satisfies Arg;

/** The channel that a call comes from. */
export const channelOf = ({ surface, space, channel }: Call): Destination | undefined =>
  channel === undefined ? undefined : { surface, ...(space === undefined ? {} : { space }), channel };

/** The edition of that hash in this channel, else in another one of the same space. Throws AskerError. */
export async function editionByHash(hash: string, { call, desk }: Pick<Context, "call" | "desk">): Promise<Delivery> {
  const { deliveries } = desk.state;
  const here = channelOf(call);
  const found = (here && (await deliveries.byHash(hash, here))) ?? (await deliveries.byHash(hash));
  if (found && found.to.surface === call.surface && found.to.space === call.space) return found;
  throw new AskerError("bad-argument", {
    problem: `No digest here has the hash ${hash}; look at its footer again, or write /amw digest history.`,
  });
}

/** The day of an edition, in its channel's own time: `24 November 2026`. */
export async function editionDay({ subscription, createdAt }: Delivery, desk: Context["desk"]): Promise<string> {
  const found = subscription === undefined ? undefined : await desk.state.subscriptions.find(subscription);
  return longDate(localTime(createdAt, found?.schedule.timezone ?? desk.timezone).day);
}
