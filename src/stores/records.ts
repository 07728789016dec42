import { join } from "node:path";
import type { Change } from "../core/curating/audit.ts";
import { editableKind } from "../core/curating/parsed-record.ts";
import type {
  Edit,
  EditableId,
  RawRecord,
  RecordEdit,
  Records,
  Saved,
  StoredRecord,
} from "../core/curating/records.ts";
import { oneAtATime } from "../core/one-at-a-time.ts";
import type { Clock, Log } from "../core/ports.ts";
import { readText, walk } from "./json-knowledge/folder.ts";
import { readRecord, withoutMark } from "./json-knowledge/read-record.ts";
import { FOLDERS, pathOfRecord, recordFile } from "./json-knowledge/record-kinds.ts";
import { recordText, versionOf } from "./json-knowledge/record-text.ts";
import { ChangedMeanwhile, removeDrafts, replaceFile, textOf } from "./json-knowledge/write-file.ts";
import type { FileChange, Ledger } from "./state/ledger.ts";

interface RecordsOptions {
  readonly knowledgeDir: string;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether this process may write: the data folder is its own. */
  readonly owns: boolean;
  /** Writes while nobody reads the folder, then takes up what the files say now. */
  writing<T>(write: () => Promise<{ readonly paths: readonly string[]; readonly result: T }>): Promise<T>;
  /** Something was saved; `paths` inside the knowledge folder. */
  saved(change: Change, paths: readonly string[]): void;
}

/** What stands in the way of a change, as a sentence for whoever makes it. */
class Refused extends Error {}
class Conflict extends Error {
  readonly id: EditableId;

  constructor(id: EditableId) {
    super(id);
    this.id = id;
  }
}

/** The knowledge folder to those who change it. One change at a time; what is begun is noted first and never half done. */
export function folderRecords(options: RecordsOptions): Records {
  const { knowledgeDir: dir, ledger, clock, log, owns } = options;
  const inTurn = oneAtATime();

  async function save(edit: Edit): Promise<Saved> {
    if (!owns) return refused("Another AMW has this data folder; make the change there.");
    try {
      const files = edit.records.flatMap((one) => fileChange(dir, one) ?? []);
      if (files.length === 0) return { outcome: "unchanged" };
      const { records: _, ...about } = edit;
      const paths = files.map(({ id }) => pathOfRecord(id));
      const change = await options.writing(async () => {
        const seq = await ledger.begin({ ...about, at: clock.now().getTime() }, files);
        await written(seq, files);
        return { paths, result: await ledger.done(seq) };
      });
      options.saved(change, paths);
      return { outcome: "saved", change };
    } catch (error) {
      if (error instanceof Conflict) return { outcome: "conflict", id: error.id, current: await stored(error.id) };
      if (error instanceof Refused) return refused(error.message);
      throw error;
    }
  }

  /** All files of the change, or none. */
  async function written(seq: number, files: readonly FileChange[]): Promise<void> {
    const done: FileChange[] = [];
    try {
      for (const file of files) {
        await replaceFile(join(dir, pathOfRecord(file.id)), file.before, file.after);
        done.push(file);
      }
    } catch (error) {
      await ledger.withdraw(seq);
      const failed = files[done.length];
      const changedMeanwhile = error instanceof ChangedMeanwhile;
      // The disk may have failed after the file had its new text.
      if (failed && !changedMeanwhile && textOf(join(dir, pathOfRecord(failed.id))) === failed.after) done.push(failed);
      await putBack(seq, done);
      if (changedMeanwhile && failed) throw new Conflict(failed.id);
      log.error("A change of the knowledge base could not be written; nothing of it was saved", { error });
      throw new Refused(whyNotWritten(error));
    }
  }

  async function putBack(seq: number, files: readonly FileChange[]): Promise<void> {
    try {
      for (const { id, before, after } of [...files].reverse())
        await replaceFile(join(dir, pathOfRecord(id)), after, before);
      await ledger.forget(seq);
    } catch (error) {
      log.error(
        "A change of the knowledge base could be neither written nor put back. Start AMW again: it does that then.",
        {
          change: seq,
          error,
        },
      );
      throw new Refused(
        "The knowledge base could not be written, and part of the change may show until AMW starts again; tell whoever runs AMW.",
      );
    }
  }

  async function stored(id: EditableId): Promise<StoredRecord | undefined> {
    const found = await current(id);
    return found === "broken" ? undefined : found;
  }

  async function current(id: EditableId): Promise<StoredRecord | "broken" | undefined> {
    const text = textOf(join(dir, pathOfRecord(id)));
    return text === undefined ? undefined : storedIn(id, text);
  }

  return {
    current,
    save: (edit) => inTurn(() => save(edit)),
    async *all() {
      for (const { file } of walk(dir, false)) {
        const text = file.kind === "rubric" ? undefined : readText(dir, file.path);
        if (file.kind === "rubric" || text === undefined) continue;
        const found = storedIn(`${file.kind}:${file.id}`, text);
        if (found !== "broken") yield found;
      }
    },
  };
}

