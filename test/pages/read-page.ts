import { htmlNotes } from "../../src/pages/html-notes.js";
import { pageOf } from "../../src/pages/page.ts";

/** The page that this HTML is, without a network or a thread. */
export const readPage = (html: string, url = "https://www.news.example/chips/musa", now = "2026-11-25T12:00:00Z") =>
  pageOf(htmlNotes(html), new URL(url), new Date(now));
