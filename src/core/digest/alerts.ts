import type { AnnouncementHead } from "../knowledge/heads.ts";
import { alertMessage } from "../messages/alert-message.ts";
import { tellsTheSame } from "./compared.ts";
import type { NewDelivery } from "./delivery.ts";
import { deliveryId } from "./delivery-id.ts";
import type { Following } from "./follow.ts";
import { highestFirst } from "./rank.ts";
import { type Change, type Standing, standingOf } from "./standing.ts";
import { type Bar, isPaused, type Subscription } from "./subscription.ts";
import { isWanted } from "./wanted.ts";

/** Many at once are a digest: the highest are posted, and the next edition tells the others. */
const MOST_AT_ONCE = 5;

interface Risen {
  readonly change: Change;
  readonly head: AnnouncementHead;
}

/** Posts at once what has come to clear a subscription's bar and passes its wishes, unless the channel was told it. */
export async function alertChannels(changes: readonly Change[], at: number, parts: Following): Promise<void> {
  const risen = changes.flatMap((change): Risen[] => {
    const head = parts.knowledge.head(change.announcement);
    return head && !head.retracted && hasRisen(change) ? [{ change, head }] : [];
  });
  if (risen.length === 0) return;
  risen.sort((a, b) => highestFirst(a.head, b.head));
  for (const subscription of await parts.desk.state.subscriptions.all()) {
    if (!subscription.wishes.alert || isPaused(subscription, at)) continue;
    await alert(subscription, subscription.wishes.alert, risen, at, parts);
    await parts.breathe();
  }
}

/** Whether it may clear a bar that it did not clear before. */
const hasRisen = ({ before, after }: Change): boolean =>
  after !== undefined &&
  (before === undefined ||
    before.retracted ||
    after.novelty > before.novelty ||
    after.significance > before.significance);

const clears = (standing: Standing | undefined, { scale, least }: Bar): boolean =>
  standing !== undefined && !standing.retracted && standing[scale] >= least;

async function alert(
  subscription: Subscription,
  bar: Bar,
  risen: readonly Risen[],
  at: number,
  { desk, knowledge }: Following,
): Promise<void> {
  const clearing = risen.filter(
    ({ change, head }) =>
      change.at >= subscription.createdAt &&
      !clears(change.before, bar) &&
      clears(standingOf(head), bar) &&
      isWanted(head, subscription.wishes),
  );
  if (clearing.length === 0) return;
  const told = await desk.state.deliveries.told(
    subscription.to,
    clearing.map(({ head }) => head.id),
    0,
  );
  const fresh = clearing.filter(
    ({ head }) => !told.some(({ announcement, as }) => announcement === head.id && tellsTheSame(as, standingOf(head))),
  );
  await desk.state.deliveries.add(
    fresh.slice(0, MOST_AT_ONCE).flatMap(({ change, head }): NewDelivery[] => {
      const message = alertMessage(head.id, subscription, knowledge);
      if (!message) return [];
      const key = `${subscription.id}/alert/${head.id}/${change.seq}`;
      return [
        {
          id: deliveryId(key, desk.hash),
          key,
          kind: "alert",
          to: subscription.to,
          subscription: subscription.id,
          message,
          state: "ready",
          nextTryAt: at,
          createdAt: at,
          tells: [{ announcement: head.id, as: standingOf(head) }],
          upTo: change.seq,
        },
      ];
    }),
  );
}
