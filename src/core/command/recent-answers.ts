import type { Call } from "../amw.ts";
import type { Message } from "../message/message.ts";
import type { Command } from "./declare.ts";

/** What an answer is true for: other knowledge or another day may answer otherwise. */
export interface Moment {
  /** The knowledge's revision. */
  readonly revision: string;
  /** In UTC, `YYYY-MM-DD`. */
  readonly day: string;
  /** The full-text index's version. */
  readonly index: number;
}

/** What a command said, which is told to whoever may ask that command. */
export interface Told {
  readonly command: Command;
  readonly message: Message;
}

/**
 * Of all answers together, counted in their JSON: about two thousand answers, more than a large company asks for in a
 * day. Together with what a front end drew of them they take about 25 MB.
 */
const MOST_CHARACTERS = 6_000_000;

export const sameMoment = (one: Moment, other: Moment): boolean =>
  one.revision === other.revision && one.day === other.day && one.index === other.index;

/** Answers told lately, by what was asked and what the place shows; all of one moment, and forgotten with it. */
export class RecentAnswers {
  readonly #most: number;
  /** The one that was not asked for the longest stands first. */
  readonly #answers = new Map<string, { readonly told: Told; readonly characters: number }>();
  #characters = 0;
  #moment: Moment = { revision: "", day: "", index: 0 };

  constructor(most = MOST_CHARACTERS) {
    this.#most = most;
  }

  find(call: Call, moment: Moment): Told | undefined {
    this.#turnTo(moment);
    const key = keyOf(call);
    const found = this.#answers.get(key);
    if (found === undefined) return undefined;
    this.#answers.delete(key);
    this.#answers.set(key, found);
    return found.told;
  }

  keep(call: Call, moment: Moment, told: Told): void {
    this.#turnTo(moment);
    const key = keyOf(call);
    const characters = key.length + JSON.stringify(told.message).length;
    this.#forget(key);
    this.#answers.set(key, { told, characters });
    this.#characters += characters;
    for (const oldest of this.#answers.keys()) {
      if (this.#characters <= this.#most) break;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    this.#characters -= this.#answers.get(key)?.characters ?? 0;
    this.#answers.delete(key);
  }

  #turnTo(moment: Moment): void {
    if (sameMoment(moment, this.#moment)) return;
    this.#answers.clear();
    this.#characters = 0;
    this.#moment = moment;
  }
}

/** All of a call that an answer may depend on: who asks, and in which channel, is not among it. */
const keyOf = ({ line, surface, room, forms = false, channel }: Call): string =>
  `${surface} ${room} ${forms} ${channel !== undefined} ${line}`;
