import type { Destination } from "../../core/digest/destination.ts";
import type { Edited, Sent } from "../../core/digest/messenger.ts";
import type { Failure } from "./failure.ts";
import { isAboutToken, isForNow, refusalNamed } from "./refusals.ts";

type Later = Extract<Sent, { readonly outcome: "later" }>;
type Unsent = Exclude<Sent, { readonly outcome: "sent" }>;
type Unedited = Exclude<Edited, { readonly outcome: "edited" }>;

const busy = (seconds: number): Later => ({
  outcome: "later",
  reason: "Slack takes no more messages just now",
  afterMs: seconds * 1000,
});
const TOKEN_MS = 5 * 60_000;

/** Waits for what is no digest's matter; undefined where waiting does not help. */
function waitingFor(name: string): Later | undefined {
  if (isAboutToken(name)) return { outcome: "later", reason: `Slack refuses AMW's token (${name})`, afterMs: TOKEN_MS };
  return isForNow(name) ? { outcome: "later", reason: `Slack asks to wait (${name})` } : undefined;
}

/** What became of a message that was not answered with its place. */
export function unsent(failure: Failure, { person }: Destination): Unsent {
  switch (failure.kind) {
    case "busy":
      return busy(failure.seconds);
    case "unreached":
      return { outcome: "later", reason: `Slack could not be reached (${failure.why})` };
    case "unanswered":
      return { outcome: "uncertain", reason: `Slack did not say whether it posted the message (${failure.why})` };
    case "refused": {
      const waiting = waitingFor(failure.name);
      if (waiting) return waiting;
      // So Slack says, too, that a person's account is no more.
      const isPerson = person !== undefined && failure.name === "channel_not_found";
      const { reason, mend } = refusalNamed(isPerson ? "user_not_found" : failure.name);
      return { outcome: "gone", reason, mend };
    }
  }
}

const GONE: Readonly<Record<string, string>> = {
  message_not_found: "the message is no longer there",
  cant_update_message: "Slack no longer lets AMW change the message",
  edit_window_closed: "Slack no longer lets AMW change the message",
};

/** What became of an edit: it does no harm twice, so it is tried again unless Slack says that it cannot be. */
export function unedited(failure: Failure): Unedited {
  switch (failure.kind) {
    case "busy":
      return busy(failure.seconds);
    case "refused":
      return (
        waitingFor(failure.name) ?? {
          outcome: "gone",
          reason: GONE[failure.name] ?? refusalNamed(failure.name).reason,
        }
      );
    default:
      return { outcome: "later", reason: `Slack did not say whether it edited the message (${failure.why})` };
  }
}
