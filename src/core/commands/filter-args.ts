import { z } from "zod";
import { AskerError, runInstead } from "../command/asker-error.ts";
import type { Arg } from "../command/declare.ts";
import { CLAIM_STATUSES, type ClaimStatus, OPEN_STATUSES } from "../knowledge/claim.ts";
import type { Filters } from "../knowledge/filters.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { kindOf, slugOf } from "../knowledge/slug.ts";
import { fold } from "../lookup/fold.ts";
import { nearest } from "../lookup/nearest.ts";
import { countryName } from "../messages/words.ts";
import { DateText, sinceDay, untilDay } from "./dates.ts";
import { namesAmong, resolve } from "./resolve.ts";

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

/** What people ask for by one word: every status that can still be settled. */
const OPEN = "open";
const STATUS_WORDS = [...CLAIM_STATUSES, OPEN] as const;

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
  region: {
    kind: "text",
    help: "Only this country, by code or name",
    example: "CN",
    suggest: "region",
    schema: Several,
  },
  tag: { kind: "text", help: "Only this tag", example: "listing", suggest: "tag", schema: Several },
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
    choices: STATUS_WORDS,
    help: "With a claim of this status",
    example: "disputed",
    schema: Several,
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
  readonly status: readonly string[];
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
    statuses: values.status.flatMap(knownStatuses),
  };
}

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

/** Throws AskerError for a country that no announcement is about. */
export function regionCode(name: string, knowledge: Knowledge): string {
  const codes = knowledge.regions;
  const key = fold(name);
  const code = codes.find((one) => fold(one) === key || fold(countryName(one)) === key) ?? COMMON_NAMES[key];
  if (code && codes.includes(code)) return code;
  const known = new Map(codes.map((one) => [fold(countryName(one)), one]));
  const meant = known.get(nearest(key, [...known.keys()]) ?? "");
  throw unknownValue(
    "region",
    name,
    meant && { label: countryName(meant), text: meant },
    codes.map((one) => `${one} (${countryName(one)})`),
  );
}

/** Throws AskerError for a tag that no announcement has. */
export function knownTag(name: string, knowledge: Knowledge): string {
  const tag = knowledge.tags.find((one) => fold(one) === fold(name));
  if (tag) return tag;
  const meant = nearest(name.toLowerCase(), knowledge.tags);
  throw unknownValue("tag", name, meant && { label: meant, text: meant }, knowledge.tags);
}

function knownStatuses(name: string): readonly ClaimStatus[] {
  if (name.toLowerCase() === OPEN) return [...OPEN_STATUSES];
  const status = CLAIM_STATUSES.find((one) => one === name.toLowerCase());
  if (status) return [status];
  const meant = nearest(name.toLowerCase(), STATUS_WORDS);
  throw unknownValue("status", name, meant && { label: meant, text: meant }, STATUS_WORDS);
}

/** Says the nearest known value and offers it, or lists what there is to choose from. */
function unknownValue(
  kind: string,
  asked: string,
  meant: { readonly label: string; readonly text: string } | "" | undefined,
  known: readonly string[],
): AskerError {
  return new AskerError(
    "unknown-name",
    { kind, asked, nearest: meant ? [meant.label] : [], instead: `choose from ${known.join(", ")}` },
    meant ? { typed: asked, instead: [meant] } : undefined,
  );
}

/**
 * `latest huawei` means `latest --player huawei`: the refusal that says so and offers it, where what was typed is a player
 * or a segment, else the one that says the problem.
 */
export function filterInstead(command: string, typed: string, problem: string, knowledge: Knowledge): AskerError {
  const [id] = namesAmong([typed], knowledge);
  if (!id || !["player", "segment"].includes(kindOf(id))) return new AskerError("bad-argument", { problem });
  const line = `${command} --${kindOf(id)} ${slugOf(id)}`;
  return new AskerError(
    "bad-argument",
    { problem: `“${typed}” is a name; write /amw ${line}.` },
    runInstead(line, line),
  );
}
