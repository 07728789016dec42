import type { FoundClaim } from "../knowledge/claims-by-due.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { recordId, type Slug } from "../knowledge/slug.ts";
import type { Block, Message } from "../message/message.ts";
import { type Page, pagers } from "../message/pages.ts";
import { spansOf } from "../message/spans.ts";
import { claimLine, settledBy } from "./claim-text.ts";
import { sourceText } from "./sources.ts";
import { capital, count, range } from "./words.ts";

interface Whose {
  readonly id: Slug;
  readonly name: string;
}
interface ClaimList {
  readonly knowledge: Knowledge;
  readonly page: Page<FoundClaim>;
  readonly line: string;
  /** Which claims: "open", or the statuses asked for. */
  readonly which: string;
  readonly whose: Whose | undefined;
}

/** Claims to watch, each with what would settle it and the announcement that it was made in. */
export function claimList({ knowledge, page, line, which, whose }: ClaimList): Message {
  const { items, first, total } = page;
  const title = `${capital(which)} claims${whose ? ` of ${whose.name}` : ""}`;
  const shown = items.flatMap(({ announcement: { id }, claim: { id: claimId } }) => {
    const announcement = knowledge.announcement(id);
    const claim = announcement?.claims.find((one) => one.id === claimId);
    return announcement && claim ? [{ announcement, claim }] : [];
  });
  return {
    summary: `${title}: ${count(total, "claim")}. ${shown.map(({ claim }) => claim.text).join(" ")}`,
    title,
    tone: "plain",
    blocks: [
      {
        kind: "list",
        numbered: true,
        start: first,
        items: shown.map(({ announcement, claim }) => {
          const best = knowledge.head(announcement.id)?.source;
          return [
            ...spansOf(claimLine(knowledge, claim)),
            ...(settledBy(claim) ? [` ${settledBy(claim)}`] : []),
            ...(best ? [" Source: ", ...spansOf(sourceText(best)), "."] : []),
          ];
        }),
      },
      {
        kind: "note",
        text: `${capital(range(page, "claim"))}; those with a deadline first, then the newest.`,
      },
    ],
    actions: [
      ...shown.map(
        ({ announcement }, i) => ({ kind: "run", label: `Open ${first + i}`, line: announcement.id }) as const,
      ),
      ...pagers(page, line),
    ],
    audience: "asker",
    about: shown.map(({ announcement }) => recordId("announcement", announcement.id)),
  };
}

export function noClaims(which: string, whose: Whose | undefined, knowledge: Knowledge): Message {
  const sentence = whose
    ? `${whose.name} has made no ${which} claim that is recorded here.`
    : `No ${which} claim fits; ${count(knowledge.claimCount, "claim")} are recorded in all.`;
  return {
    summary: sentence,
    title: `${capital(which)} claims${whose ? ` of ${whose.name}` : ""}`,
    tone: "refused",
    blocks: [{ kind: "paragraph", text: sentence }] satisfies Block[],
    actions: [
      ...(whose ? [{ kind: "run", label: whose.name, line: whose.id } as const] : []),
      { kind: "run", label: "All open claims", line: "claims" },
    ],
    audience: "asker",
    about: whose ? [recordId("player", whose.id)] : [],
  };
}
