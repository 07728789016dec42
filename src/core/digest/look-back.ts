import type { Knowledge } from "../knowledge/knowledge.ts";
import { TOLD_STATES } from "./delivery.ts";
import type { Slot } from "./slot.ts";
import { lookedAt } from "./sort-out.ts";
import type { Change } from "./standing.ts";
import type { StateStore } from "./state.ts";
import type { Subscription } from "./subscription.ts";
import type { Window } from "./window.ts";

/** So many changes and editions are read at a time. */
const PAGE = 500;
const HISTORY_PAGE = 10;

interface LookingBack {
  readonly state: Pick<StateStore, "deliveries" | "journal">;
  readonly knowledge: Knowledge;
  readonly late?: Window["late"];
  /** Deliveries that the new edition stands for, and that count as told nothing. */
  readonly instead?: readonly string[] | undefined;
}

/** What the subscription's next edition looks back on, made at `at` (milliseconds); without a slot where it was asked for now. */
export async function windowOf(
  subscription: Subscription,
  at: number,
  slot: Slot | undefined,
  { state, knowledge, late, instead = [] }: LookingBack,
): Promise<Window> {
  const [from, last] = await Promise.all([state.deliveries.upTo(subscription.id, instead), state.journal.last()]);
  const since = from === undefined ? undefined : await lastMadeAt(subscription.id, state, instead);
  const changes = from === undefined ? [] : await changesBetween(state.journal, from, last.seq);
  const told = await state.deliveries.told(
    subscription.to,
    lookedAt(subscription.wishes, { since, changes, at }, knowledge),
    0,
    instead,
  );
  return { slot, at, since, changes, told, upTo: last.seq, lastChangeAt: last.at, late };
}

/** When the edition was made that the next one follows. */
async function lastMadeAt(
  subscription: string,
  { deliveries }: Pick<StateStore, "deliveries">,
  instead: readonly string[],
): Promise<number | undefined> {
  for (let offset = 0; ; offset += HISTORY_PAGE) {
    const page = (await deliveries.history(subscription, HISTORY_PAGE, offset)).deliveries;
    const made = page.find(
      ({ id, state, upTo }) => upTo !== undefined && TOLD_STATES.includes(state) && !instead.includes(id),
    );
    if (made || page.length === 0) return made?.createdAt;
  }
}

/** In pages, so that a long absence holds nobody up. */
async function changesBetween(journal: StateStore["journal"], after: number, upTo: number): Promise<readonly Change[]> {
  const changes: Change[] = [];
  for (let from = after; from < upTo; from += PAGE)
    changes.push(...(await journal.since(from, Math.min(from + PAGE, upTo))));
  return changes;
}
