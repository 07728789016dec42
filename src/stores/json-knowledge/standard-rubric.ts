import type { Rubric } from "../../core/knowledge/rubric.ts";

/** Serves until `rubric.json` can be read. */
export const STANDARD_RUBRIC: Rubric = {
  novelty: {
    question: "What changes on our map?",
    levels: [
      { score: 0, name: "repeat", means: "No fact that the knowledge base lacks." },
      { score: 1, name: "increment", means: "A new detail on a known player or product." },
      { score: 2, name: "updates the map", means: "A new capability, link, entry or exit on the known player map." },
      { score: 3, name: "redraws the map", means: "A new category, or several players change place." },
    ],
  },
  significance: {
    question: "If true, who must re-plan?",
    levels: [
      { score: 0, name: "nobody", means: "Nobody has to change a plan." },
      { score: 1, name: "one player", means: "One player has to change its plans." },
      { score: 2, name: "a segment", means: "A segment has to: its availability, price, access or rules move." },
      {
        score: 3,
        name: "several segments",
        means: "Several segments have to, or the bottleneck or the regime itself moves.",
      },
    ],
  },
  rules: ["A score never stands without its reason.", "Importance is not credibility."],
};
