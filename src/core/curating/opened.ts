import type { Context } from "../command/declare.ts";
import type { EditableId, RawRecord, StoredRecord } from "./records.ts";

/** As much of a version as forms carry: enough to tell it from every other. */
export const shortVersion = ({ version }: Pick<StoredRecord, "version">): string => version.slice(0, 8);

export const isVersion = (stored: StoredRecord, version: string | undefined): boolean =>
  version === undefined || stored.version.startsWith(version);

/** How far back to look. */
const MOST_CHANGES = 50;

/** The record as it was at that version; undefined where nobody noted it. */
export async function recordAt(
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
