import { nearest } from "../../lookup/nearest.ts";
import { oneLine } from "../../message/visible.ts";
import type { Bar, Language, Wishes } from "../subscription.ts";
import { entry, type Read, right, simple, wrong } from "./read.ts";

const LANGUAGE_NAMES: Readonly<Record<string, Language>> = {
  en: "en",
  english: "en",
  英文: "en",
  英语: "en",
  zh: "zh",
  cn: "zh",
  chinese: "zh",
  mandarin: "zh",
  中文: "zh",
  汉语: "zh",
  简体中文: "zh",
};

export function readLanguage(text: string): Read<Language> {
  const typed = simple(text);
  const language = entry(LANGUAGE_NAMES, typed) ?? entry(LANGUAGE_NAMES, typed.replace(/^(en|zh)[-_].+$/u, "$1"));
  if (language) return right(language);
  const meant = LANGUAGE_NAMES[nearest(typed, Object.keys(LANGUAGE_NAMES)) ?? ""];
  return meant
    ? wrong(`AMW writes English or Chinese; did you mean ${meant}?`, [meant])
    : wrong("AMW writes English or Chinese: write en or zh.", ["en", "zh"]);
}

const SAY = ["say", "say so", "speak", "post", "yes", "on"];
const SKIP = ["skip", "silent", "silence", "nothing", "quiet", "no", "off", "none"];

export function readQuiet(text: string): Read<Wishes["quiet"]> {
  const typed = simple(text);
  if (SAY.includes(typed)) return right("say");
  if (SKIP.includes(typed)) return right("skip");
  const meant = nearest(typed, ["say", "skip", "silent", "nothing"]);
  const value = meant === undefined ? undefined : meant === "say" ? "say" : "skip";
  return value
    ? wrong(`Write say or skip; did you mean ${value}?`, [value])
    : wrong("On a quiet day AMW can say so, or skip the day: write say or skip.", ["say", "skip"]);
}

const MOST_ITEMS = 7;

export function readMax(text: string): Read<number> {
  const n = /^\d{1,9}$/.test(simple(text)) ? Number(simple(text)) : Number.NaN;
  if (n >= 1 && n <= MOST_ITEMS) return right(n);
  const meant = n > MOST_ITEMS ? [String(MOST_ITEMS)] : [];
  return wrong(`An edition has at most ${MOST_ITEMS} items: write a number from 1 to ${MOST_ITEMS}.`, meant);
}

const SCALES: Readonly<Record<string, Bar["scale"]>> = {
  significance: "significance",
  sig: "significance",
  s: "significance",
  novelty: "novelty",
  nov: "novelty",
  n: "novelty",
};
const OFF = ["off", "none", "no", "never", "nothing"];
const BAR = /^([a-z]*) ?(>=|=>|≥|≧|⩾|>|=|:|at least|of|from|above|over)? ?(\d+)\+?$/u;

/** A bar (`significance>=3`, `significance 3`, `novelty ≥ 2`), or `off` for none. */
export function readBar(text: string): Read<Bar | "off"> {
  const typed = simple(text);
  if (OFF.includes(typed)) return right("off");
  const [, name = "", sign = "", number] = BAR.exec(typed) ?? [];
  const least = Number(number) + (/^(?:>|above|over)$/.test(sign) ? 1 : 0);
  if (number === undefined) {
    const scale = scaleLike(typed.split(" ")[0] ?? "");
    return scale
      ? wrong(`How much ${scale}? Write for example ${scale}>=3.`, [`${scale}>=3`, `${scale}>=2`])
      : wrong("Write a bar such as significance>=3, or off.", ["significance>=3", "off"]);
  }
  if (!(least >= 1 && least <= 3)) {
    const scale = scaleLike(name) ?? "significance";
    return wrong(`Scores go from 0 to 3, and a bar from 1; did you mean ${scale}>=3?`, [`${scale}>=3`]);
  }
  const scale = entry(SCALES, name);
  if (scale) return right({ scale, least });
  const meant = scaleLike(name);
  if (meant) return wrong(`“${name}” is no score; did you mean ${meant}>=${least}?`, [`${meant}>=${least}`]);
  const both = [`significance>=${least}`, `novelty>=${least}`];
  return wrong(`Of which score? Write ${both.join(" or ")}.`, both);
}

/** The bar as it is written in a line. */
export const barText = (bar: Bar | undefined): string => (bar ? `${bar.scale}>=${bar.least}` : "off");

const scaleLike = (typed: string): Bar["scale"] | undefined =>
  entry(SCALES, typed) ?? SCALES[nearest(typed, ["significance", "novelty"]) ?? ""];

const LONGEST_NAME = 40;

/** A subscription's name, on one line. */
export function readName(text: string): Read<string> {
  const name = oneLine(text).replace(/\s+/gu, " ").trim();
  if (name === "") return wrong("Give it a name, for example morning.");
  if ([...name].length > LONGEST_NAME) return wrong(`Keep the name under ${LONGEST_NAME + 1} characters.`);
  return right(name);
}