/** Finishes what a process that was killed had begun, and puts back what it had begun to put back. Before anybody reads the folder. */
export async function recoverRecords(dir: string, ledger: Ledger, log: Log): Promise<void> {
  for (const folder of Object.values(FOLDERS)) removeDrafts(join(dir, folder));
  for (const { seq, state, files } of await ledger.unfinished()) {
    for (const { id, before, after } of files) {
      const [from, to] = state === "begun" ? [before, after] : [after, before];
      const path = join(dir, pathOfRecord(id));
      const text = textOf(path);
      if (text === from && text !== to) await replaceFile(path, from, to);
      else if (text !== to)
        log.warn(
          "AMW ended in the middle of a change, and its file was changed by hand since. Look whether it says what it should.",
          {
            change: seq,
            file: path,
          },
        );
    }
    if (state === "begun") await ledger.done(seq);
    else await ledger.forget(seq);
    log.info(
      state === "begun"
        ? "A change was finished that AMW had begun when it ended"
        : "A change was put back that AMW was putting back when it ended",
      { change: seq },
    );
  }
}

const refused = (problem: string): Saved => ({ outcome: "refused", problem });

const rawOf = (text: string): RawRecord => JSON.parse(withoutMark(text)) as RawRecord;

function storedIn(id: EditableId, text: string): StoredRecord | "broken" {
  const file = recordFile(pathOfRecord(id));
  if (!file || readRecord(file, text).outcome !== "read") return "broken";
  return { id, version: versionOf(text), record: rawOf(text) };
}

/** Undefined where the file says so already. Throws Conflict or Refused. */
function fileChange(dir: string, { id, basedOn, record, text }: RecordEdit): FileChange | undefined {
  const before = textOf(join(dir, pathOfRecord(id)));
  if ((before === undefined ? undefined : versionOf(before)) !== basedOn) {
    if (before !== undefined && storedIn(id, before) === "broken")
      throw new Refused(
        `The file ${pathOfRecord(id)} cannot be read, so it was not written over; somebody must mend it by hand first (amw validate says how).`,
      );
    throw new Conflict(id);
  }
  const after = record === undefined ? undefined : (text ?? recordText(editableKind(id), record));
  // A change of nothing but its layout is nobody's change.
  if (
    after === before ||
    (text === undefined && before !== undefined && after === recordText(editableKind(id), rawOf(before)))
  )
    return undefined;
  if (after !== undefined && storedIn(id, after) === "broken")
    throw new Refused(`${id} would not be a valid record, so nothing was saved.`);
  return { id, before, after };
}

function whyNotWritten(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return "The disk is full, so nothing was saved; make room, then try again.";
    case "EROFS":
    case "EACCES":
    case "EPERM":
      return "AMW may not write to its knowledge folder, so nothing was saved; ask whoever runs AMW to make it writable.";
    default:
      return "The knowledge base could not be written, so nothing was saved; the log says why. Try again in a moment.";
  }
}
