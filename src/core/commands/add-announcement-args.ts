import { z } from "zod";
import type { Arg } from "../command/declare.ts";
import { PartialDate } from "../knowledge/partial-date.ts";
import {
  CAVEAT_ARG,
  ID_ARG,
  lines,
  NOT_AN_ADDRESS,
  needed,
  neededLong,
  optional,
  optionalLong,
  SOURCE_ARG,
  several,
  WHY_ARG,
} from "./add-args.ts";
import { inStep } from "./curating-args.ts";

const TITLE = needed(
  { help: "What was announced, as a headline", example: '"Moore Threads opens MusaCoder"' },
  "Give the announcement a title.",
);
const DATE_ERROR = "Say when it was announced: YYYY, YYYY-MM or YYYY-MM-DD, as precisely as it is known.";

const score = (help: string, error: string) =>
  ({
    kind: "choice",
    choices: ["0", "1", "2", "3"],
    help,
    example: "1",
    schema: z
      .string({ error })
      .trim()
      .regex(/^[0-3]$/u, { error }),
  }) as const;

/** What an announcement says, in steps of at most five fields. */
export const ANNOUNCEMENT_ARGS = {
  ...inStep("What", {
    title: {
      ...TITLE,
      bare: true,
      schema: TITLE.schema.regex(NOT_AN_ADDRESS, { error: "Give its headline, not a page." }),
    },
    date: {
      kind: "text",
      help: "When it was announced, as precisely as it is known: 2026, 2026-06 or 2026-06-10",
      example: "2026-06-10",
      schema: z.string({ error: DATE_ERROR }).trim().pipe(PartialDate),
    },
    summary: neededLong(
      { help: "What was announced, in our own words, one to three sentences", example: '"It opens a code model."' },
      "Say in one to three sentences what was announced.",
    ),
    figure: lines({
      help: "The numbers announced, one a line, each readable by itself",
      example: '"27B parameters"',
      field: "Figures",
    }),
    id: { ...ID_ARG, example: "2026-06-10-moore-threads-musacoder" },
  }),
  ...inStep("Who", {
    player: {
      ...several({
        help: "Players that it is from, the one who announces first",
        example: "moore-threads",
        suggest: "player",
        field: "Players",
      }),
      schema: needed({ help: "", example: "" }, "Name at least one player, the one who announces first.").schema,
    },
    product: several({
      help: "Products it is about, which their player's record holds",
      example: "musacoder",
      suggest: "any",
      field: "Products",
    }),
    other: lines({
      help: "Parties named in it that AMW does not track, one a line",
      example: "Inspur",
      field: "Others named",
    }),
    region: {
      ...several({
        help: "Countries where it has its effect, by code or name, the most affected first",
        example: "CN",
        suggest: "region",
        field: "Countries",
      }),
      schema: needed({ help: "", example: "" }, "Name at least one country, for example CN.").schema,
    },
    rival: several({
      help: "Players whose plans this bears on",
      example: "nvidia",
      suggest: "player",
      field: "Rivals",
    }),
  }),
  ...inStep("Why", {
    whyItMatters: neededLong({ help: "Why it matters", example: '"It eases a bottleneck."' }, "Say why it matters."),
    scepticism: optionalLong({ help: "What a careful reader should doubt", example: '"Nobody has measured it."' }),
    segment: several({
      help: "Segments it belongs to; a must at significance 2 and up",
      example: "software-stack",
      suggest: "segment",
      field: "Segments",
    }),
    tag: several({
      help: "Tags; geopolitics is one, and adds no points",
      example: "launch",
      suggest: "tag",
      field: "Tags",
    }),
    watch: lines({
      help: "What to watch next, one a line",
      example: '"Independent benchmarks."',
      field: "What to watch",
    }),
  }),
  ...inStep("Scores", {
    novelty: score(
      "What changes on our map: 0 nothing, 1 new detail, 2 the map, 3 several places on it",
      "Say how novel it is: 0, 1, 2 or 3; /amw rubric says what each means.",
    ),
    noveltyReason: neededLong(
      { help: "Why this novelty, in one or two sentences", example: '"New detail on a known product."' },
      "Give the reason for the novelty in one or two sentences.",
    ),
    mapDelta: optionalLong({
      help: "What changes on the player map; a must at novelty 2 and up",
      example: '"It joins the makers of clusters."',
      field: "Change on the map",
    }),
    significance: score(
      "Who must re-plan, if it is true: 0 nobody, 1 a player, 2 a segment, 3 several",
      "Say how significant it is: 0, 1, 2 or 3; /amw rubric says what each means.",
    ),
    significanceReason: neededLong(
      { help: "Why this significance, in one or two sentences", example: '"One player re-plans."' },
      "Give the reason for the significance in one or two sentences.",
    ),
  }),
  ...inStep("Sources and claims", {
    source: SOURCE_ARG,
    claim: lines({
      help: "One a line: who: what | date; also evidence: <source>, settled by: a; b, due: 2026-12",
      example: '"moore-threads: 27B parameters | 2026-06-10"',
      field: "Claims",
    }),
    caveat: CAVEAT_ARG,
    related: several({
      help: "Other announcements that a reader should see",
      example: "2026-06-03-musacoder-paper",
      suggest: "announcement",
      field: "Related announcements",
    }),
  }),
  reason: WHY_ARG,
  new: {
    kind: "choice",
    choices: ["yes"],
    lone: true,
    kept: true,
    help: "It is none of those that it resembles: save it as new",
    example: "",
    schema: z.enum(["yes"], { error: "--new stands alone." }).optional(),
  },
  into: {
    ...optional({
      help: "Do not save it as new: add what it says to this announcement",
      example: "2026-06-10-musacoder-opensource",
    }),
    kept: true,
    suggest: "announcement",
  },
  evidenceFor: {
    ...optional({
      help: "Do not save it as new: add its sources to this announcement, as evidence where a claim is named with --for-claim",
      example: "2026-06-10-musacoder-opensource",
    }),
    kept: true,
    suggest: "announcement",
  },
  forClaim: {
    ...optional({ help: "The claim that its sources are evidence for", example: "musacoder-64-nodes" }),
    kept: true,
  },
} as const satisfies Record<string, Arg>;
