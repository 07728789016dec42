import { bestFirst, type CitedSource, type Source } from "../knowledge/source.ts";
import type { Block, Span, Text } from "../message/message.ts";
import { joined, link, spansOf } from "../message/spans.ts";
import { dateWords } from "./words.ts";

/** One source as a reader judges it: who, when, how good, and whether the page itself was read. */
export function sourceText(source: CitedSource): Text {
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

/** The sources as small print. */
export const sourcesNote = (sources: readonly Source[], label = "Sources"): Block => ({
  kind: "note",
  text: [`${label}: `, ...spansOf(joined(bestFirst(sources).map(sourceText), " · "))],
});
