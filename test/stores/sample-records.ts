import type { Announcement } from "../../src/core/knowledge/announcement.ts";
import type { Player } from "../../src/core/knowledge/player.ts";
import type { Segment } from "../../src/core/knowledge/segment.ts";

const SOURCE = { url: "https://example.com/a", publisher: "Example Times", grade: "B2" } as const;

export const playerFile = (id: string, more: Partial<Player> = {}): object => ({
  $schema: "../../schema/player.schema.json",
  id,
  name: `Player ${id}`,
  kind: "company",
  country: "CN",
  summary: `What ${id} is.`,
  segments: ["accelerators"],
  sources: [SOURCE],
  ...more,
});

export const segmentFile = (id: string, more: Partial<Segment> = {}): object => ({
  $schema: "../../schema/segment.schema.json",
  id,
  name: `Segment ${id}`,
  definition: `What belongs to ${id}.`,
  ...more,
});

export const announcementFile = (id: string, more: Partial<Announcement> = {}): object => ({
  $schema: "../../schema/announcement.schema.json",
  id,
  title: `Title of ${id}`,
  date: "2026-06-10",
  players: ["alpha"],
  segments: ["accelerators"],
  regions: ["CN"],
  summary: `Summary of ${id}.`,
  read: {
    novelty: { score: 1, reason: "A new detail." },
    significance: { score: 1, reason: "One player." },
    whyItMatters: "Because.",
    date: "2026-06-11",
    by: "amw:test",
  },
  sources: [SOURCE],
  ...more,
});

const scale = (question: string) => ({
  question,
  levels: [0, 1, 2, 3].map((score) => ({ score, name: `level ${score}`, means: `Means ${score}.` })),
});
export const RUBRIC_FILE = {
  $schema: "../schema/rubric.schema.json",
  novelty: scale("What changes?"),
  significance: scale("Who must re-plan?"),
};
