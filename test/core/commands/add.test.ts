import { describe, expect, test } from "vitest";
import { BO, DAN } from "../../samples/curating-desk.ts";
import { buttons, eachOnItsDesk, lineOf, openedForm, said } from "./curating-talk.ts";

const on = eachOnItsDesk();

const SCORES =
  '--novelty 1 --novelty-reason "New detail on a known product." --significance 1 --significance-reason "One player re-plans."';
const ENOUGH = `--date 2026-11-20 --player 摩尔线程 --region China --summary "A new card." --why-it-matters "It is faster." ${SCORES} --source https://example.com/s6000`;

describe("add segment and add player", () => {
  test("a segment, then a player in it, then its announcement", async () => {
    const segment = await on.desk.ask(
      'add segment silicon photonics --definition "Chips that move data by light." --native-name 硅光',
    );
    expect(segment.tone).toBe("done");
    expect(await on.desk.record("segment:silicon-photonics")).toEqual({
      $schema: "../../schema/segment.schema.json",
      id: "silicon-photonics",
      name: "silicon photonics",
      nativeName: "硅光",
      definition: "Chips that move data by light.",
    });
    const player = await on.desk.ask(
      'add player 曦智科技 --alias Lightelligence --alias "6613.HK" --kind Company --country china --segment 硅光,interconnect --summary "A maker of photonic links." --makes "PACE 2 | 天枢 | photonic accelerator | aka: PACE, P2" --founded 2017 --homepage https://www.lightelligence.ai --source https://www.lightelligence.ai/about',
    );
    expect(said(player)).toContain("“曦智科技” is added, as xizhikeji.");
    expect(await on.desk.record("player:xizhikeji")).toEqual({
      $schema: "../../schema/player.schema.json",
      id: "xizhikeji",
      name: "曦智科技",
      aliases: ["Lightelligence", "6613.HK"],
      kind: "company",
      country: "CN",
      summary: "A maker of photonic links.",
      segments: ["silicon-photonics", "interconnect"],
      founded: "2017",
      homepage: "https://www.lightelligence.ai",
      products: [
        { id: "pace-2", name: "PACE 2", nativeName: "天枢", aliases: ["PACE", "P2"], what: "photonic accelerator" },
      ],
      sources: [{ url: "https://www.lightelligence.ai/about", publisher: "lightelligence.ai", grade: "F6" }],
    });
    expect(buttons(player)).toEqual(["Undo", "Edit", "Show", "History"]);
    expect(lineOf(player, "Undo")).toBe("undo 2");
    const announced = await on.desk.ask(
      `add announcement PACE 2 ships ${ENOUGH.replace("摩尔线程", "lightelligence")} --product "PACE 2"`,
    );
    expect(announced.tone).toBe("done");
    expect(await on.desk.record("2026-11-20-xizhikeji-pace-2")).toMatchObject({ products: ["pace-2"] });
  });

  test("what is wrong stands under its field, all at once", async () => {
    const refused = await on.desk.ask(
      'add player Moore Threads --kind company --country Nowhere --segment nothing --summary "A maker." --source "www.example.com" --homepage mthreads',
    );
    expect(refused.tone).toBe("refused");
    expect(Object.keys(refused.problems ?? {})).toEqual(["country", "segment", "homepage", "source"]);
    const taken = await on.desk.ask(
      'add player Moore Threads --kind company --country CN --segment hbm --summary "A maker." --source https://example.com',
    );
    expect(taken.tone).toBe("refused");
    expect(said(taken)).toContain("Moore Threads");
    expect(Object.keys(taken.problems ?? {})).toEqual(["name"]);
  });

  test("only editors may", async () => {
    expect((await on.desk.ask("add segment x --definition y", DAN)).tone).toBe("refused");
    expect((await on.desk.ask("add announcement x", DAN)).tone).toBe("refused");
  });
});

