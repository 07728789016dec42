import { missedMessage } from "../messages/missed-edition.ts";
import type { NewDelivery } from "./delivery.ts";
import { deliveryId } from "./delivery-id.ts";
import type { Desk } from "./desk.ts";
import type { Destination } from "./destination.ts";
import type { Messenger } from "./messenger.ts";
import type { Slot } from "./slot.ts";
import type { Subscription } from "./subscription.ts";
import type { Edition } from "./window.ts";

type Making = Pick<Desk, "hash">;

const keyOf = ({ id }: Subscription, { key }: Slot): string => `${id}/${key}`;

/** The id of the one edition that the slot may have. */
export const deliveryOfSlot = (subscription: Subscription, slot: Slot, { hash }: Making): string =>
  deliveryId(keyOf(subscription, slot), hash);

interface Made {
  /** The slot's, or another word that no other edition of the subscription has. */
  readonly key: string;
  /** When it is made, in milliseconds. */
  readonly at: number;
  readonly upTo: number;
  readonly edition: Edition;
}

/** The edition first, then its details, which go into its thread. */
export function deliveriesOf(
  subscription: Subscription,
  { key, at, upTo, edition }: Made,
  desk: Making,
): readonly NewDelivery[] {
  const own = keyed(`${subscription.id}/${key}`, subscription, at, desk);
  const isSkipped = edition.isQuiet && subscription.wishes.quiet === "skip";
  const first: NewDelivery = {
    ...own,
    kind: "edition",
    message: edition.message,
    hash: edition.hash,
    state: isSkipped ? "skipped" : "ready",
    tells: edition.tells,
    upTo,
    reckoning: JSON.stringify(edition.reckonings),
  };
  if (isSkipped) return [first];
  const details = edition.details.map(
    ({ announcement, message }, i): NewDelivery => ({
      ...keyed(`${own.key}/detail/${announcement}`, subscription, at, desk),
      kind: "detail",
      parent: own.id,
      message,
      state: "ready",
      // In the order of the edition.
      createdAt: at + 1 + i,
      tells: [],
    }),
  );
  return [first, ...details];
}

/** The slot's row where it is too late to post anything. */
export const missedDelivery = (subscription: Subscription, slot: Slot, at: number, desk: Making): NewDelivery => ({
  ...keyed(keyOf(subscription, slot), subscription, at, desk),
  kind: "edition",
  message: missedMessage(subscription, slot),
  state: "missed",
  tells: [],
});

function keyed(key: string, { id, to }: Subscription, at: number, { hash }: Making) {
  return { id: deliveryId(key, hash), key, to, subscription: id, nextTryAt: at, createdAt: at };
}

/** Where details go there. A platform that is not connected just now is taken for what it is when it is. */
export const detailsOn = ({ surface }: Destination, { messenger }: Pick<Desk, "messenger">): Messenger["details"] =>
  messenger(surface)?.details ?? (surface === "slack" ? "thread" : "buttons");
