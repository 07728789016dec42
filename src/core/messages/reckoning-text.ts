import {
  BRIEF_AT,
  LEAD_AT,
  NOVELTY_WEIGHT,
  REPEATED,
  REPEATED_WITHIN_DAYS,
  SIGNIFICANCE_WEIGHT,
  STATUS_CHANGED,
} from "../digest/rank.ts";
import type { ItemPlace, Reckoned } from "../digest/window.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { recordLabel } from "./record-label.ts";
import { capital, count, listed } from "./words.ts";

const PLACES: Readonly<Record<ItemPlace, string>> = {
  lead: "so it led",
  brief: "so it stood in brief",
  held: "yet the edition or one of its players had its fill, so it was only counted",
  minor: "so it was counted as minor",
};

/** `R = 4×2 + 3×2 + 3 (Moore Threads is lifted) − 2×0 = 17, so it led.` */
export function reckoningText({ reckoning, lifting, place }: Reckoned, knowledge: Knowledge): string {
  const { significance, novelty, lifted, change, repeated, rank } = reckoning;
  const repeats = repeated / -REPEATED;
  const names = lifting.map((id) => recordLabel(id, knowledge));
  const parts = [
    `${SIGNIFICANCE_WEIGHT}×${significance / SIGNIFICANCE_WEIGHT}`,
    ` + ${NOVELTY_WEIGHT}×${novelty / NOVELTY_WEIGHT}`,
    ...(lifted > 0 ? [` + ${lifted} (${capital(listed(names))} ${names.length === 1 ? "is" : "are"} lifted)`] : []),
    ...(change > 0 ? [` + ${change} (${change === STATUS_CHANGED ? "a claim changed status" : "new evidence"})`] : []),
    ` − ${REPEATED}×${repeats === 0 ? 0 : repeats}`,
    ...(repeats > 0 ? [` (posted here ${count(repeats, "time")} within ${REPEATED_WITHIN_DAYS} days)`] : []),
  ];
  return `R = ${parts.join("")} = ${rank}, ${PLACES[place]}.`;
}

/** What the places of an edition are. */
export const PLACES_NOTE = `${LEAD_AT} and more lead, ${BRIEF_AT} to ${LEAD_AT - 1} stand in brief, less is minor. R is 4 × significance + 3 × novelty, with what is lifted, what changed and what was posted before; /amw rubric explains the scores.`;
