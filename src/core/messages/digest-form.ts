import { withFlag } from "../command/line.ts";
import type { Subscription } from "../digest/subscription.ts";
import type { Action, Message } from "../message/message.ts";
import { digestDone, run } from "./digest-done.ts";
import { scheduleWords } from "./digest-words.ts";

const fillIn = (line: string, atOnce: boolean): Action => ({
  kind: "form",
  label: "Fill in the form",
  line,
  ...(atOnce ? { atOnce } : {}),
});

/** A digest is wanted, and nobody said when. `atOnce`: nothing else was said either. */
export const noTimeMessage = (line: string, atOnce: boolean): Message =>
  digestDone(
    "When should it come?",
    "Say when the digest should come, for example /amw digest subscribe --at 09:00 --days weekdays.",
    { tone: "plain", actions: [fillIn(line, atOnce), run("Every day at 09:00", withFlag(line, "at", "09:00"))] },
  );

/** A digest is to be changed, and nobody said how. `line`: the one that says all of its settings. */
export const whatChangesMessage = ({ name, schedule }: Subscription, line: string): Message =>
  digestDone(
    "What should change?",
    `“${name}” comes ${scheduleWords(schedule)}; say what should change, for example /amw digest update --at 10:00.`,
    { tone: "plain", actions: [fillIn(line, true), run("Show it", "digest list")] },
  );
