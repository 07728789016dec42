import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Call } from "../../../src/core/amw.ts";
import { defineCommand } from "../../../src/core/command/declare.ts";
import { createAmw } from "../../../src/core/command/dispatch.ts";
import { COMMANDS } from "../../../src/core/commands/all.ts";
import type { Message } from "../../../src/core/message/message.ts";
import { plainText } from "../../../src/core/message/plain.ts";
import { NOON, type SampleAmw, SILENT, STARTER_KNOWLEDGE, sampleAmw } from "../../samples/knowledge-store.ts";
import { NO_DESK } from "../../samples/no-desk.ts";

let sample: SampleAmw;
beforeAll(async () => {
  sample = await sampleAmw(STARTER_KNOWLEDGE);
});
afterAll(async () => {
  expect(sample.errors).toEqual([]);
  await sample.close();
});

const labels = (message: Message) => message.actions.map(({ label }) => label);
const lineOf = (message: Message, label: string) =>
  message.actions.flatMap((action) => (action.kind === "run" && action.label === label ? [action.line] : []))[0];

describe("a line", () => {
  it.each([
    ["moore-threads", "player:moore-threads"],
    ["/amw moore-threads", "player:moore-threads"],
    ["s5000", "player:moore-threads"],
    ["夸娥", "player:moore-threads"],
    ["player:huawei", "player:huawei"],
    ["product:mtt-s5000", "player:moore-threads"],
    ["training accelerators", "segment:training-accelerators"],
    ["2022-10-07-bis-rule", "announcement:2022-10-07-bis-rule"],
  ])("%s is about %s first", async (line, about) => {
    expect((await sample.ask(line)).about[0]).toBe(about);
  });

  it("knows commands in any case, and a name that merely begins like one", async () => {
    expect((await sample.ask("LATEST")).title).toBe("Latest announcements");
    expect((await sample.ask("meta")).about[0]).toBe("player:meta");
  });

  it("with nothing on it is help, with flags alone a search", async () => {
    expect((await sample.ask("")).title).toBe("What you can ask AMW");
    expect((await sample.ask("--status disputed")).title).toBe("Announcements");
  });

  it("takes flags in any order, and quoted values", async () => {
    const one = await sample.ask('search cluster --player "moore threads" --since 2025');
    const other = await sample.ask("--since=2025 search --player=moore-threads cluster");
    expect(other.about).toEqual(one.about);
    expect(one.about.length).toBeGreaterThan(0);
  });

  it("that is too long is refused in one sentence", async () => {
    const message = await sample.ask("x".repeat(1500));
    expect(message.summary).toBe("That line has 1500 characters; please keep it under 1000.");
  });
});

describe("filters", () => {
  const heads = (message: Message) =>
    message.about.flatMap((id) => sample.store.knowledge.head(id.replace("announcement:", "")) ?? []);

  it.each([
    ["latest 20 --player huawei", (head) => head.players.includes("huawei")],
    ["latest 20 --player 华为", (head) => head.players.includes("huawei")],
    ["latest 20 --player s5000", (head) => head.players.includes("moore-threads")],
    ["latest 20 --segment hbm", (head) => head.segments.includes("hbm")],
    ["latest 20 --region china", (head) => head.regions.includes("CN")],
    ["latest 20 --region KR", (head) => head.regions.includes("KR")],
    ["latest 20 --tag listing", (head) => head.tags.includes("listing")],
    ["latest 20 --since 2026-06", (head) => head.date >= "2026-06"],
    ["latest 20 --until 2024", (head) => head.date <= "2024-12-31"],
    ["latest 20 --min-novelty 2 --min-significance 2", (head) => head.novelty >= 2 && head.significance >= 2],
    ["latest 20 --status disputed", (head) => head.claims.some(({ status }) => status === "disputed")],
    ["latest 20 --player huawei,nvidia", (head) => head.players.includes("huawei") || head.players.includes("nvidia")],
    [
      "latest 20 --player huawei --player nvidia",
      (head) => head.players.includes("huawei") || head.players.includes("nvidia"),
    ],
  ] satisfies readonly (readonly [string, (head: (typeof sample.store.knowledge.announcements)[number]) => boolean])[])(
    "%s",
    async (line, holds) => {
      const found = heads(await sample.ask(line));
      expect(found.length).toBeGreaterThan(0);
      expect(found.filter((head) => !holds(head))).toEqual([]);
    },
  );

  it("narrow a search to announcements", async () => {
    const message = await sample.ask("search huawei --min-significance 3");
    expect(message.about.length).toBeGreaterThan(0);
    expect(message.about.every((id) => id.startsWith("announcement:"))).toBe(true);
  });
});

