import type { Knowledge } from "../knowledge/knowledge.ts";
import { watchMessage } from "../messages/watch-message.ts";
import type { Delivery, NewDelivery } from "./delivery.ts";
import { deliveryId } from "./delivery-id.ts";
import type { Desk } from "./desk.ts";
import { type Destination, personalPlace, placeOf } from "./destination.ts";
import type { Following } from "./follow.ts";
import type { Change } from "./standing.ts";
import type { Watch } from "./state.ts";
import { concerns, newsFor, type WatchNews } from "./watched-news.ts";

/** Changes that come within so long after the first go into one message. */
const GATHERED_MS = 2 * 60_000;
/** However many follow, the first is told by then. */
const LONGEST_MS = 10 * 60_000;

interface Telling {
  readonly desk: Pick<Desk, "state" | "messenger">;
  readonly knowledge: Knowledge;
}

/**
 * Direct messages to those who watch what the changes concern. Changes close together make one message, which waits for a
 * while and is written anew as long as it waits. A message takes in the changes up to its `upTo`, so the same changes again
 * tell nobody anything again.
 */
export async function tellWatchers(changes: readonly Change[], at: number, parts: Following): Promise<void> {
  const { desk, knowledge, breathe } = parts;
  const concerned = new Set(
    changes.flatMap(({ announcement }) => {
      const head = knowledge.head(announcement);
      return head ? concerns(head) : [];
    }),
  );
  if (concerned.size === 0) return;
  const actors = new Set((await desk.state.watches.on([...concerned])).map(({ actor }) => actor));
  for (const actor of actors) {
    await tell(actor, changes, at, parts);
    await breathe();
  }
}

async function tell(actor: string, changes: readonly Change[], at: number, parts: Following): Promise<void> {
  const { desk, knowledge } = parts;
  const to = directPlace(actor, desk);
  if (!to) return;
  const { deliveries, watches } = desk.state;
  const own = await watches.of(actor);
  const last = await deliveries.latest(to, "watch");
  const fresh = newsFor(
    own,
    changes.filter(({ seq }) => seq > (last?.upTo ?? 0)),
    knowledge,
  );
  if (fresh.items.length === 0) return;
  if (last?.state === "ready") {
    const dueAt = Math.max(last.nextTryAt, Math.min(at + GATHERED_MS, last.createdAt + LONGEST_MS));
    if (await tellTogether(last, own, { upTo: fresh.upTo, dueAt, at }, parts)) return;
  }
  await deliveries.add([newDelivery(to, fresh, at, parts)]);
}

/** Where the person is written to; the platform knows best. */
const directPlace = (actor: string, { messenger }: Pick<Desk, "messenger">): Destination | undefined => {
  const place = personalPlace(actor);
  const connected = place && messenger(place.surface);
  return connected ? connected.direct(actor) : place;
};

function newDelivery(to: Destination, news: WatchNews, at: number, { desk, knowledge }: Following): NewDelivery {
  const key = keyOf(to, news.first);
  return {
    id: deliveryId(key, desk.hash),
    key,
    kind: "watch",
    to,
    message: watchMessage(news, knowledge),
    state: "ready",
    nextTryAt: at + GATHERED_MS,
    createdAt: at,
    tells: tellsOf(news),
    upTo: news.upTo,
  };
}

const keyOf = (to: Destination, first: number): string => `watch/${placeOf(to)}/${first}`;
const firstOf = (key: string): number => Number(key.slice(key.lastIndexOf("/") + 1));

const tellsOf = ({ items }: WatchNews): NewDelivery["tells"] =>
  items.map(({ head, standing }) => ({ announcement: head.id, as: standing }));

interface Together {
  readonly upTo: number;
  readonly dueAt: number;
  readonly at: number;
}

/**
 * Writes a waiting message anew with all its changes up to `upTo`; where they come to nothing together, it is not sent. False
 * where it no longer waits.
 */
async function tellTogether(
  { id, key }: Pick<Delivery, "id" | "key">,
  watches: readonly Watch[],
  { upTo, dueAt, at }: Together,
  { desk, knowledge }: Telling,
): Promise<boolean> {
  const { deliveries, journal } = desk.state;
  const news = newsFor(watches, await journal.since(firstOf(key) - 1, upTo), knowledge);
  if (news.items.length === 0) {
    const reason = "nothing is left to tell";
    return deliveries.settle(id, { state: "given-up", at, reason, from: ["ready"] });
  }
  const message = watchMessage(news, knowledge);
  return deliveries.rewrite(id, { message, nextTryAt: dueAt, tells: tellsOf(news), upTo });
}

/** Takes out of a waiting message what its reader no longer watches, or muted. `at` in milliseconds. */
export async function tellNoLonger(actor: string, at: number, parts: Telling): Promise<void> {
  const { deliveries, watches } = parts.desk.state;
  const to = directPlace(actor, parts.desk);
  const last = to && (await deliveries.latest(to, "watch"));
  if (last?.state !== "ready" || last.upTo === undefined) return;
  await tellTogether(last, await watches.of(actor), { upTo: last.upTo, dueAt: last.nextTryAt, at }, parts);
}
