import { UNGRADED } from "../../knowledge/source.ts";
import { writtenSource } from "../adding/source-line.ts";
import type { Page } from "../pages.ts";
import type { Suggestion } from "./suggest.ts";

/** The proposal as the form of `add announcement` holds it, by the names of its fields; only what there is to say. */
export function formValues(suggestion: Suggestion, page: Page): Readonly<Record<string, string>> {
  const { title, date, summary, players, figures, claims, novelty, significance } = suggestion;
  const [announcer] = players;
  const oneLine = (text: string): string =>
    text
      .replace(/\s*[|｜]\s*/gu, " / ")
      .replace(/\s+/gu, " ")
      .trim();
  const host = new URL(page.canonical).hostname.replace(/^www\./u, "");
  const values: Record<string, string> = {
    title: oneLine(title),
    date: date ?? "",
    summary,
    figure: figures.map(oneLine).join("\n"),
    player: players.join(", "),
    product: suggestion.products.join(", "),
    region: suggestion.regions.join(", "),
    rival: suggestion.rivals.join(", "),
    segment: suggestion.segments.join(", "),
    tag: suggestion.tags.join(", "),
    novelty: String(novelty.score),
    noveltyReason: novelty.reason,
    significance: String(significance.score),
    significanceReason: significance.reason,
    source: writtenSource({
      url: page.canonical,
      publisher: page.publisher ?? host,
      published: page.published,
      grade: UNGRADED,
    }),
    claim: announcer === undefined ? "" : claims.map((claim) => `${announcer}: ${oneLine(claim)}`).join("\n"),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
}
