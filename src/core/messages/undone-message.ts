import type { Change } from "../curating/audit.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Message } from "../message/message.ts";
import { changedMessage } from "./changed-message.ts";
import { recordLabel } from "./record-label.ts";
import { count } from "./words.ts";

/** A change was taken back by another one, which can be taken back in turn. */
export function undoneMessage(change: Change, undoing: Change, knowledge: Knowledge): Message {
  const { seq, what, by, records } = change;
  const [first] = records;
  const name = first?.after?.title ?? first?.after?.name;
  const label = first?.before !== undefined ? recordLabel(first.id, knowledge) : String(name ?? "It");
  const done =
    records.length > 1
      ? `${count(records.length, "record")} are as before`
      : `“${label}” is ${first?.before === undefined ? "gone again" : "as before"}`;
  return changedMessage(undoing, {
    title: "Taken back",
    sentence: `Change ${seq} (${what}, by ${by.name}) is taken back: ${done}.`,
  });
}
