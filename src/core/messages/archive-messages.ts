import type { Exported, ImportPlan } from "../curating/archive.ts";
import type { EditableId } from "../curating/records.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Action, Block, Message } from "../message/message.ts";
import { oneSentence } from "./one-sentence.ts";
import { recordLabel } from "./record-label.ts";
import { upTo } from "./up-to.ts";
import { count, listed } from "./words.ts";

const MOST_NAMED = 10;

export const exportedMessage = ({ name, records }: Exported): Message =>
  oneSentence(
    `${count(records, "record")} and the rubric are copied to exports/${name} in AMW's data folder; /amw import ${name} takes them back.`,
    { title: "Exported", tone: "done" },
  );

export const nothingToImport = (folder: string): Message =>
  oneSentence(`The knowledge base says what ${folder} says already, so there is nothing to import.`, {
    title: "Nothing to import",
    tone: "plain",
  });

/** What the import would do, with the button that does it. */
export function importPreview(
  { plan, folder, line, isAgain }: { plan: ImportPlan; folder: string; line: string; isAgain: boolean },
  knowledge: Knowledge,
): Message {
  const again: Block[] = isAgain
    ? [
        {
          kind: "caution",
          text: "Something was changed since you saw the plan, so nothing was imported yet. This is it now.",
        },
      ]
    : [];
  const summary = `Importing ${folder} would ${planWords(plan)}.`;
  return {
    summary,
    title: `Import ${folder}?`,
    tone: plan.removed.length > 0 ? "caution" : "plain",
    blocks: [
      ...again,
      { kind: "paragraph", text: summary },
      ...named("Removed", plan.removed, knowledge),
      ...named("Changed", plan.changed, knowledge),
      ...named("Added", plan.added, knowledge),
    ],
    actions: [{ kind: "run", label: "Import it", line }],
    audience: "asker",
    about: [],
  };
}

export function importedMessage(plan: ImportPlan, folder: string, seq: number | undefined): Message {
  const undo: Action[] = seq === undefined ? [] : [{ kind: "run", label: "Undo", line: `undo ${seq}` }];
  return oneSentence(`${folder} is imported: ${doneWords(plan)}.`, { title: "Imported", tone: "done", actions: undo });
}

function named(title: string, ids: readonly EditableId[], knowledge: Knowledge): Block[] {
  if (ids.length === 0) return [];
  const labels = ids.map((id) => recordLabel(id, knowledge));
  return [
    { kind: "heading", text: title },
    { kind: "list", items: upTo(MOST_NAMED, labels) },
  ];
}

const planWords = ({ added, changed, removed, rubric }: ImportPlan): string =>
  listed([
    ...(added.length > 0 ? [`add ${count(added.length, "record")}`] : []),
    ...(changed.length > 0 ? [`change ${count(changed.length, "record")}`] : []),
    ...(removed.length > 0 ? [`remove ${count(removed.length, "record")}`] : []),
    ...(rubric ? ["replace the rubric"] : []),
  ]);

const doneWords = ({ added, changed, removed, rubric }: ImportPlan): string =>
  listed([
    ...(added.length > 0 ? [`${count(added.length, "record")} added`] : []),
    ...(changed.length > 0 ? [`${count(changed.length, "record")} changed`] : []),
    ...(removed.length > 0 ? [`${count(removed.length, "record")} removed`] : []),
    ...(rubric ? ["the rubric replaced"] : []),
  ]);
