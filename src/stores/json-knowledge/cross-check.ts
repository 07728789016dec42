import { checkTogether } from "../../core/knowledge/check.ts";
import type { KnowledgeHeads } from "../../core/knowledge/finding.ts";
import type { Log, Problem } from "../../core/ports.ts";
import { placed } from "./found-problems.ts";
import { inSlices, turn } from "./slices.ts";

interface Checked {
  readonly dir: string;
  /** The records in service, as they are now. */
  heads(): KnowledgeHeads;
  readonly commandNames: readonly string[];
  readonly log: Log;
}

/** A base of so many records is checked before it is served; the check of a larger one goes on beside the serving. */
const MOST_AT_START = 2000;
/** One file that goes can make a thousand references wrong. */
const MOST_LOGGED = 20;

/** Checks the records in service against one another at the start and after every change. */
export class CrossCheck {
  readonly #checked: Checked;
  #problems: readonly Problem[] = [];
  #known: ReadonlySet<string> = new Set();
  #wanted = false;
  #closed = false;
  #running: Promise<void> | undefined;

  constructor(checked: Checked) {
    this.#checked = checked;
    const { players, segments, announcements } = checked.heads();
    if (players.size + segments.size + announcements.size > MOST_AT_START) this.again();
    else for (const _ of this.#steps());
  }

  /** As of the last check that was finished. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** The records have changed: a check that is under way starts anew. */
  again(): void {
    this.#wanted = true;
    this.#running ??= this.#run();
  }

  /** Resolves when no check is under way. */
  async done(): Promise<void> {
    await this.#running;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#wanted && !this.#closed) {
      // Changes mostly come many at a time.
      await turn();
      this.#wanted = false;
      await inSlices(this.#steps());
    }
    this.#running = undefined;
  }

  *#steps(): IterableIterator<void> {
    const { dir, heads, commandNames } = this.#checked;
    const found: Problem[] = [];
    for (const finding of checkTogether(heads(), commandNames)) {
      if (finding) found.push(placed(dir, finding));
      yield;
      if (this.#wanted || this.#closed) return;
    }
    this.#report(found);
  }

  #report(found: readonly Problem[]): void {
    const { log } = this.#checked;
    this.#problems = found;
    const fresh = found.filter((problem) => !this.#known.has(nameOf(problem)));
    this.#known = new Set(found.map(nameOf));
    for (const { file, line, text } of fresh.slice(0, MOST_LOGGED)) log.warn(`${file}:${line}: ${text}`);
    if (fresh.length > MOST_LOGGED)
      log.warn(`${fresh.length - MOST_LOGGED} more such problems: run amw validate to see them all.`);
  }
}

/** A problem stays the same when the lines above it change. */
const nameOf = ({ file, text }: Problem): string => `${file} ${text}`;
