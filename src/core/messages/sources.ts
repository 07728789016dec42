import { newestFirst } from "../knowledge/partial-date.ts";
import type { Source } from "../knowledge/source.ts";
import type { Block, Span, Text } from "../message/message.ts";
import { joined, link, spansOf } from "../message/spans.ts";
import { dateWords } from "./words.ts";

/** One source as a reader judges it: who, when, how good, and whether the page itself was read. */
export function sourceText(source: Source): Text {
  const remarks = [
    source.published ? dateWords(source.published) : "undated",
    source.grade,
    ...(source.secondhand ? ["second-hand"] : []),
    ...(source.readInACopy ? ["read in a copy"] : []),
  ];
  const name: Span = source.url
    ? link(source.publisher, source.url)
    : `${source.publisher}, “${source.document ?? ""}”`;
  return [name, ` (${remarks.join(", ")})`];
}

/** The best graded first, the newest first among equals. */
export const bestFirst = (sources: readonly Source[]): readonly Source[] =>
  [...sources].sort((a, b) =>
    a.grade < b.grade ? -1 : a.grade > b.grade ? 1 : newestFirst(a.published ?? "0000", b.published ?? "0000"),
  );

/** The sources as small print. */
export const sourcesNote = (sources: readonly Source[], label = "Sources"): Block => ({
  kind: "note",
  text: [`${label}: `, ...spansOf(joined(bestFirst(sources).map(sourceText), " · "))],
});
