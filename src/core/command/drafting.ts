import type { Caller } from "../amw.ts";
import type { Draft, Drafts } from "../curating/drafts.ts";
import type { Clock, Log } from "../ports.ts";

/** A draft with more characters than this is not kept. */
const MOST_CHARACTERS = 100_000;
/** Drafts held in memory while the store does not keep any. */
const MOST_HELD = 200;

type Values = Draft["values"];

interface DraftingParts {
  /** Asked for each time: the store may be opened at its first use, and may fail. */
  store(): Drafts;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * What was typed into forms and not saved. Nothing here throws: where the store fails, that is logged, and the newest
 * drafts are held in memory.
 */
export class Drafting {
  readonly #parts: DraftingParts;
  readonly #held = new Map<string, Draft>();

  constructor(parts: DraftingParts) {
    this.#parts = parts;
  }

  /** Whether it is kept; what is empty or far too long is not. */
  async keep({ actor }: Caller, form: string, values: Values): Promise<boolean> {
    const characters = Object.values(values).reduce((sum, value) => sum + value.trim().length, 0);
    if (characters === 0 || characters > MOST_CHARACTERS) return false;
    const draft: Draft = { actor: actor.id, form, values, at: this.#parts.clock.now().getTime() };
    const kept = await this.#tried(
      "A draft could not be kept; it is held in memory until AMW stops",
      form,
      async () => {
        await this.#parts.store().keep(draft);
        return true;
      },
    );
    if (kept) this.#held.delete(keyOf(draft));
    else this.#hold(draft);
    return true;
  }

  async find({ actor }: Caller, form: string): Promise<Draft | undefined> {
    const held = this.#held.get(keyOf({ actor: actor.id, form }));
    if (held) return held;
    return this.#tried("A draft could not be looked up", form, () => this.#parts.store().find(actor.id, form));
  }

  async drop({ actor }: Caller, form: string): Promise<void> {
    this.#held.delete(keyOf({ actor: actor.id, form }));
    await this.#tried("A draft could not be dropped", form, () => this.#parts.store().drop(actor.id, form));
  }

  #hold(draft: Draft): void {
    const key = keyOf(draft);
    this.#held.delete(key);
    this.#held.set(key, draft);
    const [oldest] = this.#held.keys();
    if (this.#held.size > MOST_HELD && oldest !== undefined) this.#held.delete(oldest);
  }

  async #tried<Outcome>(failure: string, form: string, work: () => Promise<Outcome>): Promise<Outcome | undefined> {
    try {
      return await work();
    } catch (error) {
      this.#parts.log.error(failure, { form, error });
      return undefined;
    }
  }
}

const keyOf = ({ actor, form }: Pick<Draft, "actor" | "form">): string => JSON.stringify([actor, form]);
