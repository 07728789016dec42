import type { Actor } from "../amw.ts";
import type { Proposal } from "../curating/proposals.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { clipWords } from "../message/clip-words.ts";
import type { Action, Message } from "../message/message.ts";
import { recordLabel } from "./record-label.ts";
import { lineOf } from "./search-results.ts";
import { sentence } from "./words.ts";

interface Decision {
  readonly state: "approved" | "rejected";
  readonly by: Actor;
  readonly reason: string;
  readonly change?: number | undefined;
}

const QUOTED = 300;

/** To whoever proposed it: what became of it, and why. */
export function decidedNotice(
  { id, kind, text, about }: Proposal,
  { state, by, reason, change }: Decision,
  knowledge: Knowledge,
): Message {
  const what = kind === "problem" ? `what you said is wrong (${id})` : `your proposal ${id}`;
  const done = change !== undefined ? " and it is in the knowledge base now" : "";
  const said = `${by.name} ${state} ${what}${done}.`;
  const show: Action[] = about
    ? [{ kind: "run", label: `Show ${clipWords(recordLabel(about.id, knowledge), 50)}`, line: lineOf(about.id) }]
    : [];
  return {
    summary: reason === "" ? said : `${said} ${sentence(reason)}`,
    title: state === "approved" ? "Approved" : "Not taken up",
    tone: state === "approved" ? "done" : "plain",
    blocks: [
      { kind: "paragraph", text: said },
      ...(reason === "" ? [] : [{ kind: "facts", facts: [{ label: "Why", value: reason }] } as const]),
      { kind: "note", text: `You wrote: ${clipWords(text, QUOTED)}` },
    ],
    actions: show,
    audience: "asker",
    about: about ? [about.id] : [],
  };
}
