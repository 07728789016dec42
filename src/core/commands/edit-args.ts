import { z } from "zod";
import type { Arg } from "../command/declare.ts";
import { PLAYER_KINDS } from "../knowledge/player.ts";
import { inStep } from "./curating-args.ts";

const Text = z.string().trim().optional();
/** What a line says where a field was emptied. */
const emptied = "none";
/** What a field holds of a line that empties it. */
const tidy = (typed: string): string => (typed.trim().toLowerCase() === emptied ? "" : typed.trim());

const text = (help: string, example: string) => ({ kind: "text", help, example, emptied, tidy, schema: Text }) as const;
const long = (help: string, example: string) =>
  ({ kind: "paragraph", help, example, emptied, tidy, schema: Text }) as const;
const names = (help: string, example: string, suggest?: NonNullable<Arg["suggest"]>) =>
  ({
    kind: "text",
    help: `${help}; +… adds, -… takes away`,
    example,
    ...(suggest ? { suggest } : {}),
    several: true,
    emptied,
    tidy,
    schema: Text,
  }) as const;
const lines = (help: string, example: string) =>
  ({
    kind: "paragraph",
    help: `${help}, one a line; +… adds, -… takes away`,
    example,
    lines: true,
    emptied,
    tidy,
    schema: Text,
  }) as const;

/** Every field that `edit` changes, of records of any kind. */
export const EDIT_ARGS = {
  ...inStep("Names", {
    name: text("Its name", '"Moore Threads"'),
    nativeName: text("Its name in its own script", "摩尔线程"),
    alias: { ...lines("Other names people ask for it by", "+MTT"), field: "Aliases" },
    kind: {
      kind: "choice",
      choices: PLAYER_KINDS,
      help: "What the player is",
      example: "company",
      schema: Text,
    },
    country: text("Its country, by code or name", "CN"),
  }),
  ...inStep("What it is", {
    title: text("The announcement's title", '"MusaCoder is a model"'),
    date: text("When it was announced, as precisely as it is known", "2026-06-10"),
    summary: long("What it is or what was announced, in our own words", '"A designer of GPUs."'),
    definition: long("What belongs in the segment", '"Chips that train models."'),
    what: { ...text("What the product is, in a few words", '"training card"'), field: "What it is" },
    figure: { ...lines("The numbers announced, each readable by itself", '"27B parameters"'), field: "Figures" },
  }),
  ...inStep("Who", {
    player: { ...names("Players, the one who announces first", "+huawei", "player"), field: "Players" },
    product: { ...names("Products it is about", "+mtt-s5000"), field: "Products" },
    makes: {
      ...lines("Products that the player makes: slug | name | native name | what it is", "+mtt-s6000"),
      field: "Products it makes",
    },
    other: { ...lines("Parties named in it that AMW does not track", '"+Inspur"'), field: "Other parties" },
    rival: { ...names("Players whose plans this bears on", "+nvidia", "player"), field: "Rivals" },
    example: { ...names("Players that show best what the segment is", "+huawei", "player"), field: "Examples" },
  }),
  ...inStep("Where it belongs", {
    segment: { ...names("Segments", "+hbm", "segment"), field: "Segments" },
    region: { ...names("Countries where it has its effect", "+CN"), field: "Countries" },
    tag: { ...names("Tags", "+launch"), field: "Tags" },
    related: {
      ...names("Other announcements that a reader should see", "+2026-06-03-musacoder-paper", "announcement"),
      field: "See also",
    },
  }),
  ...inStep("The company", {
    founded: text("When it was founded", "2020"),
    listing: text("Where its shares trade, since when", '"Shanghai STAR Market, 688795"'),
    homepage: text("Its homepage", "https://www.mthreads.com"),
    entityListSince: text("Since when it is on the United States' Entity List", "2023-10-17"),
  }),
  ...inStep("The read", {
    whyItMatters: long("Why it matters", '"It eases a bottleneck."'),
    mapDelta: { ...long("What changed on the player map", '"A new contender."'), field: "Change on the map" },
    scepticism: long("What a careful reader should doubt", '"Nobody has measured it."'),
    watch: { ...lines("What to watch next", '"Independent benchmarks."'), field: "What to watch" },
    retracted: {
      kind: "choice",
      choices: ["yes", "no"],
      help: "Whether it is retracted; no takes it back",
      example: "no",
      schema: z
        .enum(["yes", "no"], { error: "Write no to take the retraction back; /amw retract retracts." })
        .optional(),
    },
  }),
  ...inStep("Sources", {
    caveat: {
      ...lines("Where sources disagree, or what a reader should know", '"The date is not certain."'),
      field: "Caveats",
    },
    source: { ...lines("Sources: address | publisher | date | grade", "+https://example.com/a"), field: "Sources" },
  }),
} as const satisfies Record<string, Arg>;

export type EditField = keyof typeof EDIT_ARGS;
