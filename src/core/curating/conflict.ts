import { AskerError } from "../command/asker-error.ts";
import type { Context } from "../command/declare.ts";
import type { Block, Text } from "../message/message.ts";
import { recordLabel } from "../messages/record-label.ts";
import { lineOf } from "../messages/search-results.ts";
import { upTo } from "../messages/up-to.ts";
import { differences } from "./differences.ts";
import type { EditableId, RawRecord, StoredRecord } from "./records.ts";

interface Conflict {
  readonly id: EditableId;
  /** What the asker's edit was based on; undefined where it was to be new, or is not known any more. */
  readonly before: RawRecord | undefined;
  readonly wanted: RawRecord | undefined;
  readonly current: StoredRecord | undefined;
  /** The line that does it again on top of `current`. */
  readonly again: string;
}

/** Most differences that are shown of each side. */
const MOST = 12;

/** The refusal that shows what somebody else made of the record meanwhile, what the asker wanted, and how to go on. */
export async function conflictError(
  { id, before, wanted, current, again }: Conflict,
  { desk, knowledge }: Pick<Context, "desk" | "knowledge">,
): Promise<AskerError> {
  const { changes } = await desk.state.audit.list({ record: id, limit: 1, offset: 0 });
  const who = changes[0]?.by.name;
  const label = recordLabel(id, knowledge);
  const gone = current === undefined;
  const theirs = before === undefined ? [] : differences(before, current?.record);
  const yours = differences(before ?? current?.record, wanted);
  return new AskerError(
    "record-changed",
    { label, who, gone },
    {
      typed: "",
      instead: [
        ...(gone
          ? []
          : [
              { label: "Do mine on top", line: again },
              { label: "Show it as it is", line: lineOf(id) },
            ]),
        { label: "History", line: `history ${id}` },
      ],
    },
    [...listed(theirs, `Meanwhile${who === undefined ? "" : `, by ${who}`}`), ...listed(yours, "Yours, not saved")],
  );
}

function listed(all: readonly Text[], heading: string): Block[] {
  if (all.length === 0) return [];
  return [
    { kind: "heading", text: heading },
    { kind: "list", items: upTo(MOST, all) },
  ];
}
