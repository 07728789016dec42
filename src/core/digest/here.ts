import type { Caller } from "../amw.ts";
import type { Desk } from "./desk.ts";
import type { Destination } from "./destination.ts";

/** Where what is set up in this call will be posted: its channel, or the person's own conversation; undefined without either. */
export function hereOf(
  { surface, space, channel, manages, actor }: Caller,
  { messenger }: Pick<Desk, "messenger">,
): Destination | undefined {
  if (channel !== undefined) return space === undefined ? { surface, channel } : { surface, space, channel };
  return manages ? messenger(surface)?.direct(actor.id) : undefined;
}
