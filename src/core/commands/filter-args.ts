import { z } from "zod";
import { AskerError, type Correction } from "../command/asker-error.ts";
import type { Arg } from "../command/declare.ts";
import { CLAIM_STATUSES, type ClaimStatus } from "../knowledge/claim.ts";
import type { Filters } from "../knowledge/filters.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { fold } from "../lookup/fold.ts";
import { nearest } from "../lookup/nearest.ts";
import { countryName } from "../messages/words.ts";
import { DateText, sinceDay, untilDay } from "./dates.ts";
import { resolve, slugOf } from "./resolve.ts";

const Several = z
  .string()
  .optional()
  .transform(
    (text) =>
      text
        ?.split(/[,，、]/u)
        .map((part) => part.trim())
        .filter(Boolean) ?? [],
  );

const Least = z
  .string()
  .regex(/^[0-3]$/, { error: "Write 0, 1, 2 or 3." })
  .optional()
  .transform((text) => (text === undefined ? 0 : Number(text)));

const Statuses = Several.transform((parts) => parts.map((part) => part.toLowerCase())).pipe(
  z.array(
    z.enum(CLAIM_STATUSES, {
      error: ({ input }) => {
        const meant = nearest(String(input), CLAIM_STATUSES);
        return meant ? `Did you mean ${meant}?` : `Choose from ${CLAIM_STATUSES.join(", ")}.`;
      },
    }),
  ),
);

/** The filters that every list of announcements takes. */
export const FILTER_ARGS = {
  player: {
    kind: "text",
    help: "Only announcements that name this player",
    example: "huawei",
    suggest: "player",
    schema: Several,
  },
  segment: { kind: "text", help: "Only this segment", example: "hbm", suggest: "segment", schema: Several },
  region: { kind: "text", help: "Only this country, by code or name", example: "CN", schema: Several },
  tag: { kind: "text", help: "Only this tag", example: "listing", schema: Several },
  since: { kind: "date", help: "From this date on", example: "2026-06", schema: DateText.optional() },
  until: { kind: "date", help: "Up to this date", example: "2026-06-30", schema: DateText.optional() },
  minNovelty: { kind: "choice", choices: ["1", "2", "3"], help: "Novelty at least", example: "2", schema: Least },
  minSignificance: {
    kind: "choice",
    choices: ["1", "2", "3"],
    help: "Significance at least",
    example: "2",
    schema: Least,
  },
  status: {
    kind: "choice",
    choices: CLAIM_STATUSES,
    help: "With a claim of this status",
    example: "disputed",
    schema: Statuses,
  },
} as const satisfies Record<string, Arg>;

export interface FilterValues {
  readonly player: readonly string[];
  readonly segment: readonly string[];
  readonly region: readonly string[];
  readonly tag: readonly string[];
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly minNovelty: number;
  readonly minSignificance: number;
  readonly status: readonly ClaimStatus[];
}

/** Turns what was typed into filters over slugs and days. Throws AskerError for a name that nothing has. */
export function filtersOf(values: FilterValues, knowledge: Knowledge, now: Date): Filters {
  const since = values.since === undefined ? undefined : sinceDay(values.since, now);
  const until = values.until === undefined ? undefined : untilDay(values.until, now);
  if (since !== undefined && until !== undefined && since > until)
    throw new AskerError("bad-value", {
      flag: "until",
      value: String(values.until),
      problem: `it lies before --since ${values.since}; swap the two.`,
    });
  return {
    players: values.player.map((name) => slugOf(resolve(name, ["player"], knowledge))),
    segments: values.segment.map((name) => slugOf(resolve(name, ["segment"], knowledge))),
    regions: values.region.map((name) => regionCode(name, knowledge)),
    tags: values.tag.map((name) => knownTag(name, knowledge)),
    since,
    until,
    minNovelty: values.minNovelty,
    minSignificance: values.minSignificance,
    statuses: values.status,
  };
}

export const narrows = (filters: Filters): boolean =>
  filters.minNovelty + filters.minSignificance > 0 ||
  filters.since !== undefined ||
  filters.until !== undefined ||
  [filters.players, filters.segments, filters.regions, filters.tags, filters.statuses].some((list) => list.length > 0);

const COMMON_NAMES: Readonly<Record<string, string>> = {
  usa: "US",
  america: "US",
  uk: "GB",
  korea: "KR",
  uae: "AE",
  eu: "EU",
  中国: "CN",
  美国: "US",
  韩国: "KR",
  台湾: "TW",
};

function regionCode(name: string, knowledge: Knowledge): string {
  const codes = [...new Set(knowledge.announcements.flatMap((head) => head.regions))].sort();
  const key = fold(name);
  const code = codes.find((one) => fold(one) === key || fold(countryName(one)) === key) ?? COMMON_NAMES[key];
  if (code && codes.includes(code)) return code;
  const meant = nearest(
    key,
    codes.map((one) => fold(countryName(one))),
  );
  const likely = codes.find((one) => fold(countryName(one)) === meant);
  const problem = likely
    ? `did you mean ${countryName(likely)}?`
    : `choose from ${codes.map((one) => `${one} (${countryName(one)})`).join(", ")}.`;
  throw new AskerError(
    "bad-value",
    { flag: "region", value: name, problem },
    likely ? instead(name, countryName(likely), likely) : undefined,
  );
}

function knownTag(name: string, knowledge: Knowledge): string {
  const tags = [...new Set(knowledge.announcements.flatMap((head) => head.tags))].sort();
  const key = fold(name);
  const tag = tags.find((one) => fold(one) === key);
  if (tag) return tag;
  const meant = nearest(name.toLowerCase(), tags);
  const problem = meant ? `did you mean ${meant}?` : `the tags in use are ${tags.join(", ")}.`;
  throw new AskerError(
    "bad-value",
    { flag: "tag", value: name, problem },
    meant ? instead(name, meant, meant) : undefined,
  );
}

const instead = (typed: string, label: string, text: string): Correction => ({ typed, instead: [{ label, text }] });
