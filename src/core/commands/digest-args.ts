import { z } from "zod";
import type { Arg, SomeValues } from "../command/declare.ts";
import { daysText, readDays } from "../digest/reading/days.ts";
import { type Read, schemaOf } from "../digest/reading/read.ts";
import { readTime } from "../digest/reading/time.ts";
import { barText, readBar, readLanguage, readMax, readName, readQuiet } from "../digest/reading/wishes.ts";
import { readZone } from "../digest/reading/zone.ts";
import { DEFAULT_WISHES, type Topics, type Wishes } from "../digest/subscription.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { slugOf } from "../knowledge/slug.ts";
import { knownTag, regionCode } from "./filter-args.ts";
import { resolve } from "./resolve.ts";

const tidied =
  <T>(read: (text: string) => Read<T>, write: (value: T) => string) =>
  (typed: string): string | undefined => {
    const { value } = read(typed);
    return value === undefined ? undefined : write(value);
  };

/** When a digest is posted. */
export const SCHEDULE_ARGS = {
  at: {
    kind: "time",
    help: "Time of day, as 09:00, 9am or 21:30",
    example: "09:00",
    field: "Time",
    needed: true,
    spaced: true,
    bare: true,
    tidy: tidied(readTime, (time) => time),
    initial: () => "09:00",
    schema: schemaOf(readTime).optional(),
  },
  days: {
    kind: "text",
    help: "Days, as weekdays, daily, mon,thu or mon-fri",
    example: "weekdays",
    choices: ["daily", "weekdays", "weekends", "mon", "tue", "wed", "thu", "fri", "sat", "sun"],
    choiceLabels: {
      daily: "Every day",
      weekdays: "Weekdays",
      weekends: "Weekends",
      mon: "Monday",
      tue: "Tuesday",
      wed: "Wednesday",
      thu: "Thursday",
      fri: "Friday",
      sat: "Saturday",
      sun: "Sunday",
    },
    several: true,
    spaced: true,
    bare: true,
    tidy: tidied(readDays, daysText),
    initial: () => "weekdays",
    schema: schemaOf(readDays).optional(),
  },
  timezone: {
    kind: "text",
    help: "City or timezone whose clocks it follows",
    example: "Europe/Berlin",
    suggest: "timezone",
    spaced: true,
    bare: true,
    tidy: tidied(readZone, (zone) => zone),
    initial: ({ timezone }, desk) => timezone ?? desk.timezone,
    schema: schemaOf(readZone).optional(),
  },
} as const satisfies Record<string, Arg>;

const NONE = /^(?:none|any|all|everything|off)$/iu;

/** A list of names; an empty one where `none` or `any` is written, undefined where nothing is. */
const Names = z
  .string()
  .transform((text) =>
    NONE.test(text.trim())
      ? []
      : text
          .split(/[,，、;]/u)
          .map((part) => part.trim())
          .filter(Boolean),
  )
  .optional();

const Least = z
  .string()
  .transform((text) => text.trim().replace(/^(?:[>≥=]+|at least)\s*|\+$/gu, ""))
  .pipe(z.string().regex(/^[0-3]$/, { error: "Write 0, 1, 2 or 3." }))
  .transform(Number)
  .optional();

const list = (help: string, example: string, suggest: NonNullable<Arg["suggest"]>) =>
  ({ kind: "text", help, example, suggest, several: true, spaced: true, schema: Names }) as const;
const least = (help: string) =>
  ({ kind: "choice", choices: ["1", "2", "3"], help, example: "2", spaced: true, schema: Least }) as const;

