import type { Context } from "../command/declare.ts";
import type { Proposal } from "../curating/proposals.ts";
import { clipWords } from "../message/clip-words.ts";
import type { Block, Message } from "../message/message.ts";
import { link } from "../message/spans.ts";
import { recordLabel } from "./record-label.ts";
import { lineOf } from "./search-results.ts";

const QUOTED = 500;

/** It waits for an editor; whoever can be written to hears of it. */
export function proposedMessage(
  { id, kind, text, about, link: page }: Proposal,
  { call, desk, knowledge }: Pick<Context, "call" | "desk" | "knowledge">,
): Message {
  const hears = desk.messenger(call.surface)?.direct(call.actor.id) !== undefined;
  const next = hears ? "; AMW writes to you when it is decided" : "";
  const said = `Thank you. An editor will look at it as ${id}${next}.`;
  const facts = [
    ...(about ? [{ label: "About", value: recordLabel(about.id, knowledge) }] : []),
    ...(page ? [{ label: "Link", value: [link(page, page)] }] : []),
  ];
  const shown: Block[] = [
    ...(page === text ? [] : [{ kind: "note", text: clipWords(text, QUOTED) } as const]),
    ...(facts.length > 0 ? [{ kind: "facts", facts } as const] : []),
  ];
  return {
    summary: said,
    title: kind === "problem" ? "Noted" : "Proposed",
    tone: "done",
    blocks: [{ kind: "paragraph", text: said }, ...shown],
    actions: about ? [{ kind: "run", label: "Show", line: lineOf(about.id) }] : [],
    audience: "asker",
    about: about ? [about.id] : [],
  };
}
