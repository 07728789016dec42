import type { PartialDate } from "../knowledge/partial-date.ts";

/** A page as it was read: plain text throughout. */
export interface Page {
  /** Where it was in the end, after redirects. */
  readonly url: string;
  /** What it says its own address is, where that is of the same site; else `url`. Without trackers and fragment. */
  readonly canonical: string;
  readonly title: string | undefined;
  readonly publisher: string | undefined;
  /** When it says it was published. */
  readonly published: PartialDate | undefined;
  /** The article's text, paragraphs separated by blank lines, without menus and the like; cut to a length that is fit to work with. */
  readonly text: string;
  /** As the page says, `zh-CN`. */
  readonly language: string | undefined;
}

export type PageReading =
  | { readonly outcome: "read"; readonly page: Page }
  /** One clear sentence that says why, and what to do instead. */
  | { readonly outcome: "refused"; readonly problem: string };

/** Reads pages of the public web; nothing that only AMW's own machine can reach. */
export interface Pages {
  read(url: string): Promise<PageReading>;
}
