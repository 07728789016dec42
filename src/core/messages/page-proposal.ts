import type { Duplicate } from "../curating/duplicates/find-duplicates.ts";
import type { Page } from "../curating/pages.ts";
import type { ProposedScore } from "../curating/suggesting/propose-score.ts";
import type { Suggestion } from "../curating/suggesting/suggest.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { recordId } from "../knowledge/slug.ts";
import type { Action, Block, Fact, Message } from "../message/message.ts";
import { link } from "../message/spans.ts";
import { listedDuplicates, openDuplicates, sideBySide } from "./duplicates-message.ts";
import { formAction } from "./fill-in.ts";
import { playerName, productName, segmentName } from "./names.ts";
import { countryName, dateWords } from "./words.ts";

interface Proposed {
  readonly page: Page;
  readonly suggestion: Suggestion;
  readonly duplicates: readonly Duplicate[];
  /** The line that opens the form filled in; undefined where forms cannot be shown. */
  readonly form: string | undefined;
  /** The line to type instead, as far as AMW can say it. */
  readonly line: string;
  /** The line that puts this page in the place of what is kept of the form already; undefined where nothing is. */
  readonly replace: string | undefined;
  readonly knowledge: Knowledge;
}

const SHOWN_TEXT = 400;

/** What AMW read of a page, what is there already, and what it proposes; a person decides. */
export function pageProposal({ page, suggestion, duplicates, form, line, replace, knowledge }: Proposed): Message {
  const { title, novelty, significance } = suggestion;
  const sentence = `Read “${title || page.canonical}”; nothing is saved yet.`;
  const again = duplicates.length === 0 ? "" : " It may be there already.";
  const kept =
    replace === undefined
      ? []
      : [
          caution(
            "You have a form of an announcement that is not saved. Go on with it, or put this page in its place.",
          ),
        ];
  const actions: Action[] = [
    ...(form === undefined ? [] : [formAction(replace === undefined ? "Fill in the form" : "Go on with yours", form)]),
    ...(replace === undefined ? [] : [{ kind: "run", label: "Put this page in its place", line: replace } as const]),
    ...openDuplicates(duplicates),
    { kind: "open", label: "Open the page", url: page.canonical },
  ];
  return {
    summary: `${sentence}${again} Proposed: novelty ${novelty.score}, significance ${significance.score}.`,
    title: "From a page",
    tone: duplicates.length > 0 ? "caution" : "plain",
    blocks: [
      { kind: "paragraph", text: sentence },
      ...kept,
      ...there(suggestion, page, duplicates, knowledge),
      { kind: "heading", text: "What it says" },
      { kind: "facts", facts: read(page) },
      ...(suggestion.summary === "" ? [] : [{ kind: "paragraph", text: clipped(suggestion.summary) } as const]),
      ...listOf("Figures", suggestion.figures),
      ...listOf("Claims", suggestion.claims),
      { kind: "heading", text: "What AMW found" },
      { kind: "facts", facts: found(suggestion, knowledge) },
      { kind: "heading", text: "What AMW proposes" },
      ...points("Novelty", novelty),
      ...points("Significance", significance),
      {
        kind: "note",
        text:
          form === undefined
            ? [
                `You decide. Mend it and add what is missing (--why-it-matters, and what the refusal names): `,
                { kind: "code", text: `/amw ${line}` },
              ]
            : "You decide: the form holds all of this, and asks for why it matters.",
      },
    ],
    actions,
    audience: "asker",
    about: duplicates.map((one) => recordId("announcement", one.announcement.id)),
  };
}

const caution = (text: string): Block => ({ kind: "caution", text });
const clipped = (text: string): string => (text.length > SHOWN_TEXT ? `${text.slice(0, SHOWN_TEXT).trimEnd()}…` : text);

function there(
  suggestion: Suggestion,
  page: Page,
  duplicates: readonly Duplicate[],
  knowledge: Knowledge,
): readonly Block[] {
  if (duplicates.length === 0) return [];
  const mine = {
    ...suggestion,
    date: suggestion.date ?? "",
    summary: clipped(suggestion.summary),
    sources: [{ publisher: page.publisher ?? new URL(page.canonical).hostname }],
  };
  return [
    { kind: "heading", text: "Is it there already?" },
    listedDuplicates(duplicates),
    sideBySide(mine, undefined, duplicates, knowledge),
  ];
}

const read = (page: Page): readonly Fact[] =>
  facts([
    ["Title", page.title ?? ""],
    ["Published", page.published === undefined ? "" : dateWords(page.published)],
    ["Publisher", page.publisher ?? ""],
    ["Address", [link(page.canonical, page.canonical)]],
  ]);

const found = (suggestion: Suggestion, knowledge: Knowledge): readonly Fact[] => {
  const all = facts([
    ["From", suggestion.players.map((slug) => playerName(knowledge, slug)).join(", ")],
    ["Products", suggestion.products.map((slug) => productName(knowledge, slug)).join(", ")],
    ["Rivals", suggestion.rivals.map((slug) => playerName(knowledge, slug)).join(", ")],
    ["Segments", suggestion.segments.map((slug) => segmentName(knowledge, slug)).join(", ")],
    ["Countries", suggestion.regions.map(countryName).join(", ")],
    ["Tags", suggestion.tags.join(", ")],
  ]);
  return all.length > 0 ? all : [{ label: "From", value: "no player that AMW knows" }];
};

const facts = (all: readonly (readonly [string, Fact["value"]])[]): readonly Fact[] =>
  all.flatMap(([label, value]) => (value === "" ? [] : [{ label, value }]));

const listOf = (heading: string, items: readonly string[]): readonly Block[] =>
  items.length === 0
    ? []
    : [
        { kind: "heading", text: heading },
        { kind: "list", items },
      ];

/** The score, and which rule gave which points. */
function points(label: string, { score, given, reason }: ProposedScore): readonly Block[] {
  const sum = given.reduce((all, one) => all + one.points, 0);
  return [
    { kind: "paragraph", text: `${label} ${score} of 3${sum === score ? "" : ` (the points are ${sum})`}:` },
    {
      kind: "list",
      items: given.length === 0 ? [reason] : given.map((one) => `${signed(one.points)} ${one.because}`),
    },
  ];
}

const signed = (n: number): string => (n > 0 ? `+${n}` : `−${-n}`);
