import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkEdit } from "../../../src/core/curating/check-edit.ts";
import { checkedRecord } from "../../../src/core/curating/checked-record.ts";
import { argumentOf, fieldsError } from "../../../src/core/curating/fields.ts";
import type { RawRecord } from "../../../src/core/curating/records.ts";
import type { Knowledge } from "../../../src/core/knowledge/knowledge.ts";
import { type SampleAmw, sampleAmw } from "../../samples/knowledge-store.ts";

let sample: SampleAmw;
let knowledge: Knowledge;
beforeAll(async () => {
  sample = await sampleAmw();
  knowledge = sample.store.knowledge;
});
afterAll(() => sample.close());

const MUSACODER = "2026-06-musacoder-first-domestic-gpu";
const announcement = (): RawRecord => structuredClone({ ...knowledge.announcement(MUSACODER) });
const player = (slug: string): RawRecord => structuredClone({ ...knowledge.player(slug) });
const problemsOf = (id: `${"player" | "segment" | "announcement"}:${string}`, raw: RawRecord): string[] => {
  const result = checkedRecord(id, raw, knowledge, ["help"]);
  return result.ok ? [] : result.problems.map(({ path, text }) => `${path.join(".")} ${text}`);
};

describe("a record that is to be saved", () => {
  test("passes as it is", () => {
    for (const head of knowledge.announcements)
      expect(problemsOf(`announcement:${head.id}`, { ...knowledge.announcement(head.id) })).toEqual([]);
    for (const slug of knowledge.players.keys()) expect(problemsOf(`player:${slug}`, player(slug))).toEqual([]);
    for (const [slug, segment] of knowledge.segments) expect(problemsOf(`segment:${slug}`, { ...segment })).toEqual([]);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["title", { title: "" }, "title Give the announcement a title."],
    ["a missing summary", { summary: undefined }, "summary This is needed."],
    ["the date", { date: "June" }, "date Write a date as YYYY, YYYY-MM or YYYY-MM-DD, as precisely as it is known."],
    [
      "an unknown player",
      { players: ["moore-thread"] },
      "players.0 “moore-thread” is no player: did you mean “moore-threads”?",
    ],
    [
      "an unknown segment",
      { segments: ["nope-at-all"] },
      "segments.0 “nope-at-all” is no segment: add its record or take the slug out.",
    ],
    ["an unknown relative", { related: ["2026-06-nothing"] }, "related.0 “2026-06-nothing” is no announcement"],
    ["no segment at significance 2", { segments: [] }, "segments “significance” is 2 but “segments” is empty"],
    ["another id", { id: "2026-06-other" }, "id The id says"],
  ])("%s", (_, change, problem) => {
    const problems = problemsOf(`announcement:${MUSACODER}`, { ...announcement(), ...change });
    expect(problems.some((one) => one.startsWith(problem))).toBe(true);
  });

  test("a novelty of 2 wants its change on the map", () => {
    const { read } = announcement() as { read: object };
    const without = { ...announcement(), read: { ...read, mapDelta: undefined } };
    expect(problemsOf(`announcement:${MUSACODER}`, without)[0]).toMatch(/^read.mapDelta /);
  });

  test("a name that another player has, in either script", () => {
    expect(problemsOf("player:biren", { ...player("biren"), aliases: ["華為"] })).toEqual([
      "aliases.0 “華為” is a name of Huawei already; write one that only this player has.",
    ]);
    expect(problemsOf("player:biren", { ...player("biren"), name: "HUAWEI" })[0]).toMatch(
      /^name “HUAWEI” is a name of/,
    );
    expect(problemsOf("player:biren", { ...player("biren"), name: "MTT" })[0]).toMatch(
      /^name “MTT” is a name of Moore/,
    );
  });

  test("a product that another player makes, and a slug that is a command", () => {
    const products = [
      { id: "mtt-s5000", name: "S5000" },
      { id: "help", name: "Help" },
    ];
    expect(problemsOf("player:biren", { ...player("biren"), products })).toEqual([
      "products.0.id “mtt-s5000” is a product of Moore Threads already: choose another slug.",
      "products.1.id “help” is a command of AMW, so nobody could ask for this product: choose another slug.",
    ]);
  });

  test("what others say of it still holds", () => {
    const { products } = player("moore-threads") as { products: readonly { id: string }[] };
    const without = { ...player("moore-threads"), products: products.filter(({ id }) => id !== "musacoder") };
    expect(problemsOf("player:moore-threads", without)[0]).toMatch(/“musacoder” is no product/);
    const [example] = [...knowledge.segments.values()].find(({ examples }) => examples.length > 0)?.examples ?? [];
    if (example === undefined) throw new Error("No segment has an example.");
    const left = { ...player(example), segments: ["foundry"] };
    expect(problemsOf(`player:${example}`, left).some((one) => one.includes("shows it as an example"))).toBe(true);
  });
});

test("nothing that is named can be removed, unless what names it goes or changes along", () => {
  const removal = checkEdit([{ id: "player:moore-threads", record: undefined }], knowledge);
  expect(removal.map(({ record }) => record)).toContain(`announcement:${MUSACODER}`);
  const gone = checkEdit([{ id: "segment:hbm", record: undefined }], knowledge);
  expect(gone.some(({ record }) => record.startsWith("player:"))).toBe(true);
  const related = checkEdit([{ id: "announcement:2026-01-14-glm-image", record: undefined }], knowledge);
  expect(related.map(({ record }) => record)).toEqual(expect.arrayContaining([`announcement:${MUSACODER}`]));
  const along = checkEdit(
    [
      { id: "announcement:2026-01-14-glm-image", record: undefined },
      ...related.map(({ record }) => ({
        id: record,
        record: { ...knowledge.announcement(record.slice("announcement:".length)), related: [] },
      })),
    ],
    knowledge,
  );
  expect(along).toEqual([]);
});

test("a path leads to the argument that a form shows it under", () => {
  const arg = { kind: "text", help: "", example: "", schema: undefined } as never;
  const args = { novelty: arg, noveltyReason: arg, mapDelta: arg, player: arg, segments: arg, title: arg, status: arg };
  const named = [
    [["read", "novelty", "score"], "novelty"],
    [["read", "novelty", "reason"], "noveltyReason"],
    [["read", "mapDelta"], "mapDelta"],
    [["players", 0], "player"],
    [["segments", 2], "segments"],
    [["claims", 0, "steps", 1, "status"], "status"],
    [["sources", 0], undefined],
  ] as const;
  for (const [path, name] of named) expect(argumentOf(path, args)).toBe(name);
  const error = fieldsError(
    [
      { path: ["title"], text: "Give a title." },
      { path: ["players", 0], text: "No player." },
      { path: ["players", 1], text: "Nor this." },
      { path: [], text: "Another record." },
    ],
    args,
    "title",
  );
  expect(error.problems).toEqual({ title: "Give a title. Another record.", player: "No player. Nor this." });
});
