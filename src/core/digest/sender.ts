import type { Delivery, MessageRef } from "./delivery.ts";
import { Lanes } from "./lanes.ts";

/** What is sent at the same time, over all platforms: Discord takes 50 requests a second of a bot, answers among them. */
const AT_ONCE = 8;
const FETCHED = 200;

export type Ready = Delivery & { readonly thread?: MessageRef | undefined };

interface Sending {
  /** At most so many of those that can be sent now. */
  ready(limit: number): Promise<readonly Ready[]>;
  /** Sends one, and settles what became of it. */
  deliver(delivery: Ready): Promise<void>;
  /** Resolves when its channel may take the next message. */
  spacing(delivery: Ready): Promise<void>;
}

export interface Sender {
  /**
   * Sends what is ready, and what becomes ready meanwhile; resolves when nothing is left. While it runs, asking again makes
   * it look again. Rejects where the state cannot be read or written; what is on its way has its outcome by then.
   */
  send(): Promise<void>;
  /** Begins nothing more; resolves when what is on its way has been settled. */
  stop(): Promise<void>;
}

/** Sends a few at a time, in turns between the spaces and one at a time in a channel. */
export function createSender({ ready, deliver, spacing }: Sending): Sender {
  const lanes = new Lanes<Ready>();
  let running: Promise<void> | undefined;
  let stopped = false;
  /** Whether there may be something ready that the lanes do not have. */
  let mayBeMore = false;
  let wasFull = false;
  let flying = 0;
  let failure: { readonly error: unknown } | undefined;
  let wake = (): void => {};

  function fail(error: unknown): void {
    failure ??= { error };
  }

  async function fetch(): Promise<void> {
    if (!mayBeMore || (lanes.waiting > 0 && !(wasFull && lanes.waiting < FETCHED / 2))) return;
    mayBeMore = false;
    const fetched = await ready(FETCHED);
    wasFull = fetched.length === FETCHED;
    for (const delivery of fetched) lanes.put(delivery);
  }

  async function fly(delivery: Ready): Promise<void> {
    flying += 1;
    try {
      await deliver(delivery);
    } catch (error) {
      fail(error);
    }
    flying -= 1;
    mayBeMore = true;
    lanes.letGo(delivery);
    wake();
    await spacing(delivery);
    lanes.free(delivery);
    wake();
  }

  async function run(): Promise<void> {
    for (;;) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      if (!stopped && !failure) await fetch().catch(fail);
      if (stopped || failure) lanes.clear();
      while (flying < AT_ONCE) {
        const next = lanes.take();
        if (!next) break;
        void fly(next);
      }
      if (flying === 0 && lanes.waiting === 0 && (stopped || failure || !mayBeMore)) break;
      await woken;
    }
  }

  return {
    send() {
      mayBeMore = true;
      wake();
      running ??= run().then(() => {
        const failed = failure;
        running = undefined;
        failure = undefined;
        if (failed) throw failed.error;
      });
      return running;
    },
    async stop() {
      stopped = true;
      wake();
      await running?.catch(() => {});
    },
  };
}
