import { AskerError } from "../command/asker-error.ts";
import type { Entries } from "../curating/list-grammar.ts";
import { isObject, sameJson } from "../curating/same-json.ts";
import { publisherAt, sameAddress } from "../curating/source-address.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { PartialDate } from "../knowledge/partial-date.ts";
import { type RecordKind, Slug, slugOf } from "../knowledge/slug.ts";
import { Grade, UNGRADED } from "../knowledge/source.ts";
import { fold, hasHan } from "../lookup/fold.ts";
import { regionCode } from "./filter-args.ts";
import { recordMeant } from "./record-to-change.ts";

type Json = Readonly<Record<string, unknown>>;

/** Entries of a list, and how each is written where it can be changed. */
export interface Writable<Entry> extends Entries<Entry> {
  write(entry: Entry): string;
}

const asText = {
  isSame: (one: unknown, other: unknown) => sameJson(one, other),
  write: (entry: unknown) => String(entry),
};

/** Slugs of records, by any of their names. */
export const slugs = (kind: RecordKind, knowledge: Knowledge): Writable<unknown> => ({
  ...asText,
  read: (typed) => slugOf(recordMeant(typed, [kind], { knowledge })),
  // What is there may name nothing any more.
  find: (typed, among) => among.find((entry) => entry === typed),
});

export const regions = (knowledge: Knowledge): Writable<unknown> => ({
  ...asText,
  read: (typed) => countryCode(typed, knowledge),
});

/** A country's code: any code, and the name of any country that announcements are about. Throws AskerError. */
export function countryCode(typed: string, knowledge: Knowledge): string {
  return /^[A-Za-z]{2}$/u.test(typed.trim()) && !/^uk$/iu.test(typed.trim())
    ? typed.trim().toUpperCase()
    : regionCode(typed, knowledge);
}

export const tags: Writable<unknown> = {
  ...asText,
  read(typed) {
    const slug = typed
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/gu, "-");
    const parsed = Slug.safeParse(slug);
    if (!parsed.success)
      throw new AskerError("bad-argument", {
        problem: `“${typed}” is no tag; ${lower(parsed.error.issues[0]?.message)}`,
      });
    return slug;
  },
};

const lower = (text = ""): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Sentences and names; one is taken away by how it begins, too. */
export const texts: Writable<unknown> = {
  ...asText,
  isSame: (one, other) => fold(String(one)) === fold(String(other)) && String(one).trim() === String(other).trim(),
  read: (typed) => typed,
  find(typed, among) {
    const key = fold(typed);
    const exact = among.find((entry) => fold(String(entry)) === key);
    const begun = among.filter((entry) => key !== "" && fold(String(entry)).startsWith(key));
    return exact ?? (begun.length === 1 ? begun[0] : undefined);
  },
};

const SEPARATOR = " | ";
const parts = (typed: string): string[] =>
  typed
    .split("|")
    .map((part) => part.trim())
    .filter(Boolean);
const written = (all: readonly unknown[]): string => all.filter((one) => typeof one === "string").join(SEPARATOR);
const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** `slug | name | native name | what it is`; what else the record says of a product stays. */
export const products = (before: readonly unknown[]): Writable<unknown> => ({
  isSame: (one, other) => isObject(one) && isObject(other) && one.id === other.id,
  write: (entry) => (isObject(entry) ? written([entry.id, entry.name, entry.nativeName, entry.what]) : String(entry)),
  read(typed) {
    const [slug = "", ...rest] = parts(typed);
    const known = before.find((one) => isObject(one) && one.id === slug);
    if (rest.length === 0 && isObject(known)) return known;
    const [name, ...more] = Slug.safeParse(slug).success && rest.length > 0 ? rest : [slug, ...rest];
    const id = Slug.safeParse(slug).success ? slug : slugFrom(slug);
    const native = more.find((part) => hasHan(part) && part === more[0]);
    const what = more.find((part) => part !== native);
    return { ...(isObject(known) ? known : {}), id, name, nativeName: native, what };
  },
  find: (typed, among) => {
    const [slug = ""] = parts(typed);
    return among.find((one) => isObject(one) && (one.id === slug || fold(text(one.name) ?? "") === fold(slug)));
  },
});

/** `MTT S6000` → `mtt-s6000`; empty where nothing is left, which the schema then refuses. */
export const slugFrom = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-|-$/gu, "");

/** `address or title | publisher | date | grade`; what else the record says of a source stays. */
export const sources = (before: readonly unknown[]): Writable<unknown> => ({
  isSame: (one, other) => isObject(one) && isObject(other) && isSameSource(one, other),
  write: (entry) =>
    isObject(entry)
      ? written([entry.url ?? entry.document, entry.publisher, entry.published, entry.grade ?? UNGRADED])
      : String(entry),
  read(typed) {
    const [address = "", ...rest] = parts(typed);
    const isUrl = /^https?:\/\//iu.test(address);
    const named: Json = isUrl ? { url: address } : { document: address };
    const known = before.filter(isObject).find((one) => isSameSource(one, named));
    if (rest.length === 0 && known) return known;
    const published = rest.find((part) => PartialDate.safeParse(part).success);
    const grade = rest.find((part) => Grade.safeParse(part).success);
    const publisher = rest.find((part) => part !== published && part !== grade);
    const isAsKnown = known !== undefined && (grade ?? UNGRADED) === (known.grade ?? UNGRADED);
    return {
      ...(known ?? named),
      publisher: publisher ?? text(known?.publisher) ?? publisherAt(address, before.filter(isObject)),
      published,
      ...(isAsKnown ? {} : { grade: grade ?? UNGRADED }),
    };
  },
  find: (typed, among) => {
    const [address = ""] = parts(typed);
    return among.find((one) => isObject(one) && (isSameSource(one, { url: address }) || one.document === address));
  },
});

const isSameSource = (one: Json, other: Json): boolean =>
  one.url === undefined || other.url === undefined
    ? one.url === other.url && one.document === other.document
    : sameAddress(String(one.url), String(other.url));
