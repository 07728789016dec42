import type { Knowledge } from "../knowledge/knowledge.ts";
import { kindOf, type RecordId, slugOf } from "../knowledge/slug.ts";
import type { Action } from "../message/message.ts";
import { buttonLabel } from "../messages/record-label.ts";
import { lineOf } from "../messages/search-results.ts";

const MOST = 4;
const MOST_COMPARED = 4;

/** Buttons for the records that a question names: each of them, and its players side by side. */
export function openAmong(ids: readonly RecordId[], knowledge: Knowledge): Action[] {
  const players = ids.filter((id) => kindOf(id) === "player").slice(0, MOST_COMPARED);
  const names = players.map((id) => buttonLabel(id, knowledge).replace(/ \(.*\)$/u, ""));
  return [
    ...(players.length > 1
      ? [
          {
            kind: "run",
            label: `Compare ${names.join(" and ")}`,
            line: `compare ${players.map(slugOf).join(" ")}`,
          } as const,
        ]
      : []),
    ...ids.slice(0, MOST).map((id) => ({ kind: "run", label: buttonLabel(id, knowledge), line: lineOf(id) }) as const),
  ];
}