/** What a digest tells, and how. */
export const WISH_ARGS = {
  minSignificance: least("Significance at least"),
  minNovelty: least("Novelty at least"),
  segment: list("Only these segments", "hbm", "segment"),
  player: list("Only these players", "huawei", "player"),
  region: list("Only these countries", "CN", "region"),
  tag: list("Only these tags", "listing", "tag"),
  excludeSegment: list("Without these segments", "foundry", "segment"),
  excludePlayer: list("Without these players", "nvidia", "player"),
  excludeRegion: list("Without these countries", "US", "region"),
  excludeTag: list("Without these tags", "funding", "tag"),
  lift: list("Players and segments that move up", "moore-threads", "player-or-segment"),
  max: {
    kind: "choice",
    choices: ["1", "2", "3", "4", "5", "6", "7"],
    help: "How many items at most",
    example: "5",
    schema: schemaOf(readMax).optional(),
  },
  language: {
    kind: "choice",
    choices: ["en", "zh"],
    choiceLabels: { en: "English", zh: "中文" },
    help: "Language of AMW's own words",
    example: "zh",
    tidy: tidied(readLanguage, (language) => language),
    schema: schemaOf(readLanguage).optional(),
  },
  quiet: {
    kind: "choice",
    choices: ["say", "skip"],
    choiceLabels: { say: "Say so", skip: "Post nothing" },
    help: "What to do on a day without news",
    example: "skip",
    spaced: true,
    tidy: tidied(readQuiet, (quiet) => quiet),
    schema: schemaOf(readQuiet).optional(),
  },
  alert: {
    kind: "text",
    choices: ["significance>=3", "significance>=2", "novelty>=3", "novelty>=2", "off"],
    choiceLabels: {
      "significance>=3": "Significance 3",
      "significance>=2": "Significance 2 and more",
      "novelty>=3": "Novelty 3",
      "novelty>=2": "Novelty 2 and more",
      off: "Nothing",
    },
    field: "Post at once",
    help: "What is posted at once instead of waiting for the digest",
    example: "significance>=3",
    spaced: true,
    tidy: tidied(readBar, (bar) => barText(bar === "off" ? undefined : bar)),
    schema: schemaOf(readBar).optional(),
  },
} as const satisfies Record<string, Arg>;

/** What a digest is called. */
export const NAME_ARG = {
  kind: "text",
  help: "A name, for a channel with several digests",
  example: "morning",
  spaced: true,
  schema: schemaOf(readName).optional(),
} as const satisfies Arg;

export type WishValues = SomeValues<typeof WISH_ARGS>;
export type ScheduleValues = SomeValues<typeof SCHEDULE_ARGS>;

/** The wishes with what was written in the place of what they were. Throws AskerError for a name that nothing has. */
export function wishesOf(values: WishValues, knowledge: Knowledge, from: Wishes = DEFAULT_WISHES): Wishes {
  const players = (names: readonly string[]) => names.map((name) => slugOf(resolve(name, ["player"], knowledge)));
  const segments = (names: readonly string[]) => names.map((name) => slugOf(resolve(name, ["segment"], knowledge)));
  const regions = (names: readonly string[]) => names.map((name) => regionCode(name, knowledge));
  const tags = (names: readonly string[]) => names.map((name) => knownTag(name, knowledge));
  const { alert } = values;
  return {
    include: {
      players: said(values.player, players, from.include.players),
      segments: said(values.segment, segments, from.include.segments),
      regions: said(values.region, regions, from.include.regions),
      tags: said(values.tag, tags, from.include.tags),
    },
    exclude: {
      players: said(values.excludePlayer, players, from.exclude.players),
      segments: said(values.excludeSegment, segments, from.exclude.segments),
      regions: said(values.excludeRegion, regions, from.exclude.regions),
      tags: said(values.excludeTag, tags, from.exclude.tags),
    },
    minNovelty: values.minNovelty ?? from.minNovelty,
    minSignificance: values.minSignificance ?? from.minSignificance,
    lift: said(values.lift, (names) => names.map((name) => resolve(name, ["player", "segment"], knowledge)), from.lift),
    language: values.language ?? from.language,
    max: values.max ?? from.max,
    quiet: values.quiet ?? from.quiet,
    alert: alert === undefined ? from.alert : alert === "off" ? undefined : alert,
  };
}

const said = <T>(
  typed: readonly string[] | undefined,
  read: (names: readonly string[]) => readonly T[],
  otherwise: readonly T[],
): readonly T[] => (typed === undefined ? otherwise : [...new Set(read(typed))]);

/** What was left and what was let out again: a list of flags that writes these wishes. */
export function wishFlags({ include, exclude, ...wishes }: Wishes): readonly { name: string; value: string }[] {
  const lists = ({ players, segments, regions, tags }: Topics, prefix: string) => [
    { name: `${prefix}segment`, value: segments.join(",") },
    { name: `${prefix}player`, value: players.join(",") },
    { name: `${prefix}region`, value: regions.join(",") },
    { name: `${prefix}tag`, value: tags.join(",") },
  ];
  return [
    { name: "min-significance", value: wishes.minSignificance > 0 ? String(wishes.minSignificance) : "" },
    { name: "min-novelty", value: wishes.minNovelty > 0 ? String(wishes.minNovelty) : "" },
    ...lists(include, ""),
    ...lists(exclude, "exclude-"),
    { name: "lift", value: wishes.lift.join(",") },
    { name: "max", value: String(wishes.max) },
    { name: "language", value: wishes.language },
    { name: "quiet", value: wishes.quiet },
    { name: "alert", value: wishes.alert ? barText(wishes.alert) : "" },
  ].filter(({ value }) => value !== "");
}
