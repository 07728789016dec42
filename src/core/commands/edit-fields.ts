import { AskerError } from "../command/asker-error.ts";
import { changedList, readList } from "../curating/list-grammar.ts";
import type { RawRecord } from "../curating/records.ts";
import { listIn, objectIn, own, sameJson } from "../curating/same-json.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { EDIT_ARGS, type EditField } from "./edit-args.ts";
import { countryCode, products, regions, slugs, sources, tags, texts, type Writable } from "./edit-entries.ts";

/** What can be edited: the records, and the products in players' records. */
export type EditKind = "player" | "segment" | "announcement" | "product";

type EntriesOf = (before: readonly unknown[], knowledge: Knowledge) => Writable<unknown>;

/** Where a field is kept in its record, and how it is written where it is a list. */
interface Place {
  readonly key: string;
  readonly inRead?: true;
  /** The record cannot do without, and says so of an empty text. */
  readonly needed?: true;
  readonly list?: EntriesOf;
  /** What was typed, as the record has it. Throws AskerError. */
  readonly value?: (typed: string, knowledge: Knowledge) => string;
}

const at = (key: string, more: Omit<Place, "key"> = {}): Place => ({ key, ...more });
const needed = { needed: true } as const;
const inRead = (key: string): Place => ({ key, inRead: true });
const ofSlugs = (key: string, kind: "player" | "product" | "segment" | "announcement"): Place =>
  at(key, { list: (_, knowledge) => slugs(kind, knowledge) });
const ofTexts = (key: string): Place => at(key, { list: () => texts });

const NAMES = { name: at("name", needed), nativeName: at("nativeName"), alias: ofTexts("aliases") } as const;
const COMMON = {
  summary: at("summary", needed),
  segment: ofSlugs("segments", "segment"),
  caveat: ofTexts("caveats"),
  source: at("sources", { list: (before) => sources(before) }),
} as const;

export const EDIT_FIELDS: Readonly<Record<EditKind, Readonly<Partial<Record<EditField, Place>>>>> = {
  player: {
    ...NAMES,
    kind: at("kind", needed),
    country: at("country", { value: countryCode }),
    ...COMMON,
    makes: at("products", { list: (before) => products(before) }),
    founded: at("founded"),
    listing: at("listing"),
    homepage: at("homepage"),
    entityListSince: at("entityListSince"),
  },
  segment: { ...NAMES, definition: at("definition", needed), example: ofSlugs("examples", "player") },
  product: { ...NAMES, what: at("what") },
  announcement: {
    title: at("title", needed),
    date: at("date", needed),
    ...COMMON,
    figure: ofTexts("figures"),
    player: ofSlugs("players", "player"),
    product: ofSlugs("products", "product"),
    other: ofTexts("others"),
    rival: ofSlugs("rivals", "player"),
    region: at("regions", { list: (_, knowledge) => regions(knowledge) }),
    tag: at("tags", { list: () => tags }),
    related: ofSlugs("related", "announcement"),
    whyItMatters: { ...inRead("whyItMatters"), ...needed },
    mapDelta: inRead("mapDelta"),
    scepticism: inRead("scepticism"),
    watch: ofTexts("watch"),
    retracted: at("retracted"),
  },
};

/** The fields of that kind, in the order of the arguments. */
export const fieldsOf = (kind: EditKind): readonly EditField[] =>
  (Object.keys(EDIT_ARGS) as EditField[]).filter((field) => EDIT_FIELDS[kind][field] !== undefined);

export type EditValues = { readonly [Field in EditField]?: string | undefined };

const holderOf = (record: RawRecord, place: Place): RawRecord => (place.inRead ? objectIn(record, "read") : record);
/** How entries of the field are parted. */
const partedBy = (field: EditField): "commas" | "lines" => ("lines" in EDIT_ARGS[field] ? "lines" : "commas");

/** What a form of the record holds, field by field; empty where the record says nothing. */
export function writtenFields(
  kind: EditKind,
  record: RawRecord,
  knowledge: Knowledge,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fieldsOf(kind).map((field) => {
      const place = EDIT_FIELDS[kind][field] as Place;
      if (field === "retracted") return [field, own(record, "retracted") === undefined ? "" : "yes"];
      if (place.list) {
        const before = listIn(record, place.key);
        const { write } = place.list(before, knowledge);
        return [field, before.map(write).join(partedBy(field) === "lines" ? "\n" : ", ")];
      }
      const value = own(holderOf(record, place), place.key);
      return [field, typeof value === "string" ? value : ""];
    }),
  );
}

