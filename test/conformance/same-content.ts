import { expect } from "vitest";
import type { Entry } from "./told.ts";

/** Entries that a cut counts; a heading goes with what it heads, the first line of a score stands for all of it. */
const isUnit = (entry: Entry): boolean => !/^(?:title|heading|columns|score ?Significance|vector)/.test(entry);

const ANNOUNCED = /^note ?(?:(\d+) ?more ?not ?shown ?here\.|Not ?shown ?here: ?(.*?)(?:; ?(\d+) ?parts ?in ?all)?\.)$/;
const FEWER_SOURCES = /^(note.*?) ?and ?(\d+) ?more ?sources?$/s;
/** How many sources follow; not each is a link. */
const sourcesIn = (rest: string): number => rest.split("·").length - 1;

/** Whether `shown` is `whole`, or the visibly shortened start of it. */
function isShown(whole: Entry, shown: Entry | undefined): boolean {
  if (shown === undefined) return false;
  if (shown === whole) return true;
  const [, start, left] = FEWER_SOURCES.exec(shown) ?? [];
  if (start !== undefined) return whole.startsWith(start) && sourcesIn(whole.slice(start.length)) === Number(left);
  const [kept, rest] = shown.split("…", 2);
  return (
    /^(?:title|button)/.test(whole) &&
    kept !== undefined &&
    kept.length > 50 &&
    whole.startsWith(kept) &&
    whole.endsWith(rest ?? "")
  );
}

/** Buttons that nobody must find: where there is not room for all they are left out, and nothing is said of it. */
const QUIET = /^button ?(?:Useful|Something ?is ?wrong) ?→/;

/**
 * Fails by name on whatever the surface lost, changed, added or put elsewhere. What was cut to fit must be announced at
 * the end: how much of it, and the headings under which nothing is left.
 */
export function expectSameContent(all: readonly Entry[], shown: readonly Entry[]): void {
  const whole = all.filter((entry) => !QUIET.test(entry) || shown.some((one) => isShown(entry, one)));
  const announced = shown.findLastIndex((entry) => ANNOUNCED.test(entry));
  const left = shown.filter((_, i) => i !== announced);
  const same = whole.map((entry) => {
    if (!isShown(entry, left[0])) return undefined;
    left.shift();
    return entry;
  });
  const missing = whole.filter((_, i) => same[i] === undefined);
  if (announced < 0 || left.length > 0) {
    const exact = shown.map((entry) => whole.find((one) => isShown(one, entry)) ?? entry);
    expect(exact).toEqual(whole);
    return;
  }
  const [, more, names = "", parts = "1"] = ANNOUNCED.exec(shown[announced] ?? "") ?? [];
  expect(missing.filter(isUnit), "all that is missing is counted").toHaveLength(Number(more ?? parts));
  const lost = missing.filter((entry) => /^heading/.test(entry)).map((entry) => entry.replace(/^heading ?/, ""));
  if (more === undefined) for (const name of lost.slice(0, 6)) expect(names).toContain(name.slice(0, 40));
  else expect(lost, "whole parts that are missing are named").toEqual([]);
}
