import type { Change } from "../curating/audit.ts";
import type { EditableId } from "../curating/records.ts";
import { slugOf } from "../knowledge/slug.ts";
import type { Action, Message } from "../message/message.ts";
import { formAction } from "./fill-in.ts";
import { lineOf } from "./search-results.ts";

interface Added {
  readonly id: EditableId;
  readonly label: string;
  /** The record as it is shown now. */
  readonly card: Message;
  /** Whether forms can be shown. */
  readonly forms: boolean;
}

/** A record is new: its card, and buttons to take it back or to go on with it. */
export function addedMessage({ seq }: Change, { id, label, card, forms }: Added): Message {
  const sentence = `“${label}” is added, as ${slugOf(id)}.`;
  const edit: Action[] = forms ? [formAction("Edit", `edit ${id}`)] : [];
  return {
    ...card,
    summary: `${sentence} ${card.summary}`,
    title: `Added: ${label}`,
    tone: "done",
    blocks: [{ kind: "paragraph", text: sentence }, ...card.blocks],
    actions: [
      { kind: "run", label: "Undo", line: `undo ${seq}` },
      ...edit,
      { kind: "run", label: "Show", line: lineOf(id) },
      { kind: "run", label: "History", line: `history ${id}` },
    ],
  };
}
