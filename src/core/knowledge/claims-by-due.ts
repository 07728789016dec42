import { type Listing, listingOf } from "../message/pages.ts";
import { byDateThenId, firstPlace } from "./announcement-order.ts";
import { type AnnouncementSlots, STATUS_BITS, statusNumber } from "./announcement-slots.ts";
import type { ClaimStatus } from "./claim.ts";
import type { AnnouncementHead, ClaimHead } from "./heads.ts";
import type { Slug } from "./slug.ts";

/** A claim and the announcement that it was made in. */
export interface FoundClaim {
  readonly announcement: AnnouncementHead;
  readonly claim: ClaimHead;
}

/** Past every date. */
const NEVER = "9999";
const dueOf = (claim: ClaimHead): string => claim.due ?? NEVER;

/** Claims, the nearest deadline first; those of one deadline or of none as their announcements, newest first. */
export class ClaimsByDue {
  readonly #slots: AnnouncementSlots;
  readonly #claims: ClaimHead[];
  /** Beside each claim its announcement's slot and its status in one number. */
  readonly #numbers: number[];

  /** `newest` are slots, newest first. */
  constructor(slots: AnnouncementSlots, newest: Iterable<number>) {
    this.#slots = slots;
    // Few deadlines are many claims'.
    const byDue = new Map<string, { readonly claims: ClaimHead[]; readonly numbers: number[] }>();
    for (const slot of newest) {
      for (const claim of slots.head(slot).claims) {
        const group = byDue.get(dueOf(claim)) ?? { claims: [], numbers: [] };
        if (group.claims.length === 0) byDue.set(dueOf(claim), group);
        group.claims.push(claim);
        group.numbers.push(numberOf(slot, claim));
      }
    }
    const groups = [...byDue].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
    this.#claims = groups.flatMap(({ claims }) => claims);
    this.#numbers = groups.flatMap(({ numbers }) => numbers);
  }

  insert(slot: number): void {
    for (const [i, claim] of this.#slots.head(slot).claims.entries()) {
      const place = this.#placeOf(slot, i, claim);
      this.#claims.splice(place, 0, claim);
      this.#numbers.splice(place, 0, numberOf(slot, claim));
    }
  }

  remove(slot: number): void {
    for (const [i, claim] of this.#slots.head(slot).claims.entries()) {
      const place = this.#placeOf(slot, i, claim);
      if (this.#claims[place] !== claim) continue;
      this.#claims.splice(place, 1);
      this.#numbers.splice(place, 1);
    }
  }

  /** Those of these statuses whose announcement's slot passes, all claimants' or only this player's. */
  of(statuses: Iterable<ClaimStatus>, passing: Uint8Array, claimant: Slug | undefined): Listing<FoundClaim> {
    const wanted = new Uint8Array(1 << STATUS_BITS);
    for (const status of statuses) wanted[statusNumber(status)] = 1;
    const [claims, numbers] = [this.#claims, this.#numbers];
    const found = new Uint32Array(numbers.length);
    let length = 0;
    for (let place = 0; place < numbers.length; place++) {
      const number = numbers[place] as number;
      if (wanted[number & STATUS] === 0 || passing[number >> STATUS_BITS] === 0) continue;
      if (claimant === undefined || claims[place]?.player === claimant) found[length++] = place;
    }
    return listingOf(found.subarray(0, length), (place) => ({
      announcement: this.#slots.head((numbers[place] as number) >> STATUS_BITS),
      claim: claims[place] as ClaimHead,
    }));
  }

  /** Where the announcement's claim number `i` is or belongs. */
  #placeOf(slot: number, i: number, claim: ClaimHead): number {
    const head = this.#slots.head(slot);
    const due = dueOf(claim);
    return firstPlace(this.#claims.length, (place) => {
      const other = this.#claims[place] as ClaimHead;
      if (dueOf(other) !== due) return dueOf(other) < due;
      const others = this.#slots.head((this.#numbers[place] as number) >> STATUS_BITS);
      return others === head ? head.claims.indexOf(other) < i : byDateThenId(others, head) < 0;
    });
  }
}

const STATUS = (1 << STATUS_BITS) - 1;
const numberOf = (slot: number, { status }: ClaimHead): number => (slot << STATUS_BITS) | statusNumber(status);
