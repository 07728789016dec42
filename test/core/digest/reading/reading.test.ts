import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysText, readDays } from "../../../../src/core/digest/reading/days.ts";
import type { Read } from "../../../../src/core/digest/reading/read.ts";
import { readTime } from "../../../../src/core/digest/reading/time.ts";
import { readUntil } from "../../../../src/core/digest/reading/until.ts";
import {
  barText,
  readBar,
  readLanguage,
  readMax,
  readName,
  readQuiet,
} from "../../../../src/core/digest/reading/wishes.ts";
import { readZone, zonesLike } from "../../../../src/core/digest/reading/zone.ts";
import { WEEKDAYS } from "../../../../src/core/digest/subscription.ts";

/** Fuzzed lines in all: a share of them in continuous integration. */
const MANY = Number(process.env.FUZZ ?? 2_000);

describe("a time of day", () => {
  it.each([
    ["9", "09:00"],
    ["09", "09:00"],
    ["9am", "09:00"],
    ["9 AM", "09:00"],
    ["9 a.m.", "09:00"],
    ["9:30 pm", "21:30"],
    ["9.30pm", "21:30"],
    ["9:30p", "21:30"],
    ["09:00", "09:00"],
    ["09:00:00", "09:00"],
    ["９：３０", "09:30"],
    ["0900", "09:00"],
    ["930", "09:30"],
    ["2130", "21:30"],
    ["21h30", "21:30"],
    ["9h", "09:00"],
    ["9 Uhr", "09:00"],
    ["um 9 Uhr", "09:00"],
    ["21 uhr 15", "21:15"],
    ["at 7:05", "07:05"],
    ["12am", "00:00"],
    ["12:30 am", "00:30"],
    ["12pm", "12:00"],
    ["13pm", "13:00"],
    ["noon", "12:00"],
    ["Midnight", "00:00"],
    ["0", "00:00"],
    ["23:59", "23:59"],
    ["nine", "09:00"],
    ["7 o’clock", "07:00"],
    ["9点", "09:00"],
    ["下午3点半", "15:30"],
    ["上午9:15", "09:15"],
  ])("%s is %s", (typed, time) => {
    expect(readTime(typed)).toEqual({ value: time });
  });

  it.each([
    ["25:00", "A day has no hour 25; write a time such as 09:00, 9am or 21:30.", []],
    ["24:00", "A day ends at 00:00; did you mean 00:00?", ["00:00"]],
    ["9:75", "“9:75” is no time; did you mean 09:00?", ["09:00"]],
    ["9:5", "“9:5” is no time; did you mean 09:05?", ["09:05"]],
    ["13am", "A 12-hour clock has no 13 am; did you mean 13:00?", ["13:00"]],
    ["morning", "“morning” is no time; did you mean 09:00?", ["09:00"]],
    ["nooon", "“nooon” is no time; did you mean 12:00?", ["12:00"]],
    ["sevn", "“sevn” is no time; did you mean 07:00?", ["07:00"]],
    ["soon", "“soon” is no time; did you mean 12:00?", ["12:00"]],
    ["whenever", "“whenever” is no time; write a time such as 09:00, 9am or 21:30.", []],
    ["", "“” is no time; write a time such as 09:00, 9am or 21:30.", []],
    ["9 and 17", "A digest has one time; give the other time to a second one, with a --name of its own.", []],
    ["0 9 * * 1", "“0 9 * * 1” is no time; write a time such as 09:00, 9am or 21:30.", []],
  ])("%s is none", (typed, problem, instead) => {
    expect(readTime(typed)).toEqual({ problem, instead });
  });
});

