import type { AskerError } from "../command/asker-error.ts";
import type { Context } from "../command/declare.ts";
import { conflictError } from "./conflict.ts";
import type { EditableId, RawRecord, StoredRecord } from "./records.ts";

/** As much of a version as forms carry: enough to tell it from every other. */
export const shortVersion = ({ version }: Pick<StoredRecord, "version">): string => version.slice(0, 8);

/** A record that a form was opened on, or a line names. */
interface Opened {
  /** What the edit is made on: the record as the form showed it, where that is known still, or as it is now. */
  readonly before: RawRecord;
  /**
   * The refusal of an edit to `wanted`, where somebody changed the record since; undefined where nobody did. `again`: the
   * line that makes the edit of what there is now.
   */
  readonly stale: ((wanted: RawRecord, again: string) => Promise<AskerError>) | undefined;
}

/** The record as a form that was opened at that version showed it; without a version, as it is now. */
export async function openedOn(
  stored: StoredRecord,
  version: string | undefined,
  context: Pick<Context, "desk" | "knowledge">,
): Promise<Opened> {
  if (version === undefined || stored.version.startsWith(version)) return { before: stored.record, stale: undefined };
  const { id } = stored;
  const before = await recordAt(id, version, context);
  return {
    before: before ?? stored.record,
    stale: (wanted, again) => conflictError({ id, before, wanted, current: stored, again }, context),
  };
}

/** How far back to look. */
const MOST_CHANGES = 50;

/** The record as it was at that version; undefined where nobody noted it. */
async function recordAt(
  id: EditableId,
  version: string,
  { desk }: Pick<Context, "desk">,
): Promise<RawRecord | undefined> {
  const { changes, total } = await desk.state.audit.list({ record: id, limit: MOST_CHANGES, offset: 0 });
  const ofRecord = changes.flatMap(({ records }) => records.filter((one) => one.id === id));
  const made = ofRecord.find((one) => one.version?.startsWith(version));
  // What no change made was there before the first of them.
  return made ? made.after : total <= MOST_CHANGES ? ofRecord.at(-1)?.before : undefined;
}