describe("refusals", () => {
  it.each([
    ["latest --sinse 2026", "latest has no flag --sinse; did you mean --since?"],
    ["latest --since", "Give --since a value, for example --since 2026-06."],
    ["latest --share=yes", "--share stands alone; leave out its value."],
    ["latest --page zero", "--page zero does not work: write a whole number from 1 up."],
    ["latest 50", "How many? Write a number from 1 to 20, for example /amw latest 10."],
    ["latest --min-novelty 5", "--min-novelty 5 does not work: write 0, 1, 2 or 3."],
    ["latest --status disputd", "I know no status called “disputd”; did you mean disputed?"],
    ["latest --region Chnia", "I know no region called “Chnia”; did you mean China?"],
    ["latest --tag listng", "I know no tag called “listng”; did you mean listing?"],
    ["latest --since 2026 --until 2025", "--until 2025 does not work: it lies before --since 2026; swap the two."],
    ["top soon", "Since when? Write week, month, year or a date such as 2026-06."],
    ["top month --since 2025", "--since 2025 does not work: top already counts from month; give one of the two."],
    ["timeline", "Whose timeline? Name a player or a segment, for example /amw timeline moore-threads."],
    ["timeline huwaei", "I know no player or segment called “huwaei”; did you mean Huawei (华为)?"],
    ["compare", "Name two players to compare, for example /amw compare huawei moore-threads."],
    ["compare huawei", "Name another player to compare Huawei with, for example /amw compare huawei moore-threads."],
    ["compare huawei nvidia amd intel google", "Compare at most 4 players at a time; you named 5."],
    ["why", "Why what? Name an announcement by its id or title; /amw latest lists the newest."],
    ["search", "What should I search for? Write some words, for example /amw search training cluster."],
    ["rubric now", "rubric stands alone; write /amw rubric without “now”."],
    ["help serach", "There is no command “serach”; did you mean search?"],
    ["hlep", "There is no command “hlep”; did you mean help?"],
    ["serch hbm", "There is no command “serch”; did you mean search?"],
    ["compar huawei nvidia", "There is no command “compar”; did you mean compare?"],
    ["latest -player huawei", "Write --player with two dashes."],
    ["latest 0", "How many? Write a number from 1 to 20, for example /amw latest 10."],
    ["latest huawei", "“huawei” is a name; write /amw latest --player huawei."],
    ["top 华为", "“华为” is a name; write /amw top --player huawei."],
    ["compare hbm foundry", "HBM memory (高带宽内存) is a segment; name a player here."],
    ["map huawei", "Huawei (华为) is a player; name a segment here."],
    ["map nope", "I know no segment called “nope”; /amw map lists the segments."],
    ["why nope", "I know no announcement called “nope”; /amw latest lists the newest."],
    ['""', "Whom or what shall I look up? For example /amw moore-threads."],
    ["search the", "Give a more telling word than “the”."],
    [
      "top week",
      "Top announcements since 16 Nov 2026: Nothing since 16 Nov 2026; the newest of all 91 is of 17 Sep 2026.",
    ],
  ])("%s", async (line, sentence) => {
    const message = await sample.ask(line);
    expect(message).toMatchObject({ tone: "refused", summary: sentence, audience: "asker" });
    expect(labels(message)).not.toContain("Share");
  });

  it.each([
    ["timeline huwaei --since 2025", "Huawei (华为)", "timeline player:huawei --since 2025"],
    ["latest --sinse 2026", "Use --since", "latest --since 2026"],
    ["latest --region Chnia", "China", "latest --region CN"],
    ["latest --status dispute", "disputed", "latest --status disputed"],
    ["latest huawei", "latest --player huawei", "latest --player huawei"],
    ["top hbm", "top --segment hbm", "top --segment hbm"],
    ["compare hbm foundry", "HBM memory (高带宽内存)", "segment:hbm"],
    ["help serach", "search", "help search"],
    ["hlep", "/amw help", "help"],
    ["search huawie", "Search Huawei", "search Huawei"],
    ["search moore threads --min-significance 3", "Without filters", "search moore threads"],
    ["rubric now", "rubric", "rubric"],
  ])("%s offers the mended line", async (line, label, mended) => {
    const message = await sample.ask(line);
    expect(lineOf(message, label)).toBe(mended);
    expect((await sample.ask(mended)).tone).not.toBe("refused");
  });
});

