import type { Span, Text } from "../../core/message/message.ts";
import { spansOf } from "../../core/message/spans.ts";
import { oneLine, posesAsAddress, visible, webAddress } from "../../core/message/visible.ts";
import { dateWords } from "../../core/messages/words.ts";
import { unreachable } from "../../core/unreachable.ts";
import { plain, type Run, styled } from "./run.ts";

/** What a text needs to know of the screen it is for. */
export interface TextView {
  readonly now: Date;
  /** Links open on a click (OSC 8); else their address is written out. */
  readonly hyperlinks: boolean;
}

const withoutControls = (url: string): string => {
  const web = webAddress(url);
  return oneLine(web === undefined || !/[\s\p{C}]/u.test(url) ? url : web).trim();
};

/** In one piece, unless it is no address at all. */
const copyable = (text: string): Run => ({ text, style: { dim: true }, whole: !/\s/.test(text) });

/** `<address>`, as a reader may copy it. */
export const address = (url: string): Run => copyable(`<${withoutControls(url)}>`);

/** A link by its text, or its text and then `<address>`. */
function linkRuns(label: string, url: string, { hyperlinks }: TextView): Run[] {
  const text = oneLine(label).trim();
  const bare = withoutControls(url);
  if (text === "" || text === bare) return [copyable(bare)];
  const opens = webAddress(url);
  if (hyperlinks && opens !== undefined && !posesAsAddress(text, opens))
    return [styled(text, { colour: "cyan", opens })];
  return [plain(`${text} `), address(url)];
}

const STEPS = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
] as const;
const OLD_DAYS = 30;
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

const dayWords = (at: Date): string => dateWords(at.toISOString().slice(0, 10));

/** `3 hours ago`, `yesterday`; the date once it is a month away. */
function agoWords(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  if (Math.abs(seconds) > OLD_DAYS * 86_400) return dayWords(at);
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? [];
  return unit === undefined ? "just now" : relative.format(Math.trunc(seconds / size), unit);
}

function dateRun(at: Date, style: "day" | "ago", now: Date): Run {
  if (Number.isNaN(at.getTime())) return plain("unknown date");
  return plain(style === "day" ? dayWords(at) : agoWords(at, now));
}

function spanRuns(span: Span, view: TextView): Run[] {
  if (typeof span === "string") return [plain(visible(span))];
  switch (span.kind) {
    case "strong":
      return [styled(visible(span.text), { bold: true })];
    case "code":
      return [styled(visible(span.text), { colour: "cyan" })];
    case "link":
      return linkRuns(span.text, span.url, view);
    case "date":
      return [dateRun(span.at, span.style, view.now)];
    default:
      return unreachable(span);
  }
}

export const textRuns = (text: Text, view: TextView): Run[] => spansOf(text).flatMap((span) => spanRuns(span, view));
