import type { Change } from "../curating/audit.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { clipWords } from "../message/clip-words.ts";
import type { Message, Text } from "../message/message.ts";
import { type Page, pagers } from "../message/pages.ts";
import { changeSpans } from "./history-message.ts";
import { recordLabel } from "./record-label.ts";
import { capital, count, range, sentence } from "./words.ts";

const QUOTED = 200;
const MOST_NAMED = 3;

/** Every change in a line, the newest first. */
export function auditMessage(page: Page<Change>, line: string, knowledge: Knowledge): Message {
  const { items, total } = page;
  const [newest] = items;
  const said = newest
    ? `${capital(count(total, "change"))}; the newest by ${newest.by.name}: ${newest.what}.`
    : "No change fits that.";
  return {
    summary: said,
    title: "Audit",
    tone: "plain",
    blocks: newest
      ? [
          { kind: "list", items: items.map((one) => changeText(one, knowledge)) },
          {
            kind: "note",
            text: `${capital(range(page, "change"))}, newest first; /amw undo and a number takes one back.`,
          },
        ]
      : [{ kind: "paragraph", text: said }],
    actions: [
      ...items.flatMap(({ seq, records: [first] }) =>
        first ? [{ kind: "run", label: `History ${seq}`, line: `history ${first.id}` } as const] : [],
      ),
      ...pagers(page, line),
    ],
    audience: "asker",
    about: [],
  };
}

function changeText(change: Change, knowledge: Knowledge): Text {
  const { records, note, reason, undoneBy } = change;
  const names = records.slice(0, MOST_NAMED).map(({ id }) => recordLabel(id, knowledge));
  const more = records.length - names.length;
  const what = note ?? `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  return [
    ...changeSpans(change),
    ` · ${sentence(what)}`,
    reason === "" ? "" : ` Why: ${sentence(clipWords(reason, QUOTED))}`,
    undoneBy === undefined ? "" : ` Taken back by change ${undoneBy}.`,
  ];
}
