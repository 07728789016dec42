import { expect, test, vi } from "vitest";
import { findDuplicates } from "../../../../src/core/curating/duplicates/find-duplicates.ts";
import { addressWord } from "../../../../src/core/curating/source-address.ts";
import type { Announcement } from "../../../../src/core/knowledge/announcement.ts";
import { recordId } from "../../../../src/core/knowledge/slug.ts";
import type { SearchIndex } from "../../../../src/core/ports.ts";
import { knowledgeOf, recordsIn } from "../../../samples/knowledge-of.ts";

const records = recordsIn();
const [sample] = records.announcements;
if (!sample) throw new Error("The samples have no announcement.");
const PAGE = "https://a.example/the-page";
const news = (n: number): Announcement => ({
  ...sample,
  id: `news-${n}`,
  title: `News number ${n} of something else`,
  summary: `Summary ${n}.`,
  products: [],
  date: "2026-06-10",
  sources: [{ url: n === 250 ? PAGE : `https://a.example/${n}`, publisher: "A", grade: "C" }] as never,
});
const many = Array.from({ length: 300 }, (_, n) => news(n));
many[170] = { ...news(170), title: "Moore Threads opens MusaCoder to everybody" };
const knowledge = knowledgeOf({ ...records, announcements: many });

/** Finds the page by its address, and every announcement by any other words. */
const search = {
  search: async (words: string, limit: number) => ({
    hits: many
      .filter(({ id }) => words !== addressWord(PAGE) || id === "news-250")
      .slice(0, limit)
      .map(({ id }) => ({ id: recordId("announcement", id) })),
  }),
} as unknown as SearchIndex;

test("of hundreds that may be the same, the likeliest are read whole and no others", async () => {
  const read = vi.spyOn(knowledge, "announcement");
  const candidate = {
    title: many[20]?.title ?? "",
    summary: "",
    date: "2026-06-10" as const,
    players: sample.players,
    products: [],
    addresses: [PAGE],
  };
  const found = await findDuplicates(candidate, { knowledge, search });
  expect(found[0]).toMatchObject({ announcement: { id: "news-250" }, because: expect.arrayContaining(["address"]) });
  expect(found.map(({ announcement }) => announcement.id)).toContain("news-20");
  expect(read).toHaveBeenCalledTimes(20);
});
