import type { RecordId } from "../knowledge/slug.ts";

/** A run of text. A plain string is data: renderers escape it, so nothing in it can ping or link. */
export type Span =
  | string
  | { readonly kind: "strong" | "code"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly url: string }
  /** An instant, shown in the reader's own time where the surface can. Calendar dates are plain text. */
  | { readonly kind: "date"; readonly at: Date; readonly style: "day" | "ago" };
export type Text = string | readonly Span[];

export interface Fact {
  readonly label: string;
  readonly value: Text;
}
export interface Scored {
  readonly score: number;
  readonly reason: string;
}
export interface Column {
  readonly label: string;
  readonly align?: "left" | "right";
}

export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: Text }
  | { readonly kind: "facts"; readonly facts: readonly Fact[] }
  | {
      readonly kind: "list";
      readonly items: readonly Text[];
      readonly numbered?: boolean /** Number of the first item; 1 unless told. */;
      readonly start?: number;
    }
  | { readonly kind: "table"; readonly columns: readonly Column[]; readonly rows: readonly (readonly Text[])[] }
  /** The read at a glance: both scores out of 3 with their reasons, and the vector `AMW:1/N:2/S:2/ST:disputed/SRC:B3`. */
  | { readonly kind: "score"; readonly novelty: Scored; readonly significance: Scored; readonly vector: string }
  /** Set apart because a reader must not miss it: a disputed claim, a near spelling, a retraction. */
  | { readonly kind: "caution"; readonly text: Text }
  /** Small print: sources, as-of, confidence. */
  | { readonly kind: "note"; readonly text: Text };

export type Action =
  /** A button IS a command line, run as the person who presses it. */
  | { readonly kind: "run"; readonly label: string; readonly line: string; readonly quiet?: true }
  | { readonly kind: "open"; readonly label: string; readonly url: string }
  /** Opens the form of the command that the line asks for, filled with what it says. Only in calls that can show forms. */
  | {
      readonly kind: "form";
      readonly label: string;
      readonly line: string;
      /** Opens without a press where the surface can, in the place of the message. */
      readonly atOnce?: true;
      /** Nobody must find it: left out before anything else where there is not room for all. */
      readonly quiet?: true;
    };

export type Tone = "plain" | "done" | "caution" | "refused";

/** What AMW says, before any surface has drawn it. */
export interface Message {
  /** The whole answer in one or two sentences, for notifications and screen readers. */
  readonly summary: string;
  readonly title: string;
  readonly tone: Tone;
  readonly blocks: readonly Block[];
  readonly actions: readonly Action[];
  /** Who sees it: the asker alone, or everybody in the channel. */
  readonly audience: "asker" | "channel";
  /** The records it shows, most relevant first. */
  readonly about: readonly RecordId[];
  /** Stands beside the message whose button asked for it, never in its place. */
  readonly beside?: true;
  /** Of a refusal: a sentence for each argument that needs a change, by its name, for forms to show where it belongs. */
  readonly problems?: Readonly<Record<string, string>>;
}

/** Pure and total: every message renders, within the surface's limits. */
export type Renderer<Wire> = (message: Message) => Wire;
