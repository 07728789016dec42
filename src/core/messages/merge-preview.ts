import { differences } from "../curating/differences.ts";
import type { EditOf } from "../curating/save-edit.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Block, Message, Text } from "../message/message.ts";
import { recordLabel } from "./record-label.ts";
import { count } from "./words.ts";

interface Preview {
  /** The record that stays first, then the one that goes, then what follows. */
  readonly edits: readonly EditOf[];
  readonly stays: string;
  readonly goes: string;
  /** Whether something changed since another preview was shown. */
  readonly isAgain: boolean;
  /** The line that does it. */
  readonly merge: string;
  /** The line that merges the other way round. */
  readonly reverse: string;
  readonly knowledge: Knowledge;
}

const MOST = 15;
const MOST_FOLLOWING = 8;

/** What a merge would do, before it does: what the one gains, and what follows the other. */
export function mergePreview({ edits, stays, goes, isAgain, merge, reverse, knowledge }: Preview): Message {
  const [one, , ...others] = edits;
  const gained = one ? differences(one.before?.record, one.record) : [];
  const sentence = `${isAgain ? "Something changed meanwhile, so look again. " : ""}“${goes}” would go into “${stays}” and be removed; ${others.length === 0 ? "nothing else names it" : `${count(others.length, "record")} that ${others.length === 1 ? "names" : "name"} it would follow`}.`;
  const more = (all: readonly unknown[], most: number): Text[] =>
    all.length > most ? [`and ${count(all.length - most, "other")}`] : [];
  const following: Block[] =
    others.length === 0
      ? []
      : [
          { kind: "heading", text: "What follows" },
          {
            kind: "list",
            items: [
              ...others.slice(0, MOST_FOLLOWING).map(({ id }) => recordLabel(id, knowledge)),
              ...more(others, MOST_FOLLOWING),
            ],
          },
        ];
  return {
    summary: sentence,
    title: `Merge ${goes} into ${stays}?`,
    tone: "plain",
    blocks: [
      { kind: "paragraph", text: sentence },
      { kind: "heading", text: `What “${stays}” gains` },
      gained.length === 0
        ? { kind: "paragraph", text: "Nothing: it says all of it already." }
        : { kind: "list", items: [...gained.slice(0, MOST), ...more(gained, MOST)] },
      ...following,
      { kind: "note", text: "What both say, the one that stays decides. Undo takes all of it back." },
    ],
    actions: [
      { kind: "run", label: "Merge", line: merge },
      { kind: "run", label: "The other way round", line: reverse },
    ],
    audience: "asker",
    about: edits.slice(0, 2).map(({ id }) => id),
  };
}
