import type { Context } from "../command/declare.ts";
import type { Change } from "../curating/audit.ts";
import { differences } from "../curating/differences.ts";
import { mayUndo } from "../curating/may-undo.ts";
import type { EditableId } from "../curating/records.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Action, Block, Message, Span, Text } from "../message/message.ts";
import { type Page, pagers } from "../message/pages.ts";
import { day, strong } from "../message/spans.ts";
import { oneSentence } from "./one-sentence.ts";
import { recordLabel } from "./record-label.ts";
import { lineOf } from "./search-results.ts";
import { upTo } from "./up-to.ts";
import { placeWords } from "./where-words.ts";
import { capital, count, range, sentence } from "./words.ts";

/** Most differences of one change that are told. */
const MOST = 8;

/** Who did what, when and where: `Score, by Ada in Slack, 25 Nov 2026`. */
export const changeSpans = ({ seq, what, by, at, where, approvedBy }: Change): readonly Span[] => [
  strong(`Change ${seq}`),
  ` · ${what} · ${by.name}${approvedBy ? `, approved by ${approvedBy.name}` : ""} · ${capital(placeWords(where))} · `,
  day(new Date(at)),
];

/** The changes of one record, the newest first, each with what it changed and a button that takes it back. */
export function historyMessage(
  id: EditableId,
  page: Page<Change>,
  line: string,
  { call, role, knowledge }: Pick<Context, "call" | "role" | "knowledge">,
): Message {
  const { items, total } = page;
  const label = recordLabel(id, knowledge);
  const [newest] = items;
  const isThere = knowledge.head(id.slice(id.indexOf(":") + 1)) !== undefined || !id.startsWith("announcement:");
  const undo = items
    .filter((change) => change.undoneBy === undefined && mayUndo(change, call.actor, role))
    .map(({ seq }): Action => ({ kind: "run", label: `Undo ${seq}`, line: `undo ${seq}` }));
  return {
    summary: `${capital(count(total, "change"))} of ${label}${newest ? `; the newest by ${newest.by.name}: ${newest.what}` : ""}.`,
    title: `History of ${label}`,
    tone: "plain",
    blocks: [
      ...items.flatMap((change) => changeBlocks(change, id)),
      { kind: "note", text: `${capital(range(page, "change"))}, newest first.` },
    ],
    actions: [
      ...undo,
      ...(isThere ? [{ kind: "run", label: "Show", line: lineOf(id) } as const] : []),
      ...pagers(page, line),
    ],
    audience: "asker",
    about: [id],
  };
}

function changeBlocks(change: Change, id: EditableId): Block[] {
  const { reason, records, undoneBy, undoes, proposal } = change;
  const own = records.find((one) => one.id === id);
  const told: readonly Text[] = own ? differences(own.before, own.after) : [];
  const notes = [
    reason === "" ? "" : `Why: ${sentence(reason)}`,
    proposal === undefined ? "" : `Proposed as ${proposal}.`,
    undoes === undefined ? "" : `Takes back change ${undoes}.`,
    undoneBy === undefined ? "" : `Taken back by change ${undoneBy}.`,
  ].filter(Boolean);
  return [
    { kind: "paragraph", text: changeSpans(change) },
    {
      kind: "list",
      items: [...upTo(MOST, told), ...(notes.length > 0 ? [notes.join(" ")] : [])],
    },
  ];
}

/** Nobody has changed it by AMW. */
export const noHistory = (id: EditableId, knowledge: Knowledge): Message => ({
  ...oneSentence(
    `Nobody has changed ${recordLabel(id, knowledge)} by AMW yet; what is changed in its file by hand stands in git.`,
    {
      title: `History of ${recordLabel(id, knowledge)}`,
      tone: "plain",
      actions: [{ kind: "run", label: "Show", line: lineOf(id) }],
    },
  ),
  about: [id],
});
