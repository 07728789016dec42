import { z } from "zod";
import { newestFirst, PartialDate } from "./partial-date.ts";
import { Slug } from "./slug.ts";

/** Admiralty grade: how reliable the source is (A to F), how credible the information (1 to 6). */
export const Grade = z.string().regex(/^[A-F][1-6]$/, {
  error: "Write an Admiralty grade: a letter A to F and a digit 1 to 6, or F6 while nobody has graded it.",
});
export type Grade = z.infer<typeof Grade>;
export const UNGRADED: Grade = "F6";

export const Source = z.looseObject({
  url: z
    .url({ protocol: /^https?$/, error: "Give the page's full address, starting with https:// or http://." })
    .optional(),
  document: z.string().min(1).optional().describe("What was read, where it has no public address."),
  publisher: z.string().min(1, { error: "Who published it?" }),
  family: Slug.optional().describe(
    "Publishers that copy one another or belong together share a family; by default the folded publisher's name.",
  ),
  published: PartialDate.optional(),
  grade: Grade.default(UNGRADED).describe(
    "Admiralty grade: how reliable the source is (A to F), how credible the information (1 to 6); F6 until graded.",
  ),
  secondhand: z.boolean().optional().describe("True when only a digest that quotes this address was read."),
  readInACopy: z.boolean().optional().describe("True when a copy or mirror of this original was read."),
  note: z.string().min(1).optional(),
});
export type Source = z.infer<typeof Source>;
/** What a reader judges a source by. */
export type CitedSource = Pick<
  Source,
  "url" | "document" | "publisher" | "published" | "grade" | "secondhand" | "readInACopy"
>;

/** The best graded first, the newest first among equals. */
export const bestFirst = (sources: readonly Source[]): readonly Source[] =>
  [...sources].sort((a, b) =>
    a.grade < b.grade ? -1 : a.grade > b.grade ? 1 : newestFirst(a.published ?? "0000", b.published ?? "0000"),
  );

/** What evidence and steps name a source by: its address, or the document's title where there is none. */
export const sourceKey = (source: Source): string => source.url ?? source.document ?? "";

/** The publisher family a source counts as when independence is asked for. */
export const familyOf = (source: Source): string =>
  source.family ??
  source.publisher
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
