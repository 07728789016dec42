import { describe, expect, test } from "vitest";
import type { Page } from "../../../../src/core/curating/pages.ts";
import { suggestFrom } from "../../../../src/core/curating/suggesting/suggest.ts";
import type { Announcement } from "../../../../src/core/knowledge/announcement.ts";
import { knowledgeOf, namesIn, recordsIn } from "../../../samples/knowledge-of.ts";
import { STARTER_KNOWLEDGE } from "../../../samples/knowledge-store.ts";

const records = recordsIn(STARTER_KNOWLEDGE);
const knowledge = knowledgeOf(records, namesIn(records));

/** The page that such an announcement might have been: what was announced, and nothing of the curator's judgement. */
const pageOf = (announcement: Announcement): Page => ({
  url: "https://news.example/a",
  canonical: "https://news.example/a",
  title: announcement.title,
  publisher: "News",
  published: announcement.date,
  text: [
    announcement.summary,
    announcement.figures.join("\n"),
    announcement.claims.map(({ text }) => text).join("\n"),
  ].join("\n\n"),
  language: "en",
});

describe("proposals for the announcements of the knowledge base, rebuilt as pages", () => {
  test("are within one of the curator's scores nearly always, and name who announces", () => {
    const found = records.announcements.map((announcement) => ({
      announcement,
      suggestion: suggestFrom(pageOf(announcement), knowledge),
    }));
    const share = (is: (one: (typeof found)[number]) => boolean): number => found.filter(is).length / found.length;
    const off = (one: (typeof found)[number], scale: "novelty" | "significance") =>
      Math.abs(one.suggestion[scale].score - one.announcement.read[scale].score);
    const figures = {
      noveltyExact: share((one) => off(one, "novelty") === 0),
      noveltyWithinOne: share((one) => off(one, "novelty") <= 1),
      significanceExact: share((one) => off(one, "significance") === 0),
      significanceWithinOne: share((one) => off(one, "significance") <= 1),
      announcer: share((one) => one.suggestion.players[0] === one.announcement.players[0]),
      announcerAmong: share((one) => one.suggestion.players.includes(one.announcement.players[0] ?? "")),
      segment: share((one) => one.suggestion.segments.some((slug) => one.announcement.segments.includes(slug))),
      region: share((one) => one.suggestion.regions.some((code) => one.announcement.regions.includes(code))),
    };
    if (process.env.SHOW_AGREEMENT) console.log(figures);
    expect(figures.noveltyWithinOne).toBeGreaterThan(0.95);
    expect(figures.significanceWithinOne).toBeGreaterThan(0.9);
    expect(figures.noveltyExact).toBeGreaterThan(0.6);
    expect(figures.significanceExact).toBeGreaterThan(0.4);
    expect(figures.announcer).toBeGreaterThan(0.85);
  });
});
