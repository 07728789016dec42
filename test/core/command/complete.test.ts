import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMMANDS as ALL } from "../../../src/core/commands/all.ts";
import { type SampleAmw, STARTER_KNOWLEDGE, sampleAmw } from "../../samples/knowledge-store.ts";

let starter: SampleAmw;
beforeAll(async () => {
  starter = await sampleAmw(STARTER_KNOWLEDGE);
}, 60_000);
afterAll(() => starter.close());

const MOST = 25;
const lines = (typed: string, whole = true) => starter.amw.complete(typed, MOST, whole).map(({ line }) => line);

const COMMANDS = ["latest", "top", "search", "compare", "timeline", "map", "claims", "why", "help", "rubric", "about"];
const FLAGS = ["player", "segment", "region", "tag", "since", "min-novelty", "min-significance", "status"];
const NAMES = ["huawei", "Moore Threads", "摩尔线程", "华为", "moer xiancheng", "nvidia", "hbm4", "H100", "samsung"];
const TYPOS = ["huwaei", "moore thraeds", "moore thra", "moer xianchen", "nvdia", "cambrcon", "latets"];

/** What somebody types on the way to each of them. */
const beginnings = (text: string): string[] => [...text].map((_, i, all) => all.slice(0, i + 1).join(""));
const PARTIALS = [
  "",
  ...[...COMMANDS, ...NAMES, ...TYPOS].flatMap(beginnings),
  ...COMMANDS.flatMap((command) => [`${command} `, `${command} h`, `${command} huawei `]),
  ...FLAGS.flatMap((flag) => [`latest --${flag.slice(0, 3)}`, `latest --${flag} `, `top --${flag} h`]),
  "compare huaw",
  "compare huawei moor",
  "latest --player huawei,moor",
  "latest --player moore thr",
  "search hbm --since ",
  "latest --player huawei --s",
  "latest —",
  "latest —player h",
];

describe("the order of completions", () => {
  it("is useful before anything is typed", () => {
    expect(lines("").slice(0, 6)).toEqual(["latest", "top", "map", "claims", "help", "huawei"]);
  });

  it.each([
    ["the exact name before what begins so", "meta", "meta", "metax"],
    ["an alias before what begins so", "hygon", "hygon", undefined],
    ["what begins so before what is named after it", "huaw", "huawei", "ascend-910b"],
    ["a command where it begins as typed", "lat", "latest", undefined],
  ])("has %s", (_, typed, first, later) => {
    const found = lines(typed);
    expect(found[0]).toBe(first);
    if (later) expect(found.indexOf(later)).toBeGreaterThan(0);
  });

  it.each([
    ["huwaei", "huawei"],
    ["moore thraeds", "moore-threads"],
    ["moore thra", "moore-threads"],
    ["摩尔县城", "moore-threads"],
    ["摩尔", "moore-threads"],
    ["moer xianc", "moore-threads"],
    ["latets", "latest"],
    ["latest --player huwa", "latest --player huawei"],
    ["latest --player moore thr", "latest --player moore-threads"],
    ["compare huawei moore", "compare huawei moore-threads"],
    ["latest huaw", "latest --player huawei"],
    ["top huawei ", "top --player huawei"],
    ["latest --player huawei --s", "latest --player huawei --segment advanced-packaging"],
    ["latest --segment hbm --player moore thr", "latest --segment hbm --player moore-threads"],
    ["latest —player huaw", "latest --player huawei"],
    ["latest –", "latest --player huawei"],
  ])("offers for %s first %s", (typed, first) => {
    expect(lines(typed)[0]).toBe(first);
  });

  it("offers nothing for what begins like nothing", () => {
    expect(lines("qqqqqqq")).toEqual([]);
  });
});

describe("completions that are sent as they are chosen", () => {
  it("are whole lines, where those of a prompt go on", () => {
    expect(lines("latest --si", false)).toEqual(["latest --since "]);
    expect(lines("latest --si")).toEqual([expect.stringMatching(/^latest --since \S+$/)]);
    expect(lines("comp", false)[0]).toBe("compare");
    expect(lines("comp")[0]).toMatch(/^compare \S+ \S+$/);
  });

  it("never name one player twice", () => {
    for (const line of lines("compare ")) expect(new Set(line.split(" ")).size).toBe(3);
    expect(lines("compare huawei ")).not.toContain("compare huawei huawei");
  });

  it("are each answered, whatever was typed so far, and can be read", async () => {
    expect(PARTIALS.length).toBeGreaterThan(200);
    const offered = new Map(
      PARTIALS.flatMap((typed) => starter.amw.complete(typed, MOST, true)).map(({ line, label }) => [line, label]),
    );
    const refused: string[] = [];
    const needsRole = ALL.filter(({ permission }) => permission !== "anyone").map(({ name }) => name);
    for (const [line, label] of offered) {
      if (needsRole.some((name) => line === name || line.startsWith(`${name} `))) continue;
      expect(line.length).toBeLessThanOrEqual(100);
      expect(label.length).toBeLessThanOrEqual(100);
      expect(label.trim()).not.toBe("");
      const { title, summary } = await starter.ask(line);
      if (["That needs a change", "Something went wrong"].includes(title)) refused.push(`${line}: ${summary}`);
    }
    expect(refused).toEqual([]);
  }, 60_000);

  it("come within a millisecond", () => {
    for (const typed of PARTIALS) starter.amw.complete(typed, MOST, true);
    const took = PARTIALS.map((typed) => {
      const from = performance.now();
      starter.amw.complete(typed, MOST, true);
      return performance.now() - from;
    }).sort((a, b) => a - b);
    // The slowest tell of the machine; the middle one tells of the code.
    expect(took[Math.floor(took.length / 2)]).toBeLessThan(1);
  });
});

describe("commands of two words", () => {
  it.each([
    ["digest su", "digest subscribe"],
    ["digest subscribe", "digest subscribe"],
    ["digest subscribe --timezone berl", "digest subscribe --timezone Europe/Berlin"],
    ["digest subscribe --days mon,th", "digest subscribe --days mon,thu"],
    ["digest subscribe --player huawei,moor", "digest subscribe --player huawei,moore-threads"],
    ["DIGEST PAU", "digest pause"],
  ])("%s is completed", (typed, line) => {
    expect(lines(typed)).toContain(line);
    expect(lines(typed, false)).toContain(line);
  });

  it("offers them all after the first word, and their flags after the second", () => {
    expect(lines("digest ", false)).toEqual(
      expect.arrayContaining(["digest list", "digest subscribe", "digest pause"]),
    );
    expect(lines("digest subscribe ", false)).toEqual(
      expect.arrayContaining(["digest subscribe --at ", "digest subscribe --timezone "]),
    );
  });
});