describe("days", () => {
  it.each([
    ["daily", "daily"],
    ["every day", "daily"],
    ["Everyday", "daily"],
    ["每天", "daily"],
    ["weekdays", "weekdays"],
    ["on weekdays", "weekdays"],
    ["business days", "weekdays"],
    ["working days", "weekdays"],
    ["工作日", "weekdays"],
    ["weekends", "weekends"],
    ["the weekend", "weekends"],
    ["mon,thu", "mon,thu"],
    ["thu, mon", "mon,thu"],
    ["Monday and Thursday", "mon,thu"],
    ["Mondays & Thursdays", "mon,thu"],
    ["mo do", undefined],
    ["mo", "mon"],
    ["tu/th", "tue,thu"],
    ["Tues + Thurs", "tue,thu"],
    ["mon-fri", "weekdays"],
    ["mon – fri", "weekdays"],
    ["Monday to Friday", "weekdays"],
    ["monday through wednesday", "mon,tue,wed"],
    ["fri-mon", "mon,fri,sat,sun"],
    ["mon-wed,sat", "mon,tue,wed,sat"],
    ["周一、周四", "mon,thu"],
    ["星期天", "sun"],
    ["周一到周五", "weekdays"],
    ["weekdays,sat", "mon,tue,wed,thu,fri,sat"],
    ["every monday", "mon"],
  ])("%s are %s", (typed, days) => {
    const { value } = readDays(typed);
    expect(value && daysText(value)).toBe(days);
  });

  it.each([
    ["monady", "“monady” is no day; did you mean mon?", ["mon"]],
    ["mon, thursdya", "“thursdya” is no day; did you mean mon,thu?", ["mon,thu"]],
    ["weekdys", "“weekdys” is no day; did you mean weekdays?", ["weekdays"]],
    ["dayly", "“dayly” is no day; did you mean daily?", ["daily"]],
    ["1-5", "“1-5” is no day; write daily, weekdays, weekends, or days such as mon,thu or mon-fri.", []],
    ["", "On which days? Write daily, weekdays, weekends, or days such as mon,thu or mon-fri.", []],
  ])("%s are none", (typed, problem, instead) => {
    expect(readDays(typed)).toEqual({ problem, instead });
  });

  it("are read back as they are written, whichever they are", () => {
    fc.assert(
      fc.property(fc.subarray([...WEEKDAYS], { minLength: 1 }), (days) => {
        expect(readDays(daysText(days)).value).toEqual(days);
      }),
    );
  });
});

describe("a timezone", () => {
  it.each([
    ["Europe/Berlin", "Europe/Berlin"],
    ["europe/berlin", "Europe/Berlin"],
    ["berlin", "Europe/Berlin"],
    ["München", "Europe/Berlin"],
    ["New York", "America/New_York"],
    ["new_york", "America/New_York"],
    ["São Paulo", "America/Sao_Paulo"],
    ["san francisco", "America/Los_Angeles"],
    ["beijing", "Asia/Shanghai"],
    ["北京", "Asia/Shanghai"],
    ["Kolkata", "Asia/Kolkata"],
    ["asia/kolkata", "Asia/Kolkata"],
    ["kyiv", "Europe/Kyiv"],
    ["buenos aires", "America/Argentina/Buenos_Aires"],
    ["CET", "Europe/Berlin"],
    ["PST", "America/Los_Angeles"],
    ["Eastern Time", "America/New_York"],
    ["JST", "Asia/Tokyo"],
    ["utc", "UTC"],
    ["GMT", "UTC"],
    ["US/Pacific", "America/Los_Angeles"],
  ])("%s is %s", (typed, zone) => {
    expect(readZone(typed)).toEqual({ value: zone });
  });

  it.each([
    [
      "IST",
      "“IST” means several zones; say which: Asia/Kolkata, Asia/Jerusalem or Europe/Dublin.",
      ["Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"],
    ],
    [
      "cst",
      "“CST” means several zones; say which: America/Chicago or Asia/Shanghai.",
      ["America/Chicago", "Asia/Shanghai"],
    ],
    ["Europe/Berln", "I know no zone “Europe/Berln”; did you mean Europe/Berlin?", ["Europe/Berlin"]],
    ["Lndon", "I know no zone “Lndon”; did you mean Europe/London?", ["Europe/London"]],
    ["UTC+2", "A digest follows the clocks of a place, so name a city there, for example Berlin or New York.", []],
    ["+05:30", "A digest follows the clocks of a place, so name a city there, for example Berlin or New York.", []],
    ["Gotham", "I know no zone “Gotham”; name a city or a zone such as Berlin, Asia/Shanghai or UTC.", []],
    ["", "I know no zone “”; name a city or a zone such as Berlin, Asia/Shanghai or UTC.", []],
  ])("%s is none", (typed, problem, instead) => {
    expect(readZone(typed)).toEqual({ problem, instead });
  });

  it("is any that the engine lists, and any there is a nearest for is one itself", () => {
    for (const zone of Intl.supportedValuesOf("timeZone")) expect(readZone(zone)).toEqual({ value: zone });
  });

  it.each([
    ["", "UTC"],
    ["berl", "Europe/Berlin"],
    ["Europe/Ber", "Europe/Berlin"],
    ["new y", "America/New_York"],
    ["beij", "Asia/Shanghai"],
    ["pst", "America/Los_Angeles"],
    ["san f", "America/Los_Angeles"],
    ["berlln", "Europe/Berlin"],
  ])("is completed from %s first to %s", (typed, zone) => {
    expect(zonesLike(typed, 5)[0]?.zone).toBe(zone);
  });
});

