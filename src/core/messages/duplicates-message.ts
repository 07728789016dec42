import { lineWithout, withFlag } from "../command/line.ts";
import type { Duplicate, Resemblance } from "../curating/duplicates/find-duplicates.ts";
import type { Announcement } from "../knowledge/announcement.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { recordId, type Slug } from "../knowledge/slug.ts";
import type { Source } from "../knowledge/source.ts";
import { vectorOf } from "../knowledge/vector.ts";
import type { Action, Block, Message, Text } from "../message/message.ts";
import { strong } from "../message/spans.ts";
import { formAction } from "./fill-in.ts";
import { playerName, productName } from "./names.ts";
import { dateWords, listed } from "./words.ts";

const SAID: Readonly<Record<Resemblance, string>> = {
  address: "it has the same address",
  wording: "it says nearly the same",
  product: "it is of the same player and product in the same days",
};

/** Why, in words: `it has the same address and it says nearly the same`. */
const becauseWords = ({ because }: Pick<Duplicate, "because">): string => listed(because.map((one) => SAID[one]));

/** Them, numbered, each with why it looks like it. */
export const listedDuplicates = (duplicates: readonly Duplicate[]): Block => ({
  kind: "list",
  numbered: true,
  items: duplicates.map((one) => `${one.announcement.title} (${one.announcement.id}): ${becauseWords(one)}.`),
});

/** A button that opens each, by its number. */
export const openDuplicates = (duplicates: readonly Duplicate[]): readonly Action[] =>
  duplicates.map(({ announcement }, i) => ({
    kind: "run",
    label: `Open no. ${i + 1}`,
    line: recordId("announcement", announcement.id),
  }));

/** What is shown of an announcement side by side with others. */
export interface Shown extends Pick<Announcement, "title" | "summary" | "date"> {
  readonly players: readonly Slug[];
  readonly products: readonly Slug[];
  readonly sources: readonly Pick<Source, "publisher">[];
}

/** The new one and those that it resembles, side by side. */
export function sideBySide(
  mine: Shown,
  vector: string | undefined,
  duplicates: readonly Duplicate[],
  knowledge: Knowledge,
): Block {
  const all = duplicates.map(({ announcement }) => announcement);
  const row = (label: string, of: (one: Shown) => string): readonly Text[] => [
    [strong(label)],
    of(mine) || "–",
    ...all.map((one) => of(one) || "–"),
  ];
  return {
    kind: "table",
    columns: [{ label: "" }, { label: "Yours" }, ...all.map((_, i) => ({ label: `No. ${i + 1}` }))],
    rows: [
      row("Title", ({ title }) => title),
      row("Date", ({ date }) => (date === "" ? "" : dateWords(date))),
      row("Players", ({ players }) => players.map((slug) => playerName(knowledge, slug)).join(", ")),
      row("Products", ({ products }) => products.map((slug) => productName(knowledge, slug)).join(", ")),
      row("Summary", ({ summary }) => summary),
      row("Sources", ({ sources }) => sources.map(({ publisher }) => publisher).join(", ")),
      [[strong("Read")], vector ?? "–", ...all.map(vectorOf)],
    ],
  };
}

interface Asked {
  readonly announcement: Announcement;
  readonly duplicates: readonly Duplicate[];
  /** The line that would have saved it. */
  readonly line: string;
  /** The claim of the likeliest one that the new one's claims resemble. */
  readonly claim: Slug | undefined;
  /** Whether forms can be shown. */
  readonly forms: boolean;
  readonly knowledge: Knowledge;
}

/** Before it is saved: those that it resembles, and what can be done with it. */
export function duplicatesMessage({ announcement, duplicates, line, claim, forms, knowledge }: Asked): Message {
  const plain = ["new", "into", "evidence-for", "for-claim"].reduce(lineWithout, line);
  const [first] = duplicates;
  const of = first?.announcement.id ?? "";
  const asEvidence = withFlag(plain, "evidence-for", of);
  const sentence = `“${announcement.title}” is not saved yet: ${duplicates.length === 1 ? "one announcement that is there looks" : `${duplicates.length} announcements that are there look`} like it. Add yours to it, or save it as new.`;
  const actions: readonly Action[] = [
    { kind: "run", label: "Merge into no. 1", line: withFlag(plain, "into", of) },
    {
      kind: "run",
      label: "Add as evidence to no. 1",
      line: claim === undefined ? asEvidence : withFlag(asEvidence, "for-claim", claim),
    },
    { kind: "run", label: "Save as new", line: `${plain} --new` },
    ...(forms ? [formAction("Change it", "add announcement")] : []),
    ...openDuplicates(duplicates),
  ];
  return {
    summary: sentence,
    title: "Is it there already?",
    tone: "caution",
    blocks: [
      { kind: "paragraph", text: sentence },
      listedDuplicates(duplicates),
      sideBySide(announcement, vectorOf(announcement), duplicates, knowledge),
      {
        kind: "note",
        text: "Merging adds what that one lacks, and what both say stays as it says. As evidence, only the sources are added. Undo takes either back.",
      },
    ],
    actions,
    audience: "asker",
    about: duplicates.map((one) => recordId("announcement", one.announcement.id)),
  };
}
