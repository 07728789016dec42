import type { Writable } from "node:stream";
import type { View } from "./render.ts";

/** Where text is not for a terminal's width: a pipe or a file. */
export const PIPE_WIDTH = 100;
const UNKNOWN_WIDTH = 80;

/** Standard output, or a stream that behaves like it. */
export interface Screen extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Terminals known to open links; in others their addresses are written out, so that none is lost. */
function opensLinks(env: Environment): boolean {
  if (env.WT_SESSION || env.KITTY_WINDOW_ID || Number(env.VTE_VERSION) >= 5000) return true;
  if (/^(?:xterm-kitty|xterm-ghostty|alacritty|foot)/.test(env.TERM ?? "")) return !env.TMUX;
  return /^(?:iTerm\.app|WezTerm|vscode|ghostty|Hyper|zed)$/.test(env.TERM_PROGRAM ?? "");
}

/** How a message is to be drawn on the stream now: width and colour follow the terminal, colour also https://no-color.org. */
export function viewOf(output: Screen, env: Environment, now: Date): View {
  if (!output.isTTY) return { width: PIPE_WIDTH, colour: false, now };
  const colour = !env.NO_COLOR && env.TERM !== "dumb";
  return { width: output.columns || UNKNOWN_WIDTH, colour, now, hyperlinks: colour && opensLinks(env) };
}
