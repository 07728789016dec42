import type { Announcement } from "../knowledge/announcement.ts";
import { statusOf } from "../knowledge/claim.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { recordId } from "../knowledge/slug.ts";
import { overallStatus, vectorOf } from "../knowledge/vector.ts";
import type { Action, Block, Fact, Message, Text } from "../message/message.ts";
import { strong } from "../message/spans.ts";
import { claimLine, contraryEvidence, isContested } from "./claim-text.ts";
import { playerName, productName, segmentName, shortPlayerName } from "./names.ts";
import { sourcesNote } from "./sources.ts";
import { countryName, dateWords, onDate, sentence } from "./words.ts";

/** The whole read of one announcement. */
export function announcementCard(announcement: Announcement, knowledge: Knowledge): Message {
  const { id, title, read, claims, sources } = announcement;
  const status = overallStatus(claims.map(statusOf));
  // Contested claims stand above with what speaks against them.
  const uncontested = claims.filter((claim) => !isContested(claim));
  return {
    summary: [
      sentence(title),
      `${dateWords(announcement.date)}, ${announcement.players.map((slug) => playerName(knowledge, slug)).join(", ")}.`,
      `Novelty ${read.novelty.score} of 3, significance ${read.significance.score} of 3${status ? `; its claims: ${status}` : ""}.`,
      ...(announcement.retracted ? ["Retracted."] : []),
    ].join(" "),
    title,
    tone: announcement.retracted || status === "disputed" || status === "refuted" ? "caution" : "plain",
    blocks: [
      ...retraction(announcement),
      ...contraryEvidence(announcement, knowledge),
      { kind: "facts", facts: facts(announcement, knowledge) },
      { kind: "score", novelty: read.novelty, significance: read.significance, vector: vectorOf(announcement) },
      ...(read.mapDelta ? [led("On the map:", read.mapDelta)] : []),
      { kind: "heading", text: "What was announced" },
      { kind: "paragraph", text: announcement.summary },
      ...list("Figures, as given by the sources", announcement.figures),
      ...list(
        claims.length > uncontested.length ? "Other claims" : "Claims",
        uncontested.map((claim) => claimLine(knowledge, claim)),
      ),
      { kind: "heading", text: "Why it matters" },
      { kind: "paragraph", text: read.whyItMatters },
      ...(announcement.rivals.length > 0
        ? [led("Rivals:", announcement.rivals.map((slug) => playerName(knowledge, slug)).join(", "))]
        : []),
      ...list("What to watch", announcement.watch),
      ...(read.scepticism ? [led("Be sceptical:", read.scepticism)] : []),
      ...list("Where the sources differ or fall short", announcement.caveats),
      sourcesNote(sources),
      {
        kind: "note",
        text: `Scored on ${dateWords(read.date)} by ${scorer(read.by)}. /amw rubric explains every code.`,
      },
    ],
    actions: actions(announcement, knowledge),
    audience: "asker",
    about: [
      recordId("announcement", id),
      ...announcement.players.map((slug) => recordId("player", slug)),
      ...announcement.products.map((slug) => recordId("product", slug)),
      ...announcement.segments.map((slug) => recordId("segment", slug)),
    ],
  };
}

/** Who scored it, as people call them: by name where that is known. */
export const scorer = (by: string, nameOf?: (actor: string) => string | undefined): string =>
  by === "amw:starter" ? "the AMW starter base" : (nameOf?.(by) ?? (ON_PLATFORM.test(by) ? "an editor" : by));

/** Ids of people, which nobody reads. */
const ON_PLATFORM = /^(?:slack|discord|terminal|web):/u;

function retraction({ retracted }: Announcement): Block[] {
  return retracted
    ? [{ kind: "caution", text: [strong(`Retracted ${onDate(retracted.date)}. `), sentence(retracted.reason)] }]
    : [];
}

function facts(announcement: Announcement, knowledge: Knowledge): Fact[] {
  const row = (label: string, values: readonly string[]): Fact[] =>
    values.length > 0 ? [{ label, value: values.join(", ") }] : [];
  return [
    { label: "Date", value: dateWords(announcement.date) },
    ...row(
      "Players",
      announcement.players.map((slug) => playerName(knowledge, slug)),
    ),
    ...row("Also named", announcement.others),
    ...row(
      "Products",
      announcement.products.map((slug) => productName(knowledge, slug)),
    ),
    ...row(
      "Segments",
      announcement.segments.map((slug) => segmentName(knowledge, slug)),
    ),
    ...row("Regions", announcement.regions.map(countryName)),
    ...row("Tags", announcement.tags),
  ];
}

const led = (lead: string, text: string): Block => ({ kind: "paragraph", text: [strong(`${lead} `), text] });

const list = (heading: string, items: readonly Text[]): Block[] =>
  items.length > 0
    ? [
        { kind: "heading", text: heading },
        { kind: "list", items },
      ]
    : [];

const MOST_RELATED = 2;

function actions(announcement: Announcement, knowledge: Knowledge): Action[] {
  const [lead] = announcement.players;
  return [
    { kind: "run", label: "Why these scores", line: `why ${announcement.id}` },
    ...(lead && knowledge.players.has(lead)
      ? [
          { kind: "run", label: shortPlayerName(knowledge, lead), line: lead } as const,
          { kind: "run", label: "Timeline", line: `timeline ${lead}` } as const,
        ]
      : []),
    ...announcement.related
      .filter((id) => knowledge.head(id))
      .slice(0, MOST_RELATED)
      .map((id, i): Action => ({ kind: "run", label: i === 0 ? "Related" : `Related ${i + 1}`, line: id })),
  ];
}
