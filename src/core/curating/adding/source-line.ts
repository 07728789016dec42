import { AskerError } from "../../command/asker-error.ts";
import { PartialDate } from "../../knowledge/partial-date.ts";
import { Slug } from "../../knowledge/slug.ts";
import { Grade, type Source, UNGRADED } from "../../knowledge/source.ts";
import { publisherAt } from "../source-address.ts";
import { type Labelled, labelledParts } from "./labelled-parts.ts";

const LABELS = ["note", "family"] as const;
const SECONDHAND = /^second[\s-]?hand$/iu;
const COPY = /^(?:read in )?a? ?(?:copy|mirror)$/iu;

/**
 * `https://example.com/a | Publisher | 2026-06-10 | B3`: the address or a document's title first, the rest in any order.
 * `secondhand` and `copy` stand alone, `note: …` and `family: …` with what they say. A publisher that is not named is the
 * site. Throws AskerError that says which line is wrong and how to write it.
 */
export function sourceLine(line: string): Source {
  const { parts, labelled } = labelledParts(line, LABELS);
  const [address = "", ...rest] = parts;
  const wrong = (problem: string): AskerError =>
    new AskerError("bad-argument", { problem: `Source “${line.trim()}”: ${problem}` });
  const isUrl = /^https?:\/\//iu.test(address);
  if (isUrl && !URL.canParse(address)) throw wrong("its address is not valid.");
  if (!isUrl && /^(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|cn|io|ai)\b)/iu.test(address))
    throw wrong("write the page's full address, starting with https://.");
  const one = (is: (part: string) => boolean): string | undefined => rest.find(is);
  const published = one((part) => PartialDate.safeParse(part).success);
  const grade = one((part) => Grade.safeParse(part.toUpperCase()).success);
  const secondhand = one((part) => SECONDHAND.test(part));
  const copy = one((part) => COPY.test(part));
  const others = rest.filter((part) => ![published, grade, secondhand, copy].includes(part));
  const [publisher = isUrl ? publisherAt(address, []) : undefined, extra] = others;
  if (publisher === undefined) throw wrong(`say who published it, for example ${address} | Reuters | 2026-06-10 | B3.`);
  if (extra !== undefined)
    throw wrong(`I cannot tell what “${extra}” is; dates are written 2026-06-10, grades B3, remarks note: ${extra}.`);
  return {
    ...(isUrl ? { url: address } : { document: address }),
    publisher,
    ...familyIn(labelled, wrong),
    ...(published === undefined ? {} : { published }),
    grade: grade?.toUpperCase() ?? UNGRADED,
    ...(secondhand === undefined ? {} : { secondhand: true }),
    ...(copy === undefined ? {} : { readInACopy: true }),
    ...(labelled.note === undefined ? {} : { note: labelled.note }),
  };
}

function familyIn({ family }: Labelled<"note" | "family">, wrong: (problem: string) => AskerError) {
  if (family === undefined) return {};
  if (!Slug.safeParse(family).success)
    throw wrong("a family is a slug: lower-case letters, digits and single hyphens.");
  return { family };
}

/** The line that says the same. */
export const writtenSource = (source: Source): string =>
  [
    source.url ?? source.document,
    source.publisher,
    source.published,
    source.grade === UNGRADED ? undefined : source.grade,
    source.secondhand ? "secondhand" : undefined,
    source.readInACopy ? "copy" : undefined,
    source.family === undefined ? undefined : `family: ${source.family}`,
    source.note === undefined ? undefined : `note: ${source.note}`,
  ]
    .filter((part) => part !== undefined)
    // What parts the line cannot stand in a part of it.
    .map((part) =>
      part
        .replace(/\s*[|｜]\s*/gu, " / ")
        .replace(/\s+/gu, " ")
        .trim(),
    )
    .filter(Boolean)
    .join(" | ");
