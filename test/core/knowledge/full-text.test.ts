import { expect, test } from "vitest";
import { Announcement } from "../../../src/core/knowledge/announcement.ts";
import { announcementText } from "../../../src/core/knowledge/full-text.ts";

const announcement = Announcement.parse({
  id: "2026-01-ban",
  title: "A ban",
  date: "2026-01",
  players: ["bis"],
  segments: ["export-controls"],
  regions: ["CN"],
  tags: ["geopolitics"],
  summary: "Sales stop.",
  read: {
    novelty: { score: 1, reason: "Known." },
    significance: { score: 2, reason: "Large." },
    whyItMatters: "It does.",
    date: "2026-01-02",
    by: "AMW",
  },
  sources: [{ publisher: "The paper", document: "paper" }],
});

test("an announcement is searched by its tags and segments too, with low weight", () => {
  const { title, names, rest } = announcementText(announcement, ["BIS"]);
  expect(title).toBe("A ban");
  expect(names).toBe("BIS");
  expect(rest.split("\n")).toEqual(expect.arrayContaining(["geopolitics", "export-controls", "Sales stop."]));
  expect(rest.split("\n")).not.toContain("CN");
});
