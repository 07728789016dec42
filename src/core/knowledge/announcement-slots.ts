import { CLAIM_STATUSES, type ClaimStatus } from "./claim.ts";
import type { Filters } from "./filters.ts";
import type { AnnouncementHead } from "./heads.ts";
import { firstDayNumber } from "./partial-date.ts";

/** The place of a status in CLAIM_STATUSES, 0 to 6: fits into STATUS_BITS. */
export const statusNumber = (status: ClaimStatus): number => CLAIM_STATUSES.indexOf(status);
export const STATUS_BITS = 3;

const SCORE = 0b11;
const SIGNIFICANCE_AT = 2;
const STATUSES_AT = 4;

/**
 * Every announcement has a slot, a small whole number, as long as it is in service. What filters ask of it is kept by
 * slot as numbers: to touch 100,000 records for a page of ten takes longer than an answer may.
 */
export class AnnouncementSlots {
  readonly #heads: (AnnouncementHead | undefined)[] = [];
  readonly #free: number[] = [];
  /** Novelty, significance, and a bit for each status that one of its claims has. */
  #facts = new Uint16Array(16);
  #days = new Uint32Array(16);

  /** Every slot is below. */
  get end(): number {
    return this.#heads.length;
  }

  head(slot: number): AnnouncementHead {
    return this.#heads[slot] as AnnouncementHead;
  }

  take(head: AnnouncementHead): number {
    const slot = this.#free.pop() ?? this.#heads.length;
    this.#heads[slot] = head;
    if (slot === this.#days.length) this.#grow();
    this.#days[slot] = firstDayNumber(head.date);
    this.#facts[slot] =
      head.novelty |
      (head.significance << SIGNIFICANCE_AT) |
      (bitsOf(head.claims.map(({ status }) => status)) << STATUSES_AT);
    return slot;
  }

  free(slot: number): void {
    this.#heads[slot] = undefined;
    this.#free.push(slot);
  }

  /** Whether what is in the slot passes, as far as scores, dates and statuses are asked for. */
  passing({ minNovelty, minSignificance, since, until, statuses }: Filters): (slot: number) => boolean {
    const [facts, days] = [this.#facts, this.#days];
    const from = since === undefined ? 0 : firstDayNumber(since);
    const to = until === undefined ? Infinity : firstDayNumber(until);
    const wanted = bitsOf(statuses);
    return (slot) => {
      const fact = facts[slot] as number;
      const day = days[slot] as number;
      return (
        (fact & SCORE) >= minNovelty &&
        ((fact >> SIGNIFICANCE_AT) & SCORE) >= minSignificance &&
        day >= from &&
        day <= to &&
        (wanted === 0 || ((fact >> STATUSES_AT) & wanted) !== 0)
      );
    };
  }

  #grow(): void {
    const [facts, days] = [new Uint16Array(2 * this.#facts.length), new Uint32Array(2 * this.#days.length)];
    facts.set(this.#facts);
    days.set(this.#days);
    [this.#facts, this.#days] = [facts, days];
  }
}

function bitsOf(statuses: readonly ClaimStatus[]): number {
  let bits = 0;
  for (const status of statuses) bits |= 1 << statusNumber(status);
  return bits;
}
