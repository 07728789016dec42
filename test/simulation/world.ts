import type { Surface } from "../../src/core/amw.ts";
import { type Destination, placeOf } from "../../src/core/digest/destination.ts";
import type { Found, Messenger, Outgoing, Sent } from "../../src/core/digest/messenger.ts";
import type { Random } from "../samples/random.ts";
import type { Life } from "./mortal.ts";

/** What stands in a channel. */
export interface Posted {
  readonly delivery: string;
  readonly place: string;
  readonly at: number;
  readonly thread: string | undefined;
  /** Names that the simulation gave to announcements, as the message says them. */
  names: ReadonlySet<string>;
  edits: number;
}

/** In thousandths of the sends. */
export interface Faults {
  readonly tooMany: number;
  readonly answerLost: number;
  readonly requestLost: number;
  readonly editFails: number;
}

export interface WorldParts {
  readonly random: Random;
  readonly now: () => number;
  readonly faults: Faults;
}

const NAME = /(?:Marker|Doubt) \d+/g;

/** The platforms with their channels, which survive whatever happens to AMW. */
export class World {
  readonly made: Posted[] = [];
  /** Tries by delivery, and what they came to. */
  readonly tries = new Map<string, Sent["outcome"][]>();
  readonly archived = new Set<string>();
  readonly unreadable = new Set<string>();
  readonly down = new Set<Surface>();
  /** Direct messages that nobody has read yet. */
  readonly unread: Outgoing[] = [];
  /** What stands in the channels now. */
  get posted(): readonly Posted[] {
    return this.made;
  }

  protected readonly parts: WorldParts;

  constructor(parts: WorldParts) {
    this.parts = parts;
  }

  /** Whoever waits for a channel's next turn. */
  async pause(_ms: number): Promise<void> {}

  /** Takes down what it stands on; throws what was not as a platform would have it. */
  async close(): Promise<void> {}

  messenger(surface: Surface, life: Life): Messenger {
    return {
      details: surface === "slack" ? "thread" : "buttons",
      send: async (outgoing) => {
        const sent = await this.#send(surface, outgoing, life);
        const tries = this.tries.get(outgoing.id);
        if (tries) tries.push(sent.outcome);
        else this.tries.set(outgoing.id, [sent.outcome]);
        life.step("send");
        return sent;
      },
      edit: async ({ id }, outgoing) => {
        await Promise.resolve();
        life.step();
        const posted = this.made[Number(id)];
        if (!posted) return { outcome: "gone", reason: "it is not there" };
        if (this.archived.has(posted.place)) return { outcome: "gone", reason: "the channel is archived" };
        if (this.down.has(surface) || this.happens("editFails")) return { outcome: "later", reason: "no answer" };
        posted.names = namesIn(outgoing);
        posted.edits += 1;
        life.step();
        return { outcome: "edited" };
      },
      find: async ({ id, to }) => {
        await Promise.resolve();
        life.step();
        return this.#find(surface, id, to);
      },
      reach: async () => ({ ok: true }),
      manages: async () => "yes",
      direct: (actor) => ({ surface, space: "T1", person: actor.replace(/^.*\//, "") }),
      nameOf: async () => "#somewhere",
    };
  }

  protected happens(fault: keyof Faults): boolean {
    return this.parts.random.int(1000) < this.parts.faults[fault];
  }

  async #send(surface: Surface, outgoing: Outgoing, life: Life): Promise<Sent> {
    // Others have their turn while it is on its way.
    for (let turns = this.parts.random.int(4); turns >= 0; turns--) await Promise.resolve();
    life.step("send");
    if (this.down.has(surface)) return { outcome: "later", reason: "it could not be reached" };
    if (this.archived.has(placeOf(outgoing.to)))
      return { outcome: "gone", reason: "the channel is archived", mend: "Unarchive it." };
    if (this.happens("tooMany"))
      return { outcome: "later", reason: "too many", afterMs: 1000 * (1 + this.parts.random.int(90)) };
    if (this.happens("requestLost")) return { outcome: "uncertain", reason: "no answer" };
    const ref = this.#post(outgoing);
    return this.happens("answerLost") ? { outcome: "uncertain", reason: "no answer" } : { outcome: "sent", ref };
  }

  #post(outgoing: Outgoing) {
    const { id, to, thread } = outgoing;
    const place = placeOf(to);
    this.made.push({
      delivery: id,
      place,
      at: this.parts.now(),
      thread: thread?.id,
      names: namesIn(outgoing),
      edits: 0,
    });
    if (to.person !== undefined) this.unread.push(outgoing);
    return { channel: place, id: String(this.made.length - 1) };
  }

  #find(surface: Surface, id: string, to: Destination): Found {
    if (this.down.has(surface) || this.unreadable.has(placeOf(to))) return { outcome: "unknown" };
    const at = this.made.findLastIndex(({ delivery }) => delivery === id);
    return at < 0 ? { outcome: "absent" } : { outcome: "found", ref: { channel: placeOf(to), id: String(at) } };
  }
}

const namesIn = ({ message }: Outgoing): ReadonlySet<string> => namesOf(message);

/** The announcements that are named in it, in whatever form it has. */
export const namesOf = (shown: unknown): ReadonlySet<string> => new Set(JSON.stringify(shown).match(NAME) ?? []);
