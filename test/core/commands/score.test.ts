import { describe, expect, test } from "vitest";
import { ADA, BO, DAN } from "../../samples/curating-desk.ts";
import { buttons, eachOnItsDesk, lineOf, openedForm, said } from "./curating-talk.ts";

const C256 = "2026-07-17-mtt-c256";
const MUSACODER = "2026-06-musacoder-first-domestic-gpu";
const on = eachOnItsDesk();
const REASONS = '--novelty-reason "A new capability." --significance-reason "The segment re-plans."';

describe("score", () => {
  test("keeps both reasons, who scored and when, and shows old and new side by side", async () => {
    const before = await on.desk.record(C256);
    const message = await on.desk.ask(`score ${C256} 1 0 ${REASONS}`);
    expect(message.tone).toBe("done");
    expect(await on.desk.record(C256)).toMatchObject({
      read: {
        novelty: { score: 1, reason: "A new capability." },
        significance: { score: 0, reason: "The segment re-plans." },
        date: "2026-11-25",
        by: "slack:T1/U1",
      },
    });
    const told = said(message);
    expect(told).toContain("has novelty 1 (it was ");
    expect(told).toContain("1 · increment: New detail on a player or product that we know.");
    expect(told).toMatch(/AMW:1\/N:1\/S:0\/ST:\w+\/SRC:\w\d/);
    expect(told).toContain("Significance 1 → 0: The segment re-plans.");
    expect(told).toContain("Scored by: the AMW starter base → Ada");
    expect(buttons(message)).toEqual(["Why", "Undo", "Show", "History"]);
    expect(lineOf(message, "Undo")).toBe("undo 1");
    const [change] = (await on.desk.desk.state.audit.list({ limit: 1, offset: 0 })).changes;
    expect(change?.records[0]?.before).toMatchObject({ read: before.read });
    expect(change?.reason).toBe("Novelty: A new capability. Significance: The segment re-plans.");
  });

  test("takes the scores as words or flags, in any script of the title", async () => {
    expect((await on.desk.ask(`score ${C256} --novelty 1 --significance 1 ${REASONS}`)).tone).toBe("done");
    expect((await on.desk.ask(`score ${C256} 0 ${REASONS} --significance 1`)).tone).toBe("done");
    const read = (await on.desk.record(C256)).read;
    expect(read).toMatchObject({ novelty: { score: 0 }, significance: { score: 1 } });
  });

  test("novelty 2 wants the change on the map, significance 2 a segment", async () => {
    const { read, ...rest } = await on.desk.record(C256);
    expect(rest.segments).not.toEqual([]);
    await on.desk.ask(`score ${C256} 1 1 ${REASONS} --map-delta none`);
    expect((await on.desk.record(C256)).read).not.toHaveProperty("mapDelta");
    const refused = await on.desk.ask(`score ${C256} 2 1 ${REASONS}`);
    expect(refused.tone).toBe("refused");
    expect(refused.problems).toEqual({
      mapDelta: "Novelty 2 says that the player map changes, so say in a sentence what changes on it.",
    });
    await on.desk.ask(`edit ${C256} --segment none`);
    expect(await on.desk.record(C256)).toMatchObject({ segments: [] });
    const both = await on.desk.ask(`score ${C256} 3 2 ${REASONS}`);
    expect(Object.keys(both.problems ?? {})).toEqual(["mapDelta", "segment"]);
    const done = await on.desk.ask(`score ${C256} 3 2 ${REASONS} --map-delta "A new maker." --segment AI集群,hbm`);
    expect(said(done)).toContain("Change on the map added: A new maker.");
    expect(await on.desk.record(C256)).toMatchObject({
      segments: ["ai-clusters", "hbm"],
      read: { mapDelta: "A new maker." },
    });
    expect(read).toBeDefined();
  });

  test.each<[string, string]>([
    ["score", "Score what? Name an announcement and both scores"],
    [`score nothing-like-it 1 1 ${REASONS}`, "I know no announcement called “nothing-like-it”"],
    [`score ${C256} 4 1 ${REASONS}`, "--novelty 4 does not work: say how novel it is: 0, 1, 2 or 3"],
    [`score ${C256} 2 2 ${REASONS} --segment hbmx`, "I know no segment called “hbmx”"],
    [`score moore-threads 1 1 ${REASONS}`, "is a player; name an announcement here"],
  ])("%s is refused", async (line, sentence) => {
    const message = await on.desk.ask(line);
    expect(message.tone).toBe("refused");
    expect(said(message)).toContain(sentence);
  });

  test("opens its form where a reason is missing, and says what to add where there are no forms", async () => {
    const asked = await on.desk.ask(`score ${C256} 1 1`);
    expect(asked.actions[0]).toMatchObject({ kind: "form", atOnce: true });
    const told = await on.desk.ask(`score ${C256} 1 1`, ADA, { forms: false });
    expect(told.tone).toBe("refused");
    expect(said(told)).toContain("score needs --novelty-reason <novelty-reason> and --significance-reason");
    const { values } = await openedForm(on.desk, lineOf(asked, buttons(asked)[0] ?? ""));
    expect(values).toMatchObject({ novelty: "1", significance: "1" });
  });

  test("the same read again is nothing to save", async () => {
    await on.desk.ask(`score ${C256} 1 1 ${REASONS}`);
    on.desk.now = new Date("2026-11-26T08:00:00Z");
    expect(said(await on.desk.ask(`score ${C256} 1 1 ${REASONS}`, BO))).toContain("It says so already");
  });

  test("its form opens with the read there is, and does not overwrite another's", async () => {
    const adas = await openedForm(on.desk, `score ${C256}`);
    const read = (await on.desk.record(C256)).read as { novelty: { score: number; reason: string } };
    expect(adas.values).toMatchObject({ novelty: String(read.novelty.score), noveltyReason: read.novelty.reason });
    await on.desk.ask(`score ${C256} 0 0 ${REASONS}`, BO);
    const refused = await adas.send({ significance: "2", significanceReason: "The segment." });
    expect(refused.tone).toBe("refused");
    expect(said(refused)).toContain("Bo changed");
    expect(said(refused)).toContain("Meanwhile, by Bo");
    expect(said(refused)).toMatch(/Significance \d → 0: The segment re-plans\./);
    expect(said(refused)).toMatch(/Significance 1 → 2: The segment\./);
    expect((await on.desk.record(C256)).read).toMatchObject({ significance: { score: 0 } });
    expect((await on.desk.ask(lineOf(refused, "Do mine on top"))).tone).toBe("done");
    expect((await on.desk.record(C256)).read).toMatchObject({ significance: { score: 2, reason: "The segment." } });
  });

  test("its form says what the rubric says of the chosen scores", async () => {
    const { command, hints } = await openedForm(on.desk, `score ${C256}`);
    expect(hints).toBe(true);
    const caller = { actor: ADA, surface: "slack" } as const;
    expect(await on.desk.amw.hint(command, { novelty: "2", significance: "0" }, caller)).toBe(
      "Novelty 2 · updates the map: The known player map changes: a new capability, link, entry or exit. It wants the change on the map. Significance 0 · nobody: Nobody has to re-plan, even if all of it is true.",
    );
  });

  test("is for editors", async () => {
    expect((await on.desk.ask(`score ${MUSACODER} 0 0 ${REASONS}`, DAN)).tone).toBe("refused");
  });
});
