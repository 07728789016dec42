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

  /**
   * By slot 1 where it passes, else 0. `named` are the things that must be named, each with the slots of those that name
   * it, a list for each way to name it.
   */
  passing(filters: Filters, named: readonly (readonly (readonly number[])[])[]): Uint8Array {
    const { minNovelty, minSignificance, since, until, statuses } = filters;
    const from = since === undefined ? 0 : firstDayNumber(since);
    const to = until === undefined ? Infinity : firstDayNumber(until);
    const wanted = bitsOf(statuses);
    // First counts how much of what must be named is named.
    const passing = new Uint8Array(this.#heads.length);
    for (const [i, lists] of named.entries())
      for (const list of lists) for (const slot of list) if (passing[slot] === i) passing[slot] = i + 1;
    for (let slot = 0; slot < passing.length; slot++) {
      const facts = this.#facts[slot] as number;
      const day = this.#days[slot] as number;
      const passes =
        passing[slot] === named.length &&
        (facts & SCORE) >= minNovelty &&
        ((facts >> SIGNIFICANCE_AT) & SCORE) >= minSignificance &&
        day >= from &&
        day <= to &&
        (wanted === 0 || ((facts >> STATUSES_AT) & wanted) !== 0);
      passing[slot] = Number(passes);
    }
    return passing;
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
