import type { Message } from "../message/message.ts";
import { deliveryId } from "./delivery-id.ts";
import type { Desk } from "./desk.ts";
import type { Subscription } from "./subscription.ts";

interface Noted {
  /** Two notices with the same key are one. */
  readonly key: string;
  /** Milliseconds. */
  readonly at: number;
  readonly desk: Pick<Desk, "state" | "messenger" | "hash">;
}

/**
 * A direct message to the subscription's creator; `write` is given what the platform calls the channel. Nothing where the
 * platform is not connected or has no such conversation: `digest list` shows it all the same.
 */
export async function addNotice(
  { id, to, creator }: Subscription,
  { key, at, desk }: Noted,
  write: (place: string | undefined) => Message,
): Promise<void> {
  const messenger = desk.messenger(to.surface);
  const person = messenger?.direct(creator.id);
  if (!messenger || !person) return;
  const message = write(await messenger.nameOf(to));
  await desk.state.deliveries.add([
    {
      id: deliveryId(key, desk.hash),
      key,
      kind: "notice",
      to: person,
      subscription: id,
      message,
      state: "ready",
      nextTryAt: at,
      createdAt: at,
      tells: [],
    },
  ]);
}
