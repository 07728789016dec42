import { createHash } from "node:crypto";
import { editionOf } from "../../src/core/digest/edition.ts";
import { type Standing, standingOf } from "../../src/core/digest/standing.ts";
import { DEFAULT_WISHES, type Wishes } from "../../src/core/digest/subscription.ts";
import type { Edition, Window } from "../../src/core/digest/window.ts";
import type { Announcement } from "../../src/core/knowledge/announcement.ts";
import { announcementHead } from "../../src/core/knowledge/heads.ts";
import type { Knowledge } from "../../src/core/knowledge/knowledge.ts";
import type { Message } from "../../src/core/message/message.ts";
import { alertMessage } from "../../src/core/messages/alert-message.ts";
import { correctionNote, withCorrections } from "../../src/core/messages/with-corrections.ts";
import { knowledgeOf, type Records, recordsIn, withChanged } from "./knowledge-of.ts";

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

export const subscribed = (wishes: Partial<Wishes> = {}) => ({
  name: "Morning brief",
  schedule: { at: "09:00", days: ["mon", "tue", "wed", "thu", "fri"], timezone: "Europe/Berlin" } as const,
  wishes: { ...DEFAULT_WISHES, ...wishes },
});

/** 25 November 2026, 09:00 in Berlin. */
export const NINE = Date.parse("2026-11-25T08:00:00Z");
const DAY = 86_400_000;

export const standing = (announcement: Announcement): Standing => standingOf(announcementHead(announcement));

/** The window after yesterday's edition, with nothing in it unless told. */
export const windowAt = (parts: Partial<Window> = {}): Window => ({
  slot: { key: "2026-11-25T09:00", at: NINE },
  at: NINE,
  since: NINE - DAY,
  changes: [],
  told: [],
  upTo: 100,
  lastChangeAt: Date.parse("2026-11-25T07:12:00Z"),
  ...parts,
});

/** Announcements of the knowledge that are new in the window. */
export const newly = (knowledge: Knowledge, ...ids: readonly string[]): Window["changes"] =>
  ids.map((id, i) => {
    const head = knowledge.head(id);
    if (!head) throw new Error(`There is no ${id}.`);
    return { seq: i + 1, at: NINE - 1000 * (i + 1), announcement: id, after: standingOf(head) };
  });

const MUSACODER = "2026-06-musacoder-first-domestic-gpu";
const ROADMAP = "2026-09-17-huawei-connect-960";
const RECORDS = recordsIn();
const KNOWLEDGE = knowledgeOf(RECORDS);

/** The channel was told it two days ago, as `before` has it; now it stands as in the second records. */
function corrected(
  id: string,
  before: (announcement: Announcement) => Announcement,
  after: (announcement: Announcement) => Announcement | undefined = (one) => one,
  more: readonly string[] = [],
): readonly [Window, Knowledge] {
  const records: Records = withChanged(RECORDS, id, after);
  const knowledge = knowledgeOf(records);
  const was = RECORDS.announcements.find((one) => one.id === id);
  if (!was) throw new Error(`There is no ${id}.`);
  const as = standing(before(was));
  const head = knowledge.head(id);
  return [
    windowAt({
      changes: [
        { seq: 1, at: NINE - 5000, announcement: id, before: as, after: head && standingOf(head) },
        ...newly(knowledge, ...more),
      ],
      told: [{ announcement: id, as, at: NINE - 2 * DAY, delivery: "d1" }],
    }),
    knowledge,
  ];
}

const onlyClaimed = (one: Announcement): Announcement => ({
  ...one,
  claims: one.claims.map((claim) => ({ ...claim, steps: claim.steps.slice(0, 1) })),
});
const scored = (one: Announcement, significance: number): Announcement => ({
  ...one,
  read: { ...one.read, significance: { ...one.read.significance, score: significance } },
});
const retracted = (one: Announcement): Announcement => ({
  ...one,
  retracted: {
    date: "2026-11-24",
    by: "slack:T1/U1",
    reason: "The roadmap was read from a slide that Huawei withdrew.",
  },
});

