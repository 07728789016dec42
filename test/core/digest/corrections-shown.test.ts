import { describe, expect, it } from "vitest";
import { renderDiscord } from "../../../src/adapters/discord/render.ts";
import type { CorrectionNote } from "../../../src/core/digest/delivery.ts";
import type { Standing } from "../../../src/core/digest/standing.ts";
import type { Announcement } from "../../../src/core/knowledge/announcement.ts";
import { plainSpans } from "../../../src/core/message/plain.ts";
import { storedMessage } from "../../../src/core/message/stored.ts";
import { correctionNote, withCorrections } from "../../../src/core/messages/with-corrections.ts";
import { NINE, sampleEdition, standing } from "../../samples/editions.ts";
import { knowledgeOf, recordsIn, withChanged } from "../../samples/knowledge-of.ts";

const ID = "2026-06-musacoder-first-domestic-gpu";
const RECORDS = recordsIn();
const KNOWLEDGE = knowledgeOf(RECORDS);
const now = RECORDS.announcements.find(({ id }) => id === ID);
if (!now) throw new Error(`There is no ${ID}.`);
const claimed = standing({
  ...now,
  claims: now.claims.map((claim) => ({ ...claim, steps: claim.steps.slice(0, 1) })),
});

function note(as: Standing, { corrected = false, language = "en" as "en" | "zh", knowledge = KNOWLEDGE } = {}) {
  return correctionNote(
    { announcement: ID, as, at: Date.parse("2026-11-23T23:30:00Z"), delivery: "d" },
    { at: NINE, language, timezone: "Europe/Berlin", corrected },
    knowledge,
  );
}
const read = (made: CorrectionNote | undefined) => made && plainSpans(made.text);

describe("a note for a posted message", () => {
  it("says what was told when, what holds now, why, and where that is from", () => {
    expect(read(note(claimed))).toMatchInlineSnapshot(
      `"Corrected 25 Nov 2026: Moore Threads releases MusaCoder, first domestic GPU to complete full AI model training chain. The claim “MusaCoder is the first domestic (Chinese) GPU to support the full AI model training chain, from data preprocessing through to inference” (Moore Threads) was claimed and is now ⚠️ disputed: The maker's own paper, model card and newsroom headline describe a code model post-trained on Moore Threads GPUs, not a GPU. Source: arXiv (paper by Moore Threads) (https://arxiv.org/abs/2606.04847) (3 Jun 2026, B3, read in a copy). 1 more changed."`,
    );
    expect(read(note(claimed, { language: "zh" }))).toMatchInlineSnapshot(
      `"2026年11月25日更正：Moore Threads releases MusaCoder, first domestic GPU to complete full AI model training chain。“MusaCoder is the first domestic (Chinese) GPU to support the full AI model training chain, from data preprocessing through to inference”（摩尔线程）这一说法，当时为“单方说法”，现为 ⚠️ 有争议：The maker's own paper, model card and newsroom headline describe a code model post-trained on Moore Threads GPUs, not a GPU. 来源：arXiv (paper by Moore Threads) (https://arxiv.org/abs/2606.04847)（2026年6月3日，B3，据副本）。另有 1 处变动。"`,
    );
  });

  it("is none where nothing that was told changed, unless the message has one already", () => {
    expect(note(standing(now))).toBeUndefined();
    expect(read(note(standing(now), { corrected: true }))).toMatchInlineSnapshot(
      `"Corrected 25 Nov 2026: Moore Threads releases MusaCoder, first domestic GPU to complete full AI model training chain. It stands again as it was told here."`,
    );
    const less: Announcement = { ...now, claims: now.claims.map((claim) => ({ ...claim, evidence: [] })) };
    expect(note(standing(less))).toBeUndefined();
  });

  it("says that it was retracted, and why, and that it is gone", () => {
    const retracted = { date: "2026-11-25", by: "slack:T1/U1", reason: "The briefing was wrong." };
    const withdrawn = knowledgeOf(withChanged(RECORDS, ID, (one) => ({ ...one, retracted })));
    expect(read(note(claimed, { knowledge: withdrawn }))).toMatchInlineSnapshot(
      `"Corrected 25 Nov 2026: Moore Threads releases MusaCoder, first domestic GPU to complete full AI model training chain. Retracted on 25 Nov 2026: The briefing was wrong."`,
    );
    expect(
      read(note(claimed, { knowledge: knowledgeOf(withChanged(RECORDS, ID, () => undefined)) })),
    ).toMatchInlineSnapshot(
      `"Corrected 25 Nov 2026: 2026-06-musacoder-first-domestic-gpu. It is no longer in the knowledge base; do not rely on it."`,
    );
  });
});

describe("a posted message with its corrections", () => {
  const { message } = sampleEdition("lead", "en", "buttons");
  const one = (announcement: string, at: number, text: string): CorrectionNote => ({ announcement, at, text });

  it("is as it was without any", () => {
    expect(withCorrections(message, [])).toBe(message);
  });

  it("shows the newest of each announcement on top, whatever came in between, and keeps the rest", () => {
    const shown = withCorrections(message, [one("a", 1, "old a"), one("b", 2, "b"), one("a", 3, "new a")]);
    expect(shown.blocks.slice(0, 2)).toEqual([
      { kind: "caution", text: "new a" },
      { kind: "caution", text: "b" },
    ]);
    expect(shown.blocks.slice(2)).toEqual(message.blocks);
    expect(shown).toMatchObject({ tone: "caution", summary: `new a ${message.summary}`, actions: message.actions });
  });

  it("is the same drawn again, and from the same notes twice", () => {
    const notes = [one("a", 1, "a"), one("b", 2, "b")];
    const shown = storedMessage(withCorrections(message, notes));
    expect(storedMessage(withCorrections(message, notes))).toBe(shown);
    expect(storedMessage(withCorrections(message, [...notes, ...notes]))).toBe(shown);
  });

  it("still fits with a correction", () => {
    const made = note(claimed);
    expect(made).toBeDefined();
    const wire = renderDiscord(
      withCorrections(sampleEdition("first", "en", "buttons").message, made ? [made] : []),
      String,
    );
    expect(JSON.stringify(wire)).not.toMatch(/not shown here/);
  });
});
