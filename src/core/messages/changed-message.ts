import type { Change } from "../curating/audit.ts";
import { differences } from "../curating/differences.ts";
import type { RecordId } from "../knowledge/slug.ts";
import type { Action, Block, Message } from "../message/message.ts";
import { plainSpans } from "../message/plain.ts";
import { scorer } from "./announcement-card.ts";
import { lineOf } from "./search-results.ts";
import { upTo } from "./up-to.ts";

interface Said {
  readonly title: string;
  /** What was done, in one sentence. */
  readonly sentence: string;
  /** The record to show; the change's first unless told. */
  readonly shows?: RecordId | undefined;
  /** Before and after the list of what changed. */
  readonly before?: readonly Block[];
  readonly after?: readonly Block[];
  readonly actions?: readonly Action[];
}

/** Most differences that are told; the history has all. */
const MOST = 12;

/** Something was saved: what changed in words, and buttons to take it back, to see it and to see what went before. */
export function changedMessage({ seq, by, records }: Change, said: Said): Message {
  const nameOf = (actor: string): string => (actor === by.id ? by.name : scorer(actor));
  const told = records.length === 1 ? records.flatMap(({ before, after }) => differences(before, after, nameOf)) : [];
  const items = upTo(MOST, told);
  const shows = said.shows ?? records.find(({ after }) => after !== undefined)?.id;
  const of = records[0]?.id;
  return {
    summary: told[0] && told.length === 1 ? `${said.sentence} ${plainSpans(told[0])}` : said.sentence,
    title: said.title,
    tone: "done",
    blocks: [
      { kind: "paragraph", text: said.sentence },
      ...(said.before ?? []),
      ...(items.length > 0 ? [{ kind: "list", items } as const] : []),
      ...(said.after ?? []),
    ],
    actions: [
      ...(said.actions ?? []),
      { kind: "run", label: "Undo", line: `undo ${seq}` },
      ...(shows ? [{ kind: "run", label: "Show", line: lineOf(shows) } as const] : []),
      ...(of ? [{ kind: "run", label: "History", line: `history ${shows ?? of}` } as const] : []),
    ],
    audience: "asker",
    about: shows ? [shows] : [],
  };
}
