import type { Proposal } from "../curating/proposals.ts";
import type { ClaimStatus } from "../knowledge/claim.ts";
import type { Message } from "../message/message.ts";
import { lineOf } from "./search-results.ts";
import { listed } from "./words.ts";

interface Proposed {
  readonly text: string;
  readonly status: ClaimStatus;
  /** What the announcement is called. */
  readonly label: string;
  /** The names of others who may approve, as far as roles name them. */
  readonly others: readonly string[];
}

const MOST = 3;

/** A step that needs a second person waits in the queue: what it is, and who can approve it. */
export function changeProposed(proposal: Proposal, { text, status, label, others }: Proposed): Message {
  const who = others.length === 0 ? "another editor" : `another editor, such as ${listed(others.slice(0, MOST), "or")}`;
  const sentence = `“${status}” needs a second person, so it waits as ${proposal.id} until ${who} writes /amw approve ${proposal.id}.`;
  const about = proposal.about?.id;
  return {
    summary: sentence,
    title: `Proposed: ${status}`,
    tone: "done",
    blocks: [
      { kind: "paragraph", text: sentence },
      {
        kind: "facts",
        facts: [
          { label: "Claim", value: text },
          { label: "Of", value: label },
          { label: "Why", value: proposal.edit?.reason ?? proposal.text },
        ],
      },
      { kind: "note", text: "Nothing is saved yet, and nobody approves their own." },
    ],
    actions: [
      { kind: "run", label: "The queue", line: "queue" },
      ...(about ? [{ kind: "run", label: "Show", line: lineOf(about) } as const] : []),
    ],
    audience: "asker",
    about: about ? [about] : [],
  };
}
