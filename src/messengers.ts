import type { Surface } from "./core/amw.ts";
import type { Messenger } from "./core/digest/messenger.ts";

/** Those who can post now, by platform. */
export class Messengers {
  readonly #connected = new Map<Surface, Messenger>();

  /** A front end that has connected; the function that it gives takes it out again. */
  connect(surface: Surface, messenger: Messenger): () => void {
    this.#connected.set(surface, messenger);
    return () => {
      if (this.#connected.get(surface) === messenger) this.#connected.delete(surface);
    };
  }

  of(surface: Surface): Messenger | undefined {
    return this.#connected.get(surface);
  }
}
