import type { Clock } from "../../core/ports.ts";

/** Two presses of one button within this time are one. */
const DOUBLE_CLICK_MS = 3000;

/** Whether the same was done there within the last moments; `where` says by whom and on what. */
export type Repeats = (where: string, what: string) => boolean;

/** Tells double clicks, and forms that are sent twice, from what is meant. */
export function repeats(clock: Clock): Repeats {
  const last = new Map<string, { readonly what: string; readonly at: number }>();
  return (where, what) => {
    const now = clock.now().getTime();
    for (const [place, { at }] of last) if (now - at >= DOUBLE_CLICK_MS) last.delete(place);
    const repeated = last.get(where)?.what === what;
    last.set(where, { what, at: now });
    return repeated;
  };
}
