import { z } from "zod";
import type { Arg } from "../command/declare.ts";
import { PartialDate } from "../knowledge/partial-date.ts";
import { Slug } from "../knowledge/slug.ts";
import { REASON_ARG } from "./curating-args.ts";

const Optional = z.string().trim().min(1).optional();
const Needed = (error: string) => z.string({ error }).trim().min(1, { error });

interface Said {
  readonly help: string;
  readonly example: string;
  readonly label?: string;
  readonly field?: string;
  readonly suggest?: NonNullable<Arg["suggest"]>;
}

export const optional = <S extends Said>(said: S) => ({ kind: "text", schema: Optional, ...said }) as const;
export const optionalLong = <S extends Said>(said: S) => ({ kind: "paragraph", schema: Optional, ...said }) as const;
/** `error`: what to do where it is missing. */
export const needed = <S extends Said>(said: S, error: string) =>
  ({ kind: "text", schema: Needed(error), ...said }) as const;
export const neededLong = <S extends Said>(said: S, error: string) =>
  ({ kind: "paragraph", schema: Needed(error), ...said }) as const;
/** Several of them, separated by commas. */
export const several = <S extends Said>(said: S) =>
  ({ kind: "text", several: true, schema: Optional, ...said }) as const;
/** Several of them, one a line. */
export const lines = <S extends Said>(said: S) =>
  ({ kind: "paragraph", lines: true, schema: Optional, ...said }) as const;
export const dated = <S extends Said>(said: S) =>
  ({ kind: "text", schema: z.string().trim().pipe(PartialDate).optional(), ...said }) as const;

/** What has a name takes it without a flag; an address is none. */
export const NOT_AN_ADDRESS = /^(?!https?:\/\/)/iu;

export const ID_ARG = {
  kind: "text",
  help: "What it is called in lines and addresses; proposed by AMW unless told, and never changed afterwards",
  example: "moore-threads",
  schema: z.string().trim().pipe(Slug).optional(),
} as const satisfies Arg;

export const WHY_ARG = { ...REASON_ARG, kept: true } as const;

const SOURCES_ERROR =
  "Give at least one source, for example https://example.com/news | Reuters | 2026-06-10 | B2, or only its address.";

export const SOURCE_ARG = {
  ...neededLong(
    {
      help: "One a line, the best first: address | publisher | date | grade; only the address is a must",
      example: "https://example.com/news",
      field: "Sources",
    },
    SOURCES_ERROR,
  ),
  lines: true,
  bare: true,
} as const;

export const CAVEAT_ARG = lines({
  help: "Where sources disagree, or what a reader should know about them, one a line",
  example: '"The date is not certain."',
  field: "Caveats",
});