describe("add announcement", () => {
  test("keeps every field, and answers with the card, the vector and Undo", async () => {
    const message = await on.desk.ask(
      `add announcement "Moore Threads shows the S6000" ${ENOUGH} --source "https://example.org/2 | Reuters | 2026-11-21 | B2" --product mtt-s5000 --other Inspur --rival nvidia,Huawei --segment 训练芯片,hbm --tag "New Product,geopolitics" --figure "192 GB a card" --figure "1,000 W" --watch "Benchmarks." --caveat "No test yet." --scepticism "Slides only." --related 2026-07-17-mtt-c256 --claim "moore-threads: It is the fastest domestic card | 2026-11-20 | evidence: 2 | settled by: A benchmark | due: 2027" --claim "Some analyst: It ships in spring" --reason "In the news"`,
    );
    expect(said(message)).toContain("AMW:1/N:1/S:1/ST:claimed/SRC:B2");
    expect(buttons(message)).toEqual(["Undo", "Edit", "Show", "History"]);
    expect(await on.desk.record("2026-11-20-moore-threads-s6000")).toEqual({
      $schema: "../../schema/announcement.schema.json",
      id: "2026-11-20-moore-threads-s6000",
      title: "Moore Threads shows the S6000",
      date: "2026-11-20",
      players: ["moore-threads"],
      products: ["mtt-s5000"],
      others: ["Inspur"],
      segments: ["training-accelerators", "hbm"],
      regions: ["CN"],
      tags: ["new-product", "geopolitics"],
      summary: "A new card.",
      figures: ["192 GB a card", "1,000 W"],
      claims: [
        {
          id: "fastest-domestic-card",
          text: "It is the fastest domestic card",
          claimant: { player: "moore-threads" },
          date: "2026-11-20",
          steps: [
            {
              status: "claimed",
              date: "2026-11-20",
              by: "slack:T1/U1",
              reason: "Reuters carries the claim.",
              evidence: "https://example.org/2",
            },
          ],
          evidence: [
            { source: "https://example.org/2", stance: "supports", note: "Carries the claim.", quotesClaimant: true },
          ],
          watch: { settledBy: ["A benchmark"], due: "2027" },
        },
        expect.objectContaining({ claimant: { name: "Some analyst" }, id: "ships-spring" }),
      ],
      read: {
        novelty: { score: 1, reason: "New detail on a known product." },
        significance: { score: 1, reason: "One player re-plans." },
        whyItMatters: "It is faster.",
        scepticism: "Slides only.",
        date: "2026-11-25",
        by: "slack:T1/U1",
      },
      rivals: ["nvidia", "huawei"],
      watch: ["Benchmarks."],
      caveats: ["No test yet."],
      related: ["2026-07-17-mtt-c256"],
      sources: [
        { url: "https://example.com/s6000", publisher: "example.com", grade: "F6" },
        { url: "https://example.org/2", publisher: "Reuters", published: "2026-11-21", grade: "B2" },
      ],
    });
    const [change] = (await on.desk.desk.state.audit.list({ limit: 1, offset: 0 })).changes;
    expect(change).toMatchObject({ what: "add announcement", reason: "In the news", by: { name: "Ada" } });
    expect(on.desk.amw.complete("Moore Threads shows", 5).length).toBeGreaterThan(0);
  });

  test("the rubric's rules hold, each under its field, with what else is wrong", async () => {
    const refused = await on.desk.ask(
      `add announcement The S6000 ${ENOUGH.replace("--novelty 1", "--novelty 2").replace("--significance 1", "--significance 3")} --rival nobody-at-all --claim "27B | evidence: https://nowhere.example"`,
    );
    expect(refused.problems).toEqual({
      rival: expect.stringContaining("nobody-at-all"),
      segment: "Significance 3 says that a segment must re-plan, so name it.",
      mapDelta: "Novelty 2 says that the player map changes, so say in a sentence what changes on it.",
      claim: expect.stringContaining("is not among the sources"),
    });
  });

  test("its form has at most five fields a step, and keeps what was typed until it is saved", async () => {
    const caller = { actor: BO, surface: "discord", channel: "C1", forms: true, controls: 5 } as const;
    const form = await on.desk.amw.form("add announcement", caller);
    expect(form?.steps?.map(({ title, fields }) => [title, fields.length])).toEqual([
      ["What", 5],
      ["Who", 5],
      ["Why", 5],
      ["Scores", 5],
      ["Sources and claims", 4],
    ]);
    const opened = await openedForm(on.desk, "add announcement https://example.com/a");
    expect(opened.values.source).toBe("https://example.com/a");
    const filled = await on.desk.amw.filled(
      opened.command,
      { ...opened.values, title: "Half" },
      { ...caller, actor: BO },
    );
    expect(Object.keys(filled.problems ?? {})).toEqual([
      "date",
      "summary",
      "player",
      "region",
      "whyItMatters",
      "novelty",
      "noveltyReason",
      "significance",
      "significanceReason",
    ]);
    const again = await on.desk.amw.form("add announcement", caller);
    expect(again?.fields.find(({ name }) => name === "title")?.value).toBe("Half");
  });

  test("without a form it says what is missing", async () => {
    const refused = await on.desk.ask("add announcement Half", BO, { forms: false });
    expect(refused.tone).toBe("refused");
    expect(said(refused)).toContain("--why-it-matters");
  });
});
