import { describe, expect, test } from "vitest";
import { type AroundClaim, claimLine } from "../../../../src/core/curating/adding/claim-line.ts";
import { announcementSlug, freeSlug, slugOfName } from "../../../../src/core/curating/adding/proposed-id.ts";
import { sourceLine, writtenSource } from "../../../../src/core/curating/adding/source-line.ts";
import { Claim } from "../../../../src/core/knowledge/claim.ts";
import { Source } from "../../../../src/core/knowledge/source.ts";

describe("a line of sources", () => {
  test("holds address, publisher, date and grade in any order, and marks and remarks", () => {
    const line =
      "https://www.mthreads.com/news/318 | B3 | Moore Threads newsroom | 2026-06-10 | secondhand | copy | family: moore-threads | note: Only the headline: nothing else.";
    const source = sourceLine(line);
    expect(source).toEqual({
      url: "https://www.mthreads.com/news/318",
      publisher: "Moore Threads newsroom",
      family: "moore-threads",
      published: "2026-06-10",
      grade: "B3",
      secondhand: true,
      readInACopy: true,
      note: "Only the headline: nothing else.",
    });
    expect(Source.parse(source)).toEqual(source);
    expect(sourceLine(writtenSource(source))).toEqual(source);
  });

  test("takes an address alone, whose publisher is the site, ungraded", () => {
    expect(sourceLine("https://www.reuters.com/a?b=1")).toEqual({
      url: "https://www.reuters.com/a?b=1",
      publisher: "reuters.com",
      grade: "F6",
    });
  });

  test("takes a document by its title, and then wants a publisher", () => {
    expect(sourceLine("Prospectus of 2025 | SSE | 2025")).toEqual({
      document: "Prospectus of 2025",
      publisher: "SSE",
      published: "2025",
      grade: "F6",
    });
    expect(() => sourceLine("Prospectus of 2025")).toThrow("say who published it");
  });

  test("says what it cannot read", () => {
    expect(() => sourceLine("www.reuters.com/a | Reuters")).toThrow("starting with https://");
    expect(() => sourceLine("https://a.example/ | Reuters | 10 June 2026")).toThrow("“10 June 2026”");
    expect(() => sourceLine("https://")).toThrow("not valid");
  });
});

const around: AroundClaim = {
  by: "slack:T1/U1",
  date: "2026-06-10",
  sources: [sourceLine("https://a.example/1 | A"), sourceLine("https://b.example/2 | B")],
  announcer: "moore-threads",
  playerCalled: (name) => (name === "摩尔线程" ? "moore-threads" : undefined),
  taken: new Set(["27b-parameters"]),
};

describe("a line of claims", () => {
  test("says who, what and when; the rest follows", () => {
    const claim = claimLine("摩尔线程: It has 27B parameters | 2026-06", around);
    expect(claim).toMatchObject({
      id: "has-27b-parameters",
      text: "It has 27B parameters",
      claimant: { player: "moore-threads" },
      date: "2026-06",
      steps: [
        { status: "claimed", by: "slack:T1/U1", evidence: "https://a.example/1", reason: "A carries the claim." },
      ],
      evidence: [{ source: "https://a.example/1", stance: "supports", quotesClaimant: true }],
    });
    expect(Claim.parse(claim)).toEqual(claim);
  });

  test("names others, sources, what settles it and by when", () => {
    const claim = claimLine(
      "Some analyst：First of its kind | evidence: https://www.b.example/2/ | says: Says so. | because: It is news. | settled by: A; B | due: 2026-12 | id: first | own reporting",
      around,
    );
    expect(claim).toMatchObject({
      id: "first",
      claimant: { name: "Some analyst" },
      date: "2026-06-10",
      steps: [{ reason: "It is news.", evidence: "https://b.example/2" }],
      evidence: [{ note: "Says so.", quotesClaimant: false }],
      watch: { settledBy: ["A", "B"], due: "2026-12" },
    });
  });

  test("without a name it is who announces", () => {
    expect(claimLine("27B parameters", around)).toMatchObject({
      id: "27b-parameters-2",
      claimant: { player: "moore-threads" },
      text: "27B parameters",
    });
    expect(() => claimLine("27B parameters", { ...around, announcer: undefined })).toThrow("say who claims it");
  });

  test("refuses what rests on no source or says nothing", () => {
    expect(() => claimLine("27B", { ...around, sources: [] })).toThrow("give one first");
    expect(() => claimLine("27B | evidence: https://c.example/", around)).toThrow("not among the sources");
    expect(() => claimLine("摩尔线程:", around)).toThrow("one checkable sentence");
    expect(() => claimLine("27B | due: 2026-12", around)).toThrow("settle it by then");
    expect(() => claimLine("27B | soon", around)).toThrow("“soon”");
  });
});

describe("proposed ids", () => {
  const described = {
    title: "Moore Threads releases MusaCoder, first domestic GPU to complete full AI model training chain",
    date: "2026-06-10",
    player: "moore-threads",
    playerNames: ["Moore Threads"],
    products: ["mtt-s5000", "musacoder"],
  };
  test("hold date, player and what the title is about", () => {
    expect(announcementSlug(described)).toBe("2026-06-10-moore-threads-musacoder");
    expect(announcementSlug({ ...described, products: [] })).toBe(
      "2026-06-10-moore-threads-musacoder-domestic-gpu-complete",
    );
    expect(announcementSlug({ ...described, title: "摩尔线程发布", products: ["mtt-s5000"] })).toBe(
      "2026-06-10-moore-threads-mtt-s5000",
    );
  });
  test("are valid and free", () => {
    expect(slugOfName("Zhipu AI (智谱)")).toBe("zhipu-ai");
    expect(slugOfName("智谱")).toBe("zhipu");
    expect(freeSlug("a", (slug) => slug === "a" || slug === "a-2")).toBe("a-3");
    expect(freeSlug("x".repeat(80), (slug) => slug.length === 80 && !slug.endsWith("-2")).length).toBe(80);
  });
});