describe("paging and sharing", () => {
  it("goes through all announcements, each once", async () => {
    const seen: string[] = [];
    let line: string | undefined = "latest 20";
    while (line !== undefined) {
      const message: Message = await sample.ask(line);
      seen.push(...message.about);
      line = lineOf(message, "Next");
    }
    expect(seen).toHaveLength(sample.store.knowledge.announcements.length);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("takes a page past the end for the last one", async () => {
    expect(lineOf(await sample.ask("latest --page 999"), "Next")).toBeUndefined();
  });

  it.each(["latest --since 2030 --share", "qqqqqqqq zzzzz --share", "latest --since soon --share"])(
    "never shares what did not work out: %s",
    async (line) => {
      expect(await sample.ask(line)).toMatchObject({ tone: "refused", audience: "asker" });
    },
  );

  it("offers Share once, keeps the page, and shares to the channel", async () => {
    const line = lineOf(await sample.ask("latest --page 2"), "Share") ?? "";
    expect(line).toBe("latest --page 2 --share");
    const shared = await sample.ask(line);
    expect(shared.audience).toBe("channel");
    expect(labels(shared)).not.toContain("Share");
  });

  it("offers no Share where there is no channel", async () => {
    const alone = await sample.amw.answer({ line: "latest", actor: { id: "web:local", name: "you" }, surface: "web" });
    expect(labels(alone)).toContain("Next");
    expect(labels(alone)).not.toContain("Share");
  });
});

describe("ambiguity", () => {
  it("gives a choice that leads to each", async () => {
    const choice = await sample.ask("hbm4");
    expect(new Set(choice.about)).toEqual(
      new Set(["product:samsung-hbm4", "product:sk-hynix-hbm4", "product:micron-hbm4"]),
    );
    for (const action of choice.actions)
      if (action.kind === "run" && action.line.startsWith("product:"))
        expect((await sample.ask(action.line)).about).toContain(action.line);
  });

  it("says so when an answer rests on a near spelling", async () => {
    const message = await sample.ask("moore thraeds");
    expect(message.about[0]).toBe("player:moore-threads");
    expect(plainText(message)).toContain(
      "Nothing is called “moore thraeds”. This is the nearest spelling: Moore Threads",
    );
  });
});

const boom = defineCommand({
  name: "boom",
  help: "Breaks",
  permission: "admin",
  examples: ["/amw boom"],
  args: { n: { kind: "number", first: true, help: "n", example: "1", schema: z.string().optional() } },
  run: () => {
    throw new TypeError("the inside shows");
  },
});

describe("questions", () => {
  it.each([
    ["what did huawei announce?", "player:huawei"],
    ["tell me about moore threads", "player:moore-threads"],
    ["huawei please", "player:huawei"],
    ["who makes HBM4", undefined],
  ])("%s puts the names among its words first", async (line, about) => {
    const message = await sample.ask(line);
    if (about) expect(message.about[0]).toBe(about);
    expect(labels(message).filter((label) => /^(?:Command|\/amw) (?:help|why|lookup)/.test(label))).toEqual([]);
  });

  it("of two players offer to compare them", async () => {
    expect(lineOf(await sample.ask("huawei vs nvidia"), "Compare Huawei and NVIDIA")).toBe("compare huawei nvidia");
  });

  it("with filters after a name are its timeline", async () => {
    expect((await sample.ask("huawei --since 2026")).title).toBe("Timeline: Huawei");
  });

  it("for help by flag get the command's help", async () => {
    expect((await sample.ask("latest --help")).title).toBe("Help: latest");
  });

  it("that are a date get what was announced then", async () => {
    expect((await sample.ask("2026-06")).title).toBe("Announcements of June 2026");
  });

  it("why about a product is a choice of its announcements", async () => {
    const message = await sample.ask("why musacoder");
    expect(message.about).toHaveLength(4);
    expect(lineOf(message, "Open 1")).toMatch(/^why 2026-06/);
  });

  it("lookup <name> is a lookup", async () => {
    expect((await sample.ask("lookup huawei")).about[0]).toBe("player:huawei");
  });
});

it("every example of every command answers, but for those of a channel's digests and of curating", async () => {
  for (const command of COMMANDS.filter(({ root, permission }) => root !== "digest" && permission === "anyone"))
    for (const example of command.examples) expect((await sample.ask(example)).tone, example).not.toBe("refused");
});

it("every button of a first screen leads somewhere", async () => {
  for (const line of [
    "moore-threads",
    "nvidia",
    "sk-hynix",
    "cxmt",
    "s5000",
    "hbm",
    "advanced packaging",
    "2022-10-07-bis-rule",
    "map",
    "latest",
    "top",
    "claims",
    "help",
    "about",
    "rubric",
  ]) {
    // Without a form, a line that lacks something says what to add.
    for (const action of (await sample.ask(line)).actions)
      if (action.kind === "run" && !action.line.startsWith("wrong "))
        expect((await sample.ask(action.line)).tone, `${line} → ${action.line}`).not.toBe("refused");
  }
});

describe("what the asker cannot mend", () => {
  const call = (line: string): Call => ({ line, actor: { id: "slack:T1/U1", name: "Ada" }, surface: "slack" });
  const logged: unknown[] = [];
  const amw = (role: "anyone" | "admin") =>
    createAmw({
      desk: NO_DESK,
      knowledge: sample.store.knowledge,
      search: { version: 1, search: () => Promise.resolve({ hits: [], more: false }) },
      clock: NOON,
      log: { ...SILENT, error: (_, fields) => logged.push(fields) },
      commands: [...COMMANDS, boom],
      status: { version: "1", freshAt: NOON.now, problems: () => [] },
      roleOf: () => role,
      reference: () => "abc123",
    });

  it("is an apology with a reference that the log has too, and nothing of the inside", async () => {
    const message = await amw("admin").answer(call("boom"));
    expect(message.summary).toContain("abc123");
    expect(plainText(message)).not.toContain("inside");
    expect(logged).toMatchObject([{ reference: "abc123", line: "boom" }]);
  });

  it("is refused to whoever may not, saying who can help", async () => {
    expect((await amw("anyone").answer(call("boom"))).summary).toBe(
      "boom is for admins; ask an AMW admin to run it or to give you that role.",
    );
  });
});

it("answers every line there can be, without an apology", async () => {
  const word = fc.constantFrom(
    ...COMMANDS.map(({ name }) => name),
    "--since",
    "--player",
    "--page",
    "2026",
    "huawei",
    "摩尔线程",
    '"',
    "“",
    "--share",
    "month",
    "n/a",
    "product:",
    "player:x",
    "'",
    "*",
    "OR",
    "NEAR(",
  );
  const line = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.array(word, { maxLength: 6 }).map((words) => words.join(" ")),
  );
  await fc.assert(
    fc.asyncProperty(line, async (typed) => {
      const message = await sample.ask(typed);
      expect(message.title.length).toBeGreaterThan(0);
      expect(message.summary.length).toBeGreaterThan(0);
      sample.amw.complete(typed, 25);
    }),
    { numRuns: 400 },
  );
});

describe("completion", () => {
  const lines = (typed: string) => sample.amw.complete(typed, 25).map(({ line }) => line);

  it.each([
    ["", "latest"],
    ["moor", "moore-threads"],
    ["摩尔", "moore-threads"],
    ["lat", "latest"],
    ["compare huawei mo", "compare huawei moore-threads"],
    ["timeline hbm", "timeline hbm"],
    ["latest --si", "latest --since "],
    ["latest ", "latest --player "],
    ["latest --region C", "latest --region CN"],
    ["latest --tag lis", "latest --tag listing"],
    ["latest --since 2026", "latest --since 2026"],
    ["latest --player nvidia,hu", "latest --player nvidia,huawei"],
    ["latest --status dis", "latest --status disputed"],
    ["latest --player hua", "latest --player huawei"],
    ["help se", "help search"],
    ["why 2026-06-mus", "why 2026-06-musacoder-first-domestic-gpu"],
  ])("%j offers %s", (typed, line) => expect(lines(typed)).toContain(line));

  it("offers lines that answer, once each, with labels that fit", async () => {
    for (const typed of ["", "h", "m", "gpu", "昇腾", "compare ", "map ", "latest --segment "]) {
      const offered = sample.amw.complete(typed, 25);
      expect(offered.length).toBeGreaterThan(0);
      expect(new Set(offered.map(({ line }) => line)).size).toBe(offered.length);
      for (const { label, line } of offered) {
        expect(label.length).toBeLessThanOrEqual(100);
        // One player is too few to compare, a segment can be without announcements yet, and some commands are for editors.
        const isForAll = COMMANDS.find(({ name }) => name === line)?.permission !== "editor";
        if (!/^(?:compare|latest)/.test(typed) && isForAll)
          expect((await sample.ask(line)).tone, line).not.toBe("refused");
      }
    }
  });
});
