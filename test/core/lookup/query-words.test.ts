import { expect, test } from "vitest";
import { queryWords } from "../../../src/core/lookup/query-words.ts";

const typed = (text: string): string[] => queryWords(text).map((word) => word.typed);

test("leaves out the words that every text has", () => {
  expect(typed("What is the revenue of Moore Threads in 2026?")).toEqual(["revenue", "moore", "threads", "2026"]);
  expect(typed("Did AWS and the US agree on IT?")).toEqual(["aws", "us", "agree", "it"]);
});

test("has nothing for text that tells nothing", () => {
  for (const text of ["", " … ?", "the", "Who is the?", "and / or", "What’s on"]) expect(typed(text), text).toEqual([]);
});

test("keeps each word once, and knows what the index has for it", () => {
  expect(queryWords("licences, licences for data-centres; 线程 datacenters")).toEqual([
    { typed: "licences", indexed: ["licens"] },
    { typed: "data", indexed: ["data"] },
    { typed: "centres", indexed: ["center"] },
    { typed: "线程", indexed: ["线程"] },
    { typed: "datacenters", indexed: ["data", "center"] },
  ]);
});
