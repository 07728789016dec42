import type { EditionCounts, EditionWords } from "./edition-words.ts";
import { bothScripts } from "./names.ts";
import { capital, count, dateWords, listed, longDate, onDate, sentence } from "./words.ts";

function counted({ lead, brief, held, minor, corrections }: EditionCounts): string {
  const parts = [
    ...(lead > 0 ? [count(lead, "lead item")] : []),
    ...(brief > 0 ? [`${brief} in brief`] : []),
    ...(held > 0 ? [`${held} more`] : []),
    ...(minor > 0 ? [`${minor} minor`] : []),
    ...(corrections > 0 ? [count(corrections, "correction")] : []),
  ];
  return parts.join(", ");
}

/** The editions' own sentences in English. */
export const EDITION_EN: EditionWords = {
  date: dateWords,
  moment: (day, time) => `${dateWords(day)}, ${time}`,
  name: bothScripts,
  shortName: ({ name }) => name,
  listed: (names) => listed(names),
  gap: () => " ",
  colon: ": ",
  stop: ".",
  comma: ", ",
  parenthesis: (text) => ` (${text})`,
  sentence,
  status: {
    claimed: "claimed",
    corroborated: "corroborated",
    verified: "verified",
    disputed: "disputed",
    refuted: "refuted",
    stale: "stale",
    superseded: "superseded",
  },
  news: {
    new: "",
    status: "a claim's status changed",
    evidence: "new evidence",
    rescored: "scored anew",
  },

  title: (day) => `Digest of ${longDate(day)}`,
  alertTitle: (title) => `Alert: ${title}`,
  summary: (day, counts, first) =>
    `Digest of ${longDate(day)}: ${counted(counts)}.${first && ` First: ${sentence(first)}`}`,
  quietSummary: (day, proof) => `Digest of ${longDate(day)}: nothing to tell. ${proof}`,
  alertSummary: (title) => `Alert: ${sentence(title)}`,
  late: (due, posted, missed) =>
    `Late: due at ${due}, made at ${posted}.${
      missed > 0
        ? ` It stands for ${count(missed, "earlier edition")} that ${missed === 1 ? "was" : "were"} missed, too.`
        : ""
    }`,
  first: (looked) =>
    looked === 1
      ? "The first edition here: the newest entry that fits, whatever its date. From now on you get only what is new."
      : `The first edition here: the best of the ${looked} newest entries that fit, whatever their date. From now on you get only what is new.`,

  correctionsHeading: (n) => (n === 1 ? "Correction" : `${n} corrections`),
  leadHeading: "Leading",
  briefHeading: "In brief",
  quietHeading: "Nothing to tell",
  quiet: (looked) =>
    looked === 0
      ? "Nothing changed in the knowledge base since the last edition."
      : "Nothing that changed since the last edition cleared your bar.",
  quietFirst:
    "The first edition here, and nothing in the knowledge base clears your bar yet. What does will come as it is announced.",
  nothingOfWeight: "Nothing of weight since the last edition.",

  significance: (score) => `Significance ${score}`,
  scale: { novelty: "Novelty", significance: "Significance" },
  claims: (claimant, text) => `${claimant}: ${sentence(text)}`,
  claimedBy: (status, claimant) => (status === "claimed" ? ` by ${claimant}` : ` claim of ${claimant}`),
  moreClaims: (n) => `${capital(count(n, "more claim"))}.`,
  sources: (n) => (n === 1 ? "Source" : "Sources"),
  moreSources: (more) => ` and ${more} more`,
  undated: "undated",
  secondhand: "second-hand",
  readInACopy: "read in a copy",

  more: ({ held, minor }, { max, each }) =>
    [
      ...(held > 0 ? [`+${held} more; an edition shows at most ${max}, and ${each} a player.`] : []),
      ...(minor > 0 ? [`+${minor} minor.`] : []),
    ].join(" "),
  moreButton: (held, minor) =>
    [...(held > 0 ? [`+${held} more`] : []), ...(minor > 0 ? [`+${minor} minor`] : [])].join(", "),
  whyButton: "Why these",
  detailsButton: "The whole read",

  since: (from, to, timezone) => `Changes from ${from} to ${to} (${timezone}).`,
  asOf: (to, timezone) => `As of ${to} (${timezone}).`,
  cleared: ({ cleared, looked, corrected, told }) =>
    `${cleared} of ${looked} cleared your bar${corrected > 0 ? `, ${corrected} corrected` : ""}${told > 0 ? `, ${told} told here before` : ""}`,
  lastEntry: (moment) => (moment === undefined ? "; no change on record yet." : `; last entry ${moment}.`),
  legend: "N is novelty and S is significance, 0 to 3 each.",
  footer: (name, hash) => `“${name}” · #${hash}`,
  whatChanged: "/amw digest update changes it.",
  alertFooter: (name, scale, least) =>
    `Alert of “${name}”: ${scale} ${least} or more is posted at once. The next digest does not repeat it.`,

  correction: "Correction",
  corrected: (day) => `Corrected ${dateWords(day)}`,
  toldOn: (day) => `told here on ${dateWords(day)}`,
  statusNow: (text, claimant, from) => `The claim “${text}” (${claimant}) was ${from} and is now `,
  claimGone: (from) => `A claim told as ${from} is no longer recorded.`,
  scoreNow: (scale, from, to) => `${scale} was ${from} and is now ${to}`,
  retracted: (date) => (date === undefined ? "Retracted" : `Retracted ${onDate(date)}`),
  reinstated: "It was retracted and holds again.",
  gone: "It is no longer in the knowledge base; do not rely on it.",
  standsAgain: "It stands again as it was told here.",
  moreDifferences: (n) => `${n} more changed.`,
  moreCorrections: (titles, more) =>
    sentence(`Corrected as well: ${[...titles, ...(more > 0 ? [`${more} more`] : [])].join("; ")}`),
};