describe("a bar", () => {
  it.each([
    ["significance>=3", "significance>=3"],
    ["significance ≥ 3", "significance>=3"],
    ["significance ＞＝ 3", "significance>=3"],
    ["significance 3", "significance>=3"],
    ["Significance at least 2", "significance>=2"],
    ["significance: 2+", "significance>=2"],
    ["novelty>=2", "novelty>=2"],
    ["novelty > 2", "novelty>=3"],
    ["S3", "significance>=3"],
    ["n 2", "novelty>=2"],
    ["off", "off"],
    ["none", "off"],
  ])("%s is %s", (typed, bar) => {
    const { value } = readBar(typed);
    expect(value === undefined ? undefined : barText(value === "off" ? undefined : value)).toBe(bar);
  });

  it.each([
    ["3", "Of which score? Write significance>=3 or novelty>=3.", ["significance>=3", "novelty>=3"]],
    [
      "significance",
      "How much significance? Write for example significance>=3.",
      ["significance>=3", "significance>=2"],
    ],
    ["significanse>=3", "“significanse” is no score; did you mean significance>=3?", ["significance>=3"]],
    ["significance>=9", "Scores go from 0 to 3, and a bar from 1; did you mean significance>=3?", ["significance>=3"]],
    ["novelty>=0", "Scores go from 0 to 3, and a bar from 1; did you mean novelty>=3?", ["novelty>=3"]],
    ["credibility>=2", "Of which score? Write significance>=2 or novelty>=2.", ["significance>=2", "novelty>=2"]],
    ["loud", "Write a bar such as significance>=3, or off.", ["significance>=3", "off"]],
  ])("%s is none", (typed, problem, instead) => {
    expect(readBar(typed)).toEqual({ problem, instead });
  });
});

describe("the other settings", () => {
  it.each<[string, (text: string) => Read<unknown>, unknown]>([
    ["en", readLanguage, "en"],
    ["English", readLanguage, "en"],
    ["中文", readLanguage, "zh"],
    ["zh-CN", readLanguage, "zh"],
    ["Chinese", readLanguage, "zh"],
    ["say", readQuiet, "say"],
    ["Silent", readQuiet, "skip"],
    ["skip", readQuiet, "skip"],
    ["7", readMax, 7],
    [" １ ", readMax, 1],
    ["  Morning   news ", readName, "Morning news"],
  ])("%s", (typed, read, value) => {
    expect(read(typed)).toEqual({ value });
  });

  it.each<[string, (text: string) => Read<unknown>, string, string[]]>([
    ["German", readLanguage, "AMW writes English or Chinese: write en or zh.", ["en", "zh"]],
    ["englsh", readLanguage, "AMW writes English or Chinese; did you mean en?", ["en"]],
    ["maybe", readQuiet, "On a quiet day AMW can say so, or skip the day: write say or skip.", ["say", "skip"]],
    ["skp", readQuiet, "On a quiet day AMW can say so, or skip the day: write say or skip.", ["say", "skip"]],
    ["silnt", readQuiet, "Write say or skip; did you mean skip?", ["skip"]],
    ["9", readMax, "An edition has at most 7 items: write a number from 1 to 7.", ["7"]],
    ["0", readMax, "An edition has at most 7 items: write a number from 1 to 7.", []],
    ["many", readMax, "An edition has at most 7 items: write a number from 1 to 7.", []],
    ["  ", readName, "Give it a name, for example morning.", []],
    ["x".repeat(41), readName, "Keep the name under 41 characters.", []],
  ])("%s does not do", (typed, read, problem, instead) => {
    expect(read(typed)).toEqual({ problem, instead });
  });
});

