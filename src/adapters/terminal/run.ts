/** How a run of text looks where colour is on. */
export interface Style {
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly colour?: "red" | "green" | "yellow" | "cyan";
  /** An address that the text opens (OSC 8). */
  readonly opens?: string;
}

/** Text of one look, without line breaks once wrapped. `whole` text is never broken, so that an address can be copied. */
export interface Run {
  readonly text: string;
  readonly style: Style;
  readonly whole?: boolean;
}
export type Line = readonly Run[];

export const plain = (text: string): Run => ({ text, style: {} });
export const styled = (text: string, style: Style): Run => ({ text, style });

/** The runs with the style under their own. */
export const within = (style: Style, runs: readonly Run[]): Run[] =>
  runs.map((run) => ({ ...run, style: { ...style, ...run.style } }));
