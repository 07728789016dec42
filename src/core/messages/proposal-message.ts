import type { Context } from "../command/declare.ts";
import { differences } from "../curating/differences.ts";
import type { Proposal } from "../curating/proposals.ts";
import type { Block, Fact, Message, Text } from "../message/message.ts";
import { day, link } from "../message/spans.ts";
import { decidingActions } from "./proposal-actions.ts";
import { recordLabel } from "./record-label.ts";
import { lineOf } from "./search-results.ts";
import { upTo } from "./up-to.ts";
import { placeWords } from "./where-words.ts";
import { capital } from "./words.ts";

const MOST = 20;

/** One proposal whole: who, when, where, and what would change. */
export async function proposalMessage(
  proposal: Proposal,
  { call, desk, knowledge }: Pick<Context, "call" | "desk" | "knowledge">,
): Promise<Message> {
  const { id, at, by, where, text, about, link: page, state, decided, change } = proposal;
  const facts: Fact[] = [
    { label: "By", value: [`${by.name} in ${placeWords(where)}, `, day(new Date(at))] },
    ...(about ? [{ label: "About", value: recordLabel(about.id, knowledge) }] : []),
    ...(about && !knowledge.revision.startsWith(about.version)
      ? [{ label: "Seen", value: `version ${about.version.slice(0, 8)}; the knowledge base has changed since` }]
      : []),
    ...(page ? [{ label: "Link", value: [link(page, page)] }] : []),
    ...(decided
      ? [
          {
            label: capital(state),
            value: [`by ${decided.by.name}, `, day(new Date(decided.at)), decided.reason && `: ${decided.reason}`],
          },
        ]
      : []),
    ...(change === undefined ? [] : [{ label: "Change", value: String(change) }]),
  ];
  return {
    summary: `${id}, by ${by.name}: ${text}`,
    title: `Proposal ${id}`,
    tone: "plain",
    blocks: [{ kind: "paragraph", text }, { kind: "facts", facts }, ...(await wouldChange(proposal, desk, knowledge))],
    actions: [
      ...(state === "open" ? decidingActions(proposal, call) : []),
      ...(about ? [{ kind: "run", label: "Show the record", line: lineOf(about.id) } as const] : []),
      { kind: "run", label: "The queue", line: "queue" },
    ],
    audience: "asker",
    about: about ? [about.id] : [],
  };
}

async function wouldChange({ edit, state }: Proposal, desk: Context["desk"], knowledge: Context["knowledge"]) {
  if (edit === undefined || state !== "open") return [];
  const blocks: Block[] = [];
  for (const { id, record } of edit.records) {
    const current = await desk.records.current(id);
    const told: readonly Text[] = current === "broken" ? [] : differences(current?.record, record);
    if (told.length === 0) continue;
    blocks.push(
      { kind: "heading", text: `Would change ${recordLabel(id, knowledge)}` },
      { kind: "list", items: upTo(MOST, told) },
    );
  }
  return blocks;
}
