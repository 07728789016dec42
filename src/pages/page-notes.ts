/** What a page holds that says something about it, as it stands there; gathered in a thread of its own. */
export interface PageNotes {
  /** The whole of `<title>`. */
  readonly documentTitle: string;
  /** Texts of the first headings of the highest rank. */
  readonly headings: readonly string[];
  /** `property`, `name` or `itemprop`, in lower case, with what it says, in the order of the page. */
  readonly metas: readonly (readonly [name: string, content: string])[];
  /** JSON-LD scripts. */
  readonly jsonLd: readonly string[];
  /** `datetime` of the `time` elements around the heading, or their text. */
  readonly times: readonly string[];
  /** Short lines right before and after the heading. */
  readonly nearHeading: readonly string[];
  /** `href` of `link rel=canonical`. */
  readonly canonical: string | undefined;
  /** `lang` of the page. */
  readonly language: string | undefined;
  /** Paragraphs separated by blank lines, cut. */
  readonly text: string;
}

/** What the thread is given. */
export interface RawPage {
  readonly bytes: Uint8Array;
  readonly kind: "html" | "text";
  /** As the server says. */
  readonly charset: string | undefined;
}