describe("the end of a pause", () => {
  const NOW = Date.parse("2026-11-25T08:30:00Z");
  const end = (typed: string, timezone = "Europe/Berlin") => {
    const { value } = readUntil(typed, NOW, timezone);
    return value === undefined ? undefined : new Date(value).toISOString().slice(0, 16);
  };

  it.each([
    ["2026-12-24", "2026-12-23T23:00"],
    ["2026/12/24", "2026-12-23T23:00"],
    ["until 24 Dec", "2026-12-23T23:00"],
    ["Dec 24, 2027", "2027-12-23T23:00"],
    ["1 jan", "2026-12-31T23:00"],
    ["3d", "2026-11-28T08:30"],
    ["for 3 days", "2026-11-28T08:30"],
    ["2w", "2026-12-09T08:30"],
    ["a week", "2026-12-02T08:30"],
    ["4 hours", "2026-11-25T12:30"],
    ["tomorrow", "2026-11-25T23:00"],
    ["monday", "2026-11-29T23:00"],
    ["wed", "2026-12-01T23:00"],
    ["next friday", "2026-11-26T23:00"],
  ])("%s is %s", (typed, at) => {
    expect(end(typed)).toBe(at);
  });

  it.each([
    ["monady", "“monady” is no day; did you mean monday?"],
    [
      "2020-01-01",
      "2020-01-01 has passed; write a date such as 2026-12-24, a day such as monday, or a span such as 3d or 2w.",
    ],
    [
      "2026-02-31",
      "“2026-02-31” is no day or span; write a date such as 2026-12-24, a day such as monday, or a span such as 3d or 2w.",
    ],
    ["9999y", "That is too far away; leave the date out to pause it until somebody resumes it."],
    [
      "whenever",
      "“whenever” is no day or span; write a date such as 2026-12-24, a day such as monday, or a span such as 3d or 2w.",
    ],
  ])("%s is none", (typed, problem) => {
    expect(readUntil(typed, NOW, "Europe/Berlin").problem).toBe(problem);
  });
});

describe("whatever is typed", () => {
  const words = fc.constantFrom(
    ..."9 am 9:30 : - , and mon fri weekdays daily 每天 周一 berlin Europe/ CET +2 noon >= ≥ 3 significance off uhr 点 until 3d next \u0000 \u202e 𝟗 ｍｏｎ".split(
      " ",
    ),
  );
  const texts = fc.oneof(
    fc.array(words, { maxLength: 6 }).map((parts) => parts.join(" ")),
    fc.array(words, { maxLength: 4 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary", maxLength: 30 }),
  );
  const READERS: Readonly<Record<string, (text: string) => Read<unknown>>> = {
    readTime,
    readDays,
    readZone,
    readBar,
    readLanguage,
    readQuiet,
    readMax,
    readName,
    until: (text) => readUntil(text, Date.parse("2026-11-25T08:30:00Z"), "Asia/Kolkata"),
  };

  it.each(Object.keys(READERS))("%s reads it, or says one sentence and offers only what it reads", (name) => {
    const read = READERS[name] as (text: string) => Read<unknown>;
    fc.assert(
      fc.property(texts, (text) => {
        const { problem, ...rest } = read(text);
        if (problem === undefined) {
          expect("value" in rest).toBe(true);
          return;
        }
        expect(problem).toMatch(/[.?]$/);
        for (const instead of "instead" in rest ? rest.instead : []) expect(read(instead).problem).toBeUndefined();
      }),
      { numRuns: MANY },
    );
  });
});
