import type { Destination } from "../../core/digest/destination.ts";
import type { Messenger } from "../../core/digest/messenger.ts";
import type { Message } from "../../core/message/message.ts";
import type { Clock } from "../../core/ports.ts";
import { renderTerminal } from "./render.ts";
import { type Screen, viewOf } from "./screen.ts";

/** The one place that there is: whoever reads this terminal. */
export const HERE: Destination = { surface: "terminal", channel: "local" };

/** Those who ask on this machine, at the prompt or in the browser. */
const IS_LOCAL = /^(?:terminal|web):/;

export interface TerminalMessenger extends Messenger {
  /** From now on what comes is shown by that reader, who knows where the cursor is; until they give it back. */
  readBy(show: (message: Message) => void): () => void;
}

/**
 * Prints what is delivered to the terminal, and to the page in the browser, which has no place that stays: to the reader
 * who is there, else on `output`.
 */
export function terminalMessenger({
  output,
  clock,
}: {
  readonly output: Screen;
  readonly clock: Clock;
}): TerminalMessenger {
  const print = (message: Message): void =>
    void output.write(`${renderTerminal(message, viewOf(output, process.env, clock.now()))}\n`);
  let show = print;
  return {
    details: "buttons",
    async send({ id, message }) {
      if (!output.writable) return { outcome: "later", reason: "nobody reads the terminal any more" };
      show(message);
      return { outcome: "sent", ref: { channel: "local", id } };
    },
    edit: async () => ({ outcome: "gone", reason: "what is printed stays as it is" }),
    find: async () => ({ outcome: "unknown" }),
    reach: async () => ({ ok: true }),
    manages: async (actor) => (IS_LOCAL.test(actor) ? "yes" : "no"),
    direct: (actor) => (IS_LOCAL.test(actor) ? HERE : undefined),
    nameOf: async () => "this terminal",
    readBy(reader) {
      show = reader;
      return () => {
        if (show === reader) show = print;
      };
    },
  };
}
