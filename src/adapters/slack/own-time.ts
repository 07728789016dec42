import type { Amw, Caller } from "../../core/amw.ts";
import { within } from "../within.ts";
import { personOf } from "./call.ts";
import type { Directory } from "./directory.ts";

/** Slack waits 3 s for an answer, and whoever asks less gladly. */
const WITHIN_MS = 800;
const MOST = 1000;

/** Adds the person's own timezone where what they ask for has use for it and they name none, and Slack tells it in time. */
export function inOwnTime(amw: Pick<Amw, "fields">, directory: Directory) {
  // Nearly every line is of no such command, and a form costs as much as some answers.
  const beginnings = new Map<string, boolean>();

  function asks(line: string): boolean {
    const beginning = line.trim().split(/\s+/u, 3).join(" ");
    if (beginnings.get(beginning) === false) return false;
    const field = amw.fields(line).find(({ suggest }) => suggest === "timezone");
    if (beginnings.size >= MOST) beginnings.clear();
    beginnings.set(beginning, field !== undefined);
    return field?.value === "";
  }

  return async <Asker extends Caller>(asker: Asker, line: string): Promise<Asker> => {
    if (!asks(line)) return asker;
    const who = personOf(asker.actor.id);
    const known = who && (await within(WITHIN_MS, directory.person(who.space, who.user)));
    const timezone = known?.timezone;
    return timezone === undefined ? asker : { ...asker, timezone };
  };
}
