import { visible } from "../../core/message/visible.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Data as HTML text or as a quoted attribute: no tag, entity or quote in it is live. */
export const escaped = (text: string): string => visible(text).replaceAll(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
