import type { Context } from "../command/declare.ts";
import { localTime } from "../digest/local-time.ts";
import { reckoningsOf } from "../digest/reckoned.ts";
import type { Slug } from "../knowledge/slug.ts";
import { reckoningText } from "../messages/reckoning-text.ts";
import { longDate } from "../messages/words.ts";
import { channelOf, editionDay } from "./edition-by-hash.ts";

/** How this channel came to be told an announcement: `In the digest of 24 November 2026 (#3f9a1c2d): R = …`; undefined where it was not. */
export async function whyHere(
  announcement: Slug,
  { call, desk, knowledge }: Pick<Context, "call" | "desk" | "knowledge">,
): Promise<string | undefined> {
  const here = channelOf(call);
  if (!here) return undefined;
  const { deliveries } = desk.state;
  for (const { delivery: id, at } of await deliveries.told(here, [announcement], 0)) {
    const delivery = await deliveries.find(id);
    if (delivery?.kind === "alert")
      return `Posted here at once on ${longDate(localTime(at, desk.timezone).day)}, as an alert.`;
    const reckoned = delivery && reckoningsOf(delivery).find((one) => one.announcement === announcement);
    if (delivery?.hash && reckoned)
      return `In the digest of ${await editionDay(delivery, desk)} (#${delivery.hash}): ${reckoningText(reckoned, knowledge)}`;
  }
  return undefined;
}
