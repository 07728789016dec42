import type { Caller, Suggestion } from "../amw.ts";
import type { Desk } from "./desk.ts";
import { hereOf } from "./here.ts";
import { daysText } from "./reading/days.ts";

/** The names of the digests where the caller is, each with when it comes. */
export async function namesHere(caller: Caller, desk: Desk): Promise<readonly Suggestion[]> {
  const here = hereOf(caller, desk);
  const all = here ? await desk.state.subscriptions.in(here) : [];
  return all.map(({ name, schedule }) => ({
    label: `${name} · ${daysText(schedule.days)} at ${schedule.at}`,
    line: name,
  }));
}
