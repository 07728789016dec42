// @ts-check
import { tidyText } from "./tidy-text.js";

/** @import { PageNotes } from "./page-notes.ts" */

/**
 * A page of plain text says nothing about itself.
 * @param {string} text
 * @returns {PageNotes}
 */
export const plainNotes = (text) => ({
  documentTitle: "",
  headings: [],
  metas: [],
  jsonLd: [],
  times: [],
  nearHeading: [],
  canonical: undefined,
  language: undefined,
  text: tidyText(text),
});
