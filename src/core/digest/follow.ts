import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Log } from "../ports.ts";
import { alertChannels } from "./alerts.ts";
import { correctPosted } from "./corrections.ts";
import type { Desk } from "./desk.ts";
import type { Change } from "./standing.ts";
import { tellWatchers } from "./watching.ts";

/** So many changes are dealt with at a time. */
const SLICE = 200;

export interface Following {
  readonly desk: Pick<Desk, "state" | "messenger" | "hash">;
  readonly knowledge: Knowledge;
  readonly log: Log;
  /** Lets others have their turn. */
  breathe(): Promise<void>;
}

/** Deals with changes, which may be the same ones again after a crash. */
type Follower = (changes: readonly Change[], at: number, parts: Following) => Promise<void>;

/** By the name under which the journal keeps how far each has come. */
const FOLLOWERS: Readonly<Record<string, Follower>> = {
  corrections: correctPosted,
  alerts: alertChannels,
  watches: tellWatchers,
};

/** Does what follows at once from the changes in the journal; what fails is tried again the next time, and holds up nothing else. */
export async function follow(at: number, parts: Following): Promise<void> {
  for (const [name, follower] of Object.entries(FOLLOWERS)) {
    try {
      await catchUp(name, follower, at, parts);
    } catch (error) {
      parts.log.error("What follows from changes of the knowledge is not done yet", { what: name, error });
    }
  }
}

async function catchUp(name: string, follower: Follower, at: number, parts: Following): Promise<void> {
  const { journal } = parts.desk.state;
  const { seq: last } = await journal.last();
  for (let done = await journal.done(name); done < last; ) {
    const upTo = Math.min(done + SLICE, last);
    await follower(await journal.since(done, upTo), at, parts);
    await journal.setDone(name, upTo);
    done = upTo;
    await parts.breathe();
  }
}
