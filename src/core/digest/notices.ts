import type { Surface } from "../amw.ts";
import type { Message } from "../message/message.ts";
import type { NewDelivery } from "./delivery.ts";
import { deliveryId } from "./delivery-id.ts";
import type { Desk } from "./desk.ts";
import type { Destination } from "./destination.ts";
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
  await desk.state.deliveries.add([{ ...noticeOf(person, message, { key, at, desk }), subscription: id }]);
}

/**
 * A direct message to that person of that platform, sent as soon as can be. False where the platform is not connected or
 * has no such conversation.
 */
export async function tellPerson(
  surface: Surface,
  actor: string,
  message: Message,
  { key, at, desk }: Noted & { readonly desk: Pick<Desk, "wake"> },
): Promise<boolean> {
  const person = desk.messenger(surface)?.direct(actor);
  if (!person) return false;
  await desk.state.deliveries.add([noticeOf(person, message, { key, at, desk })]);
  desk.wake();
  return true;
}

const noticeOf = (to: Destination, message: Message, { key, at, desk }: Noted): NewDelivery => ({
  id: deliveryId(key, desk.hash),
  key,
  kind: "notice",
  to,
  message,
  state: "ready",
  nextTryAt: at,
  createdAt: at,
  tells: [],
});
