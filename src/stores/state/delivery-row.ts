import type { CorrectionNote, Delivery, MessageRef, NewDelivery } from "../../core/digest/delivery.ts";
import { placeOf } from "../../core/digest/destination.ts";
import { messageFrom, storedMessage } from "../../core/message/stored.ts";
import { fromJson, numberOf } from "./readable.ts";
import { StoredCorrections, StoredDestination, StoredStanding } from "./shapes.ts";
import type { DeliveryRow, TellRow } from "./tables.ts";

export const nameOf = ({ id }: Pick<DeliveryRow, "id">): string => `delivery ${id}`;

export const rowOf = (delivery: NewDelivery): DeliveryRow => ({
  id: delivery.id,
  key: delivery.key,
  kind: delivery.kind,
  place: placeOf(delivery.to),
  destination: JSON.stringify(delivery.to),
  subscription: delivery.subscription ?? null,
  parent: delivery.parent ?? null,
  message: storedMessage(delivery.message),
  hash: delivery.hash ?? null,
  state: delivery.state,
  next_try_at: delivery.nextTryAt,
  created_at: delivery.createdAt,
  up_to: delivery.upTo ?? null,
  reckoning: delivery.reckoning ?? null,
  tries: 0,
  tried_at: null,
  looks: 0,
  looks_absent: 0,
  reason: null,
  ref_channel: null,
  ref_id: null,
  sent_at: null,
  corrections: "[]",
  edit_at: null,
});

export const tellRows = (
  { id, place, created_at }: Pick<DeliveryRow, "id" | "place" | "created_at">,
  tells: NewDelivery["tells"],
): TellRow[] =>
  tells.map(({ announcement, as }) => ({
    delivery: id,
    announcement,
    place,
    created_at: Number(created_at),
    standing: JSON.stringify(as),
  }));

/** Throws where it cannot be read. */
export function deliveryOf(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    key: row.key,
    kind: row.kind,
    to: fromJson(StoredDestination, row.destination),
    message: messageFrom(row.message),
    state: row.state,
    nextTryAt: Number(row.next_try_at),
    createdAt: Number(row.created_at),
    tries: row.tries,
    looks: { all: row.looks, absent: row.looks_absent },
    corrections: correctionsOf(row),
    ...there({
      subscription: row.subscription,
      parent: row.parent,
      hash: row.hash,
      upTo: numberOf(row.up_to),
      reckoning: row.reckoning,
      triedAt: numberOf(row.tried_at),
      reason: row.reason,
      ref: refOf(row),
      sentAt: numberOf(row.sent_at),
      editAt: numberOf(row.edit_at),
    }),
  };
}

/** Throws where they cannot be read. */
export const correctionsOf = ({ corrections }: Pick<DeliveryRow, "corrections">): readonly CorrectionNote[] =>
  fromJson(StoredCorrections, corrections);

export const refOf = ({ ref_channel, ref_id }: Pick<DeliveryRow, "ref_channel" | "ref_id">): MessageRef | undefined =>
  ref_channel === null || ref_id === null ? undefined : { channel: ref_channel, id: ref_id };

/** Throws where it cannot be read. */
export const toldStanding = ({ standing }: Pick<TellRow, "standing">) => fromJson(StoredStanding, standing);

/** Without what is null or undefined. */
function there<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], null | undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], null | undefined>;
  };
}
