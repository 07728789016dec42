import type { Slot } from "../digest/slot.ts";
import type { Subscription } from "../digest/subscription.ts";
import type { Message } from "../message/message.ts";

/** Stands in the history for an edition that AMW came too late for; it is posted nowhere. */
export function missedMessage({ name, schedule }: Subscription, { key }: Slot): Message {
  const text = `The digest ${name} of ${key.replace("T", " ")} (${schedule.timezone}) was not posted: AMW was not running until it was too late. The next one tells what it would have told.`;
  return {
    summary: text,
    title: "Missed",
    tone: "plain",
    blocks: [{ kind: "paragraph", text }],
    actions: [],
    audience: "channel",
    about: [],
  };
}
