import type { App, Receiver, ReceiverEvent } from "@slack/bolt";
import type { HttpRoute, Readiness } from "../front-end.ts";

/** How what happens in Slack reaches AMW: Socket Mode or HTTP. */
export interface Transport {
  /** What bolt's App is made with. */
  readonly receiver: Receiver;
  readonly routes: readonly HttpRoute[];
  /** Rejects when Slack cannot be heard as configured. */
  open(): Promise<void>;
  ready(): Readiness;
  /** Answers what has arrived, then hears nothing more. */
  close(): Promise<void>;
}

/** bolt's App, which makes itself known to its receiver; starting and stopping are the transport's own. */
export function receiverFor(): { readonly receiver: Receiver; take(event: ReceiverEvent): Promise<boolean> } {
  let app: App | undefined;
  return {
    receiver: {
      init(made) {
        app = made;
      },
      start: async () => {},
      stop: async () => {},
    },
    /** Hands bolt what Slack sent, acked at most once; resolves when all is done, to whether it was acked. */
    async take(event) {
      let acked = false;
      await app?.processEvent({
        ...event,
        ack: async (answer) => {
          if (acked) return;
          acked = true;
          await event.ack(answer);
        },
      });
      return acked;
    },
  };
}
