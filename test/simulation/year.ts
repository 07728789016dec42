import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { placeOf } from "../../src/core/digest/destination.ts";
import { nextSlot } from "../../src/core/digest/schedule.ts";
import { isPaused, type Subscription } from "../../src/core/digest/subscription.ts";
import { seededRandom } from "../samples/random.ts";
import { ChangingKnowledge } from "./changing-knowledge.ts";
import { type Accounts, checkYear, type Report } from "./checker.ts";
import { expectedSlots } from "./expected-slots.ts";
import { type Death, Killed } from "./mortal.ts";
import { Program } from "./program.ts";
import { DAY, type Event, HOUR, MINUTE, type Size, scenario, someSchedule, someSubscription } from "./scenario.ts";
import { World, type WorldParts } from "./world.ts";
import { writeSomething } from "./writing.ts";

const CATCH_UP = 12 * HOUR;
const FAULTS = { tooMany: 30, answerLost: 8, requestLost: 8, editFails: 50 };
/** After the last day, so that what is open comes to its end. */
const AFTERWARDS = 2 * DAY;

/** Runs AMW through that much simulated time, and compares what stands in the channels with what each slot should have got. */
export async function simulateYear(
  size: Size,
  progress: (day: number) => void = () => {},
  worldOf: (parts: WorldParts) => World = (parts) => new World(parts),
): Promise<Report> {
  // Only ever killed in thought, it need not wait for a disk.
  const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "amw-year-"));
  try {
    return await new Year(size, join(folder, "state.db"), worldOf).run(progress);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

class Year {
  readonly #size: Size;
  readonly #random;
  readonly #events: Event[];
  readonly #world: World;
  readonly #knowledge = new ChangingKnowledge(400);
  readonly #accounts: Accounts;
  #program: Program;
  #isOn = true;
  #now: number;
  /** What AMW's clock shows beside the true time. */
  #clockOff = 0;
  readonly #end: number;
  /** Who looks at their direct messages when. */
  readonly #later: { readonly at: number; readonly does: () => Promise<void> }[] = [];

  constructor(size: Size, file: string, worldOf: (parts: WorldParts) => World) {
    this.#size = size;
    this.#random = seededRandom(size.seed);
    this.#now = size.start;
    this.#end = size.start + size.days * DAY;
    this.#events = [...scenario(size, this.#random)];
    this.#world = worldOf({ random: this.#random, now: () => this.#now, faults: FAULTS });
    this.#accounts = { subscriptions: new Map(), plans: [], noticed: new Map(), restarts: 0, kills: 0 };
    this.#program = new Program({
      file,
      knowledge: this.#knowledge.live,
      world: this.#world,
      random: this.#random,
      now: () => this.#now + this.#clockOff,
      catchUpMs: CATCH_UP,
    });
  }

  async run(progress: (day: number) => void): Promise<Report> {
    for (let i = 0; i < 30; i++) writeSomething("minor", this.#knowledge, this.#random, this.#now);
    await this.#subscribe();
    let day = -1;
    while (this.#now < this.#end + AFTERWARDS) {
      const today = Math.floor((this.#now - this.#size.start) / DAY);
      if (today !== day) progress(today);
      day = today;
      await this.#happen();
      if (this.#isOn) await this.#work();
      this.#now = await this.#next();
    }
    const report = await checkYear(this.#accounts, {
      world: this.#world,
      state: this.#program.state,
      catchUpMs: CATCH_UP,
      until: this.#end,
    });
    await this.#program.end();
    await this.#world.close();
    return report;
  }

  async #subscribe(): Promise<void> {
    for (let i = 0; i < this.#size.subscriptions; i++) {
      const subscription = someSubscription(i, this.#size, this.#random);
      await this.#program.state.subscriptions.add(subscription, nextSlot(subscription.schedule, this.#now).at);
      this.#accounts.subscriptions.set(subscription.id, {
        subscription,
        spans: [{ from: this.#now, to: undefined, schedule: subscription.schedule }],
        archived: [],
      });
      if (this.#random.int(4) === 0) this.#world.unreadable.add(placeOf(subscription.to));
    }
  }

  /** Plans and sends as of now, however often it is killed meanwhile. */
  async #work(): Promise<void> {
    for (;;) {
      try {
        const at = this.#now + this.#clockOff;
        await this.#program.engine.plan(at);
        this.#accounts.plans.push(at);
        this.#noticed();
        await this.#program.engine.send();
        if (!this.#program.life.isOver) return await this.#read();
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
      }
      this.#accounts.kills += 1;
      await this.#restart();
    }
  }

  #noticed(): void {
    for (const { id } of this.#knowledge.written)
      if (!this.#accounts.noticed.has(id)) this.#accounts.noticed.set(id, this.#now);
  }

  async #restart(death?: Death): Promise<void> {
    await this.#program.end();
    this.#program = this.#program.again(death);
    this.#accounts.restarts += 1;
  }

  async #happen(): Promise<void> {
    while (this.#events[0] && this.#events[0].at <= this.#now) {
      const [event] = this.#events.splice(0, 1);
      if (event) await this.#undergo(event);
    }
    for (const { does } of this.#later.filter(({ at }) => at <= this.#now)) await does();
    const open = this.#later.filter(({ at }) => at > this.#now);
    this.#later.splice(0, this.#later.length, ...open);
  }

  async #undergo({ happening }: Event): Promise<void> {
    switch (happening.what) {
      case "off":
        this.#isOn = false;
        return;
      case "on":
        if (!this.#isOn) await this.#restart();
        this.#isOn = true;
        return;
      case "kill":
        return this.#restart(happening.death);
      case "clock":
        // Wrong for two hours, then right again.
        this.#clockOff = happening.byMs;
        this.#later.push({
          at: this.#now + 2 * HOUR,
          does: async () => {
            this.#clockOff = 0;
          },
        });
        return;
      case "outage":
        return void this.#world.down.add(happening.surface);
      case "recovery":
        return void this.#world.down.delete(happening.surface);
      case "archive":
        return this.#archive(happening.subscription);
      case "people":
        return this.#people(happening.subscription, happening.does);
      default:
        return writeSomething(happening.what, this.#knowledge, this.#random, this.#now);
    }
  }

  #archive(i: number): void {
    const account = this.#accounts.subscriptions.get(`s${i}`);
    if (!account) return;
    const place = placeOf(account.subscription.to);
    if (this.#world.archived.has(place)) return;
    this.#world.archived.add(place);
    const days = 1 + this.#random.int(12);
    account.archived.push({ from: this.#now, to: undefined });
    this.#later.push({
      at: this.#now + days * DAY,
      does: async () => {
        this.#world.archived.delete(place);
        this.#resumeWhenOn(account.subscription.id);
      },
    });
  }

  /** Its creator reads what AMW wrote, and presses Resume. */
  #resumeWhenOn(id: string): void {
    const press = async (): Promise<void> => {
      if (!this.#isOn) return void this.#later.push({ at: this.#now + HOUR, does: press });
      const found = await this.#program.state.subscriptions.find(id);
      const archived = this.#accounts.subscriptions.get(id)?.archived.at(-1);
      if (archived) archived.to = this.#now;
      if (found?.paused?.why !== "gone") return;
      const { paused: _, removedAt: __, ...running } = found;
      await this.#save(running);
    };
    this.#later.push({ at: this.#now + 5 * MINUTE, does: press });
  }

  async #people(i: number, does: "reschedule" | "pause"): Promise<void> {
    const found =
      this.#isOn && this.#clockOff === 0 ? await this.#program.state.subscriptions.find(`s${i}`) : undefined;
    if (!found || isPaused(found, this.#now)) return;
    const { removedAt: _, paused: __, ...subscription } = found;
    if (does === "reschedule") return this.#save({ ...subscription, schedule: someSchedule(this.#random) });
    const until = this.#now + (1 + this.#random.int(9)) * 17 * HOUR;
    await this.#save(
      { ...subscription, paused: { why: "asked", by: subscription.creator.id, since: this.#now, until } },
      until,
    );
  }

  /** As a command would; what was due by now is planned first. */
  async #save(subscription: Subscription, pausedUntil?: number): Promise<void> {
    await this.#work();
    const { state } = this.#program;
    const now = await state.subscriptions.find(subscription.id);
    if (!now) return;
    const from = pausedUntil ?? this.#now;
    const saved = { ...subscription, version: now.version };
    if ((await state.subscriptions.save(saved, nextSlot(saved.schedule, from).at)) !== "saved") return;
    const account = this.#accounts.subscriptions.get(subscription.id);
    const last = account?.spans.at(-1);
    if (!account || !last) return;
    last.to = Math.min(last.to ?? this.#now, this.#now);
    account.spans.push({ from, to: undefined, schedule: saved.schedule });
    this.#agenda = [];
  }

  /** People look at what AMW wrote to them: whether a digest arrived that AMW is not sure of. */
  async #read(): Promise<void> {
    for (const { message } of this.#world.unread.splice(0)) {
      const line = message.actions.flatMap((action) => (action.kind === "run" ? action.line : []))[0] ?? "";
      const [, id] = /^digest resend (\S+)$/.exec(line) ?? [];
      if (id === undefined || this.#world.posted.some(({ delivery }) => delivery === id)) continue;
      await this.#program.state.deliveries.settle(id, {
        state: "ready",
        at: this.#now,
        nextTryAt: this.#now,
        from: ["uncertain"],
      });
    }
  }

  /** The next minute while something is open, else when something happens or is due. */
  async #next(): Promise<number> {
    const soon = this.#now + MINUTE;
    if (this.#isOn && (this.#clockOff !== 0 || (await this.#isAnythingOpen()))) return soon;
    const happens = Math.min(
      this.#events[0]?.at ?? Number.POSITIVE_INFINITY,
      ...this.#later.map(({ at }) => at),
      this.#isOn ? this.#nextDue() : Number.POSITIVE_INFINITY,
      this.#end + AFTERWARDS,
    );
    return Math.max(soon, happens);
  }

  async #isAnythingOpen(): Promise<boolean> {
    const { deliveries } = this.#program.state;
    const ready = await deliveries.ready(Number.MAX_SAFE_INTEGER, 1);
    if (ready.length > 0 || (await deliveries.toEdit(Number.MAX_SAFE_INTEGER, 1)).length > 0) return true;
    return (await deliveries.inState("uncertain", 1000)).some(({ looks }) => looks.all < 3);
  }

  #agenda: number[] = [];
  #agendaUntil = 0;

  /** Looked up a day at a time; a schedule that changes meanwhile is looked up with the next day, so days overlap by themselves. */
  #nextDue(): number {
    if (this.#now >= this.#agendaUntil - HOUR || this.#agenda.length === 0) {
      this.#agendaUntil = this.#now + DAY;
      const due = new Set<number>();
      for (const { spans } of this.#accounts.subscriptions.values()) {
        const span = spans.at(-1);
        if (span) for (const { at } of expectedSlots(span.schedule, this.#now, this.#agendaUntil)) due.add(at);
      }
      this.#agenda = [...due].sort((a, b) => a - b);
    }
    while (this.#agenda[0] !== undefined && this.#agenda[0] <= this.#now) this.#agenda.shift();
    return this.#agenda[0] ?? this.#now + HOUR;
  }
}