export interface Applied {
  /** Without the fields that have problems. */
  readonly record: RawRecord;
  readonly problems: Readonly<Record<string, string>>;
}

/** The record with what was typed, and a sentence for each field that cannot be so. `literal`: lists came back from a form whole. */
export function applied(
  kind: EditKind,
  record: RawRecord,
  values: EditValues,
  literal: boolean,
  knowledge: Knowledge,
): Applied {
  const problems: Record<string, string> = {};
  let changed = record;
  for (const field of fieldsOf(kind)) {
    const typed = values[field];
    const place = EDIT_FIELDS[kind][field];
    if (typed === undefined || place === undefined) continue;
    try {
      const value =
        field === "retracted"
          ? retractedAfter(record, typed)
          : place.list
            ? listAfter(field, place, record, typed, literal, knowledge)
            : /^none$/iu.test(typed.trim())
              ? place.needed && ""
              : (place.value?.(typed, knowledge) ?? typed.trim());
      changed = withValue(changed, place, value);
    } catch (error) {
      if (!(error instanceof AskerError)) throw error;
      problems[field] = error.message;
    }
  }
  return { record: changed, problems };
}

function withValue(record: RawRecord, place: Place, value: unknown): RawRecord {
  const holder = holderOf(record, place);
  if (sameJson(own(holder, place.key), Array.isArray(value) && value.length === 0 ? undefined : value)) return record;
  const { [place.key]: _, ...without } = holder;
  // A key keeps its place.
  const after = value === undefined ? without : { ...holder, [place.key]: value };
  return place.inRead ? { ...record, read: after } : after;
}

function retractedAfter(record: RawRecord, typed: string): unknown {
  const retracted = own(record, "retracted");
  if (retracted !== undefined) return typed === "no" ? undefined : retracted;
  throw new AskerError("bad-argument", { problem: "It is not retracted; /amw retract retracts it, with a reason." });
}

function listAfter(
  field: EditField,
  place: Place,
  record: RawRecord,
  typed: string,
  literal: boolean,
  knowledge: Knowledge,
): readonly unknown[] {
  const before = listIn(record, place.key);
  const entries = place.list?.(before, knowledge) ?? texts;
  const read = readList(typed, partedBy(field), literal);
  if ("problem" in read) throw new AskerError("bad-argument", read);
  // What stands there already is taken as it stands, though it may name nothing any more.
  const known = (entry: string): unknown => before.find((one) => entries.write(one) === entry);
  const { list, missing } = changedList(before, read.change, {
    ...entries,
    read: (entry) => known(entry) ?? entries.read(entry),
  });
  if (missing.length > 0)
    throw new AskerError("bad-argument", {
      problem: `“${missing.join("”, “")}” is not there to take away${before.length > 0 ? `; there is ${before.map(entries.write).join(", ")}` : ", the list is empty"}.`,
    });
  return list;
}

interface FieldChange {
  readonly field: EditField;
  readonly value: string;
}

/** What a line says to change the one record into the other: only what differs, of lists only what comes and goes. */
export function changesAsValues(
  kind: EditKind,
  before: RawRecord,
  after: RawRecord,
  knowledge: Knowledge,
): readonly FieldChange[] {
  return fieldsOf(kind).flatMap((field): readonly FieldChange[] => {
    const place = EDIT_FIELDS[kind][field] as Place;
    const [was, is] = [own(holderOf(before, place), place.key), own(holderOf(after, place), place.key)];
    if (sameJson(was, is)) return [];
    if (field === "retracted") return [{ field, value: is === undefined ? "no" : "yes" }];
    if (!place.list) return [{ field, value: typeof is === "string" ? is : "none" }];
    const [old, now] = [listIn(before, place.key), listIn(after, place.key)];
    const { write } = place.list(old, knowledge);
    const signed = [
      ...now.filter((one) => !old.some((other) => sameJson(one, other))).map((one) => `+${write(one)}`),
      ...old.filter((one) => !now.some((other) => sameJson(one, other))).map((one) => `-${write(one)}`),
    ];
    const values = signed.length > 0 ? signed : now.map(write);
    return [{ field, value: values.join(partedBy(field) === "lines" ? "\n" : ",") }];
  });
}
