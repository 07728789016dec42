/** One line of the table. */
export interface Row {
  readonly section: Section;
  readonly what: string;
  /** "starter" or a number of generated records. */
  readonly base: string;
  /** The median of the runs, or of the questions asked. */
  readonly p50: number;
  readonly p99?: number;
  readonly unit: "ms" | "MB" | "/s" | "×";
  /** What must not be exceeded: by the p99 where there is one, else by the median. */
  readonly target?: number;
  /** What must be reached by the median, where more is better. */
  readonly atLeast?: number;
  /** The median of the plainest way to the same answer, in the same run. */
  readonly baseline?: { readonly what: string; readonly p50: number };
}

export const SECTIONS = [
  "load",
  "names",
  "full text",
  "answers",
  "event loop",
  "slack",
  "discord",
  "digests",
  "posts",
] as const;
export type Section = (typeof SECTIONS)[number];

/** The rows as a Markdown table. */
export function table(rows: readonly Row[]): string {
  const lines = [
    ["", "base", "what", "p50", "p99", "target", "met", "baseline of the same run"],
    ["---", "---:", "---", "---:", "---:", "---:", "---", "---"],
    ...rows.map((row, i) => [
      rows[i - 1]?.section === row.section ? "" : `**${row.section}**`,
      row.base,
      row.what,
      `${figure(row.p50)} ${row.unit}`,
      row.p99 === undefined ? "" : `${figure(row.p99)} ${row.unit}`,
      targetOf(row),
      targetOf(row) === "" ? "" : isMet(row) ? "yes" : "**no**",
      row.baseline === undefined ? "" : `${row.baseline.what}: ${times(row.baseline.p50 / row.p50)}`,
    ]),
  ];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const targetOf = ({ target, atLeast, unit }: Row): string =>
  target !== undefined ? `${target} ${unit}` : atLeast !== undefined ? `at least ${atLeast} ${unit}` : "";

const isMet = ({
  p50,
  p99 = p50,
  target = Number.POSITIVE_INFINITY,
  atLeast = Number.NEGATIVE_INFINITY,
}: Row): boolean => p99 < target && p50 >= atLeast;

const figure = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(4);

const times = (ratio: number): string =>
  ratio >= 1 ? `${figure(ratio)} times as long` : `${figure(1 / ratio)} times as quick`;