type Made = readonly [Window, Knowledge, Partial<Wishes>?];

/** Windows worth reading, by what their editions show. */
const WINDOWS: Readonly<Record<string, () => Made>> = {
  first: () => [windowAt({ since: undefined }), KNOWLEDGE],
  lead: () => [
    windowAt({
      changes: newly(
        KNOWLEDGE,
        MUSACODER,
        ROADMAP,
        "2026-06-03-musacoder-paper",
        "2026-02-12-samsung-hbm4",
        "2026-06-musacoder-27b-weights",
        "2026-07-17-mtt-c256",
      ),
    }),
    KNOWLEDGE,
    { lift: ["player:samsung"] },
  ],
  "brief-only": () => [
    windowAt({ changes: newly(KNOWLEDGE, "2026-07-17-mtt-c256", "2026-06-03-musacoder-paper") }),
    KNOWLEDGE,
  ],
  "minor-only": () => [windowAt({ changes: newly(KNOWLEDGE, "2026-06-musacoder-27b-weights") }), KNOWLEDGE],
  quiet: () => [
    windowAt({ changes: newly(KNOWLEDGE, "2026-07-17-mtt-c256", "2026-06-03-musacoder-paper") }),
    KNOWLEDGE,
    { minSignificance: 3 },
  ],
  "quiet-nothing-changed": () => [windowAt({ lastChangeAt: Date.parse("2026-11-20T17:40:00Z") }), KNOWLEDGE],
  "quiet-first": () => [
    windowAt({ since: undefined }),
    KNOWLEDGE,
    { include: { players: ["tsmc"], segments: [], regions: [], tags: [] }, minSignificance: 3, minNovelty: 3 },
  ],
  late: () => [
    windowAt({
      at: NINE + 9_720_000,
      late: { missed: 2 },
      changes: newly(KNOWLEDGE, ROADMAP),
    }),
    KNOWLEDGE,
  ],
  "correction-status": () => corrected(MUSACODER, onlyClaimed, undefined, [ROADMAP]),
  "correction-rescored": () => corrected(ROADMAP, (one) => scored(one, 3)),
  "correction-retracted": () => corrected(ROADMAP, (one) => one, retracted),
  "correction-gone": () =>
    corrected(
      ROADMAP,
      (one) => one,
      () => undefined,
    ),
  "correction-reinstated": () => corrected(ROADMAP, retracted),
};

/** The alert of an announcement. */
export function sampleAlert(language: Wishes["language"]): Message {
  const wishes = { language, alert: { scale: "significance", least: 2 } } as const;
  const message = alertMessage(MUSACODER, subscribed(wishes), KNOWLEDGE);
  if (!message) throw new Error("There is no alert.");
  return message;
}

/** An alert whose claim was disputed afterwards. */
export function sampleCorrected(language: Wishes["language"]): Message {
  const was = RECORDS.announcements.find(({ id }) => id === MUSACODER);
  const told = was && { announcement: MUSACODER, as: standing(onlyClaimed(was)), at: NINE - DAY, delivery: "d" };
  const note =
    told && correctionNote(told, { at: NINE, language, timezone: "Europe/Berlin", corrected: false }, KNOWLEDGE);
  return withCorrections(sampleAlert(language), note ? [note] : []);
}

export const WINDOW_NAMES = Object.keys(WINDOWS);

/** The edition of one of these windows. */
export function sampleEdition(name: string, language: Wishes["language"], details: "thread" | "buttons"): Edition {
  const made = WINDOWS[name]?.();
  if (!made) throw new Error(`There is no window ${name}.`);
  const [window, knowledge, wishes = {}] = made;
  return editionOf(subscribed({ ...wishes, language }), window, knowledge, { hash: sha256, details });
}
