import { type Destination, placeOf } from "./destination.ts";

interface Addressed {
  readonly id: string;
  readonly to: Destination;
}

/**
 * What waits to be sent, each once: handed out in turns between the spaces, so that no workspace waits for another one's
 * thousand messages, and one at a time in a channel.
 */
export class Lanes<Item extends Addressed> {
  /** By space, those that were not served for longest first; each the oldest first. */
  readonly #spaces = new Map<string, Item[]>();
  readonly #held = new Set<string>();
  readonly #busy = new Set<string>();

  get waiting(): number {
    let waiting = 0;
    for (const items of this.#spaces.values()) waiting += items.length;
    return waiting;
  }

  /** False for one that waits already or has not been let go of. */
  put(item: Item): boolean {
    if (this.#held.has(item.id)) return false;
    this.#held.add(item.id);
    const space = spaceOf(item.to);
    const items = this.#spaces.get(space);
    if (items) items.push(item);
    else this.#spaces.set(space, [item]);
    return true;
  }

  /** The next one whose channel is free, which is busy from now on; undefined where every channel is. */
  take(): Item | undefined {
    for (const [space, items] of this.#spaces) {
      const at = items.findIndex(({ to }) => !this.#busy.has(placeOf(to)));
      const [item] = at < 0 ? [] : items.splice(at, 1);
      if (!item) continue;
      this.#busy.add(placeOf(item.to));
      this.#spaces.delete(space);
      if (items.length > 0) this.#spaces.set(space, items);
      return item;
    }
    return undefined;
  }

  /** It is done with, and may come again. */
  letGo({ id }: Item): void {
    this.#held.delete(id);
  }

  /** Its channel may take the next one. */
  free({ to }: Item): void {
    this.#busy.delete(placeOf(to));
  }

  /** Everything that waits no longer does. */
  clear(): void {
    for (const items of this.#spaces.values()) for (const { id } of items) this.#held.delete(id);
    this.#spaces.clear();
  }
}

const spaceOf = ({ surface, space }: Destination): string => `${surface}:${space ?? ""}`;
