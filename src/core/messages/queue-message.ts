import type { Context } from "../command/declare.ts";
import type { Proposal } from "../curating/proposals.ts";
import { clipWords } from "../message/clip-words.ts";
import type { Action, Message, Span, Text } from "../message/message.ts";
import { type Page, pagers } from "../message/pages.ts";
import { day, link, strong } from "../message/spans.ts";
import { decidingActions } from "./proposal-actions.ts";
import { recordLabel } from "./record-label.ts";
import { capital, count, range } from "./words.ts";

const EMPTY: Readonly<Record<Proposal["state"], string>> = {
  open: "Nothing waits for a decision.",
  approved: "Nothing has been approved yet.",
  rejected: "Nothing has been rejected yet.",
};
const TITLES: Readonly<Record<Proposal["state"], string>> = {
  open: "Waiting for a decision",
  approved: "Approved",
  rejected: "Rejected",
};
const QUOTED = 300;

/** Proposals in one state, with buttons that decide those that are open. */
export function queueMessage(
  state: Proposal["state"],
  page: Page<Proposal>,
  line: string,
  { call, knowledge }: Pick<Context, "call" | "knowledge">,
): Message {
  const { items, total, pages } = page;
  const said =
    total === 0 ? EMPTY[state] : `${capital(count(total, "proposal"))} ${state === "open" ? "waiting" : state}.`;
  const [oldest] = items;
  const others: Action[] = (["open", "approved", "rejected"] as const)
    .filter((other) => total === 0 && other !== state)
    .map((other) => ({ kind: "run", label: TITLES[other], line: `queue --state ${other}` }));
  return {
    summary: oldest && state === "open" ? `${said} ${oldest.by.name}: ${clipWords(oldest.text, 120)}` : said,
    title: TITLES[state],
    tone: "plain",
    blocks:
      items.length === 0
        ? [{ kind: "paragraph", text: said }]
        : [
            { kind: "list", items: items.map((one) => proposalText(one, knowledge)) },
            {
              kind: "note",
              text: `${capital(range(page, "proposal"))}, ${state === "open" ? "oldest" : "newest"} first${pages > 1 ? "" : "; /amw queue p7 shows one whole"}.`,
            },
          ],
    actions: [
      ...items.flatMap((one) => (one.state === "open" ? decidingActions(one, call, one.id) : whole(one))),
      ...others,
      ...pagers(page, line),
    ],
    audience: "asker",
    about: [],
  };
}

const whole = ({ id }: Proposal): Action[] => [{ kind: "run", label: `Show ${id}`, line: `queue ${id}` }];

const KINDS: Readonly<Record<Proposal["kind"], string>> = {
  suggestion: "",
  change: "a change, ready",
  problem: "something is wrong",
};

function proposalText(
  { id, kind, at, by, text, about, link: page, decided }: Proposal,
  knowledge: Context["knowledge"],
): Text {
  const decision: Span[] = decided
    ? [
        ` Decided by ${decided.by.name}, `,
        day(new Date(decided.at)),
        decided.reason ? `: ${clipWords(decided.reason, QUOTED)}` : "",
      ]
    : [];
  return [
    strong(id),
    ` · ${by.name}, `,
    day(new Date(at)),
    KINDS[kind] && ` · ${KINDS[kind]}`,
    ` · ${clipWords(text, QUOTED)}`,
    about ? ` · about ${recordLabel(about.id, knowledge)}` : "",
    ...(page && page !== text ? [" · ", link("link", page)] : []),
    ...decision,
  ];
}
