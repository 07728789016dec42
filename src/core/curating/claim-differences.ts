import type { Text } from "../message/message.ts";
import { strong } from "../message/spans.ts";
import { labelOf } from "./field-labels.ts";
import { listDifferences } from "./list-differences.ts";
import { isObject, keysOf, own, sameJson } from "./same-json.ts";
import { quoted, shown, valueDifference } from "./value-difference.ts";

type Json = Readonly<Record<string, unknown>>;

/** What changed in the claims of an announcement: `Claim first-full-chain: claimed → disputed: the reason`. */
export const claimDifferences = (was: readonly unknown[], is: readonly unknown[]): readonly Text[] =>
  listDifferences("Claim", was, is, oneClaim);

function oneClaim(name: string, was: Json, is: Json): readonly Text[] {
  return keysOf(was, is).flatMap((key): readonly Text[] => {
    const [before, after] = [own(was, key), own(is, key)];
    if (sameJson(before, after)) return [];
    const [from, to] = [before ?? [], after ?? []];
    if (key === "steps" && Array.isArray(from) && Array.isArray(to)) return stepDifferences(name, from, to);
    if (key === "evidence" && Array.isArray(from) && Array.isArray(to)) return evidenceDifferences(name, from, to);
    return [valueDifference(`Claim ${name}, ${labelOf(key).toLowerCase()}`, before, after)];
  });
}

function stepDifferences(name: string, was: readonly unknown[], is: readonly unknown[]): readonly Text[] {
  const status = (steps: readonly unknown[]): string => {
    const last = steps.at(-1);
    return isObject(last) ? shown(last.status) : "nothing";
  };
  const arrow = `Claim ${name}: ${status(was)} → ${status(is)}`;
  const begins = (long: readonly unknown[], short: readonly unknown[]): boolean =>
    short.length < long.length && short.every((step, i) => sameJson(step, long[i]));
  if (begins(was, is)) return [[strong(arrow), ", the last step taken back"]];
  if (!begins(is, was)) return [[strong(arrow), `: the steps are now ${is.map(shown).join(" / ")}`]];
  return is.slice(was.length).map((step, i): Text => {
    const so = is.slice(0, was.length + i + 1);
    const reason = isObject(step) ? quoted(step.reason) : shown(step);
    return [strong(`Claim ${name}: ${status(is.slice(0, was.length + i))} → ${status(so)}`), `: ${reason}`];
  });
}

function evidenceDifferences(name: string, was: readonly unknown[], is: readonly unknown[]): readonly Text[] {
  const missingIn = (list: readonly unknown[]) => (entry: unknown) => !list.some((one) => sameJson(one, entry));
  const told = (entry: unknown): string =>
    isObject(entry)
      ? `${shown(entry.stance)}: ${quoted(entry.note)} (${shown(entry.source)}${entry.quotesClaimant === true ? ", which quotes the claimant" : ""})`
      : shown(entry);
  const all = [
    ...is.filter(missingIn(was)).map((one): Text => [strong(`Claim ${name}, evidence added`), `, ${told(one)}`]),
    ...was.filter(missingIn(is)).map((one): Text => [strong(`Claim ${name}, evidence removed`), `, ${told(one)}`]),
  ];
  return all.length > 0 ? all : [[strong(`Claim ${name}, evidence`), `: ${is.map(told).join(" / ")}`]];
}
