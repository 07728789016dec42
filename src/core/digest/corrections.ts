import { correctionNote } from "../messages/with-corrections.ts";
import { differences } from "./compared.ts";
import type { Delivery, DeliveryKind } from "./delivery.ts";
import type { Following } from "./follow.ts";
import type { Change } from "./standing.ts";

/** What channels read; a person who watches is told of each change anyway. */
const CORRECTED: readonly DeliveryKind[] = ["edition", "alert"];

/** Notes under the posted messages that told what has changed since; they are shown by editing those. */
export async function correctPosted(changes: readonly Change[], at: number, parts: Following): Promise<void> {
  for (const change of changes) {
    if (!isCorrection(change)) continue;
    for (const delivery of await parts.desk.state.deliveries.tellingOf(change.announcement, 0)) {
      await note(delivery, change, at, parts);
      await parts.breathe();
    }
  }
}

/** What changed between the making of a message and its arrival, which `correctPosted` could not find there yet. */
export async function correctArrived(delivery: Delivery, at: number, parts: Following): Promise<void> {
  if (delivery.upTo === undefined || !CORRECTED.includes(delivery.kind)) return;
  const { journal, deliveries } = parts.desk.state;
  const { seq } = await journal.last();
  if (seq <= delivery.upTo) return;
  const changes = (await journal.since(delivery.upTo, seq)).filter(isCorrection);
  if (changes.length === 0) return;
  const sent = await deliveries.find(delivery.id);
  if (sent) for (const change of changes) await note(sent, change, at, parts);
}

const isCorrection = ({ before, after }: Change): boolean =>
  before !== undefined && differences(before, after).length > 0;

async function note(delivery: Delivery, { announcement, at: noticedAt }: Change, at: number, parts: Following) {
  const { desk, knowledge } = parts;
  if (!CORRECTED.includes(delivery.kind) || delivery.subscription === undefined) return;
  const subscription = await desk.state.subscriptions.find(delivery.subscription);
  const told = (await desk.state.deliveries.told(delivery.to, [announcement], 0)).find(
    (one) => one.delivery === delivery.id,
  );
  if (!subscription || !told) return;
  const found = correctionNote(
    told,
    {
      at: noticedAt,
      language: subscription.wishes.language,
      timezone: subscription.schedule.timezone,
      corrected: delivery.corrections.some((one) => one.announcement === announcement),
    },
    knowledge,
  );
  const last = delivery.corrections.findLast((one) => one.announcement === announcement);
  if (!found || JSON.stringify(found.text) === JSON.stringify(last?.text)) return;
  await desk.state.deliveries.correct(delivery.id, [found], at);
}
