import { describe, expect, test } from "vitest";
import { BO, DAN } from "../../samples/curating-desk.ts";
import { buttons, eachOnItsDesk, lineOf, said } from "./curating-talk.ts";

const PAPER = "2026-06-03-musacoder-paper";
const OPEN = "2026-06-10-musacoder-opensource";
const on = eachOnItsDesk();

/** The preview, and what its button does. */
async function merged(line: string) {
  const preview = await on.desk.ask(line);
  expect(preview.tone).toBe("plain");
  return { preview, done: await on.desk.ask(lineOf(preview, "Merge")) };
}

describe("merge", () => {
  test("shows what would happen, and changes nothing before the button", async () => {
    const before = await on.desk.record("player:huawei");
    const preview = await on.desk.ask('merge 华为 biren --reason "They are one."');
    expect(said(preview)).toMatch(
      /“Biren .*” would go into “Huawei \(华为\)” and be removed; \d+ records that name it would follow\./,
    );
    expect(said(preview)).toContain("Alias 壁仞科技 added");
    expect(buttons(preview)).toEqual(["Merge", "The other way round"]);
    expect(await on.desk.record("player:huawei")).toEqual(before);
    expect(lineOf(preview, "The other way round")).toBe('merge player:biren player:huawei --reason "They are one."');
  });

  test("a player: names, products, sources and every reference", async () => {
    const was = await on.desk.record("player:biren");
    const { done } = await merged('merge huawei biren --reason "They are one."');
    expect(done.tone).toBe("done");
    expect(said(done)).toMatch(/is now part of “Huawei \(华为\)”, and \d+ records that named it follow\./);
    expect(buttons(done)).toEqual(["Undo", "Show", "History"]);
    const huawei = await on.desk.record("player:huawei");
    expect(huawei.aliases).toEqual(expect.arrayContaining(["壁仞科技", ...(was.aliases as string[])]));
    expect((huawei.products as { id: string }[]).map(({ id }) => id)).toEqual(
      expect.arrayContaining((was.products as { id: string }[]).map(({ id }) => id)),
    );
    await expect(on.desk.record("player:biren")).rejects.toThrow();
    expect((await on.desk.ask("壁仞科技", DAN)).about).toContain("player:huawei");
    const musacoder = await on.desk.record("2026-06-musacoder-first-domestic-gpu");
    expect(musacoder.rivals).toEqual(["huawei", "kunlunxin", "metax", "nvidia"]);
    const [change] = (await on.desk.desk.state.audit.list({ limit: 1, offset: 0 })).changes;
    expect(change?.what).toBe("merge");
    expect(change?.records.length).toBeGreaterThan(2);
  });

  test("a player into the one that announces: it is no rival of its own", async () => {
    await merged('merge moore-threads huawei --reason "They are one."');
    const musacoder = await on.desk.record("2026-06-musacoder-first-domestic-gpu");
    expect(musacoder).toMatchObject({ players: ["moore-threads"], rivals: ["kunlunxin", "biren", "metax", "nvidia"] });
  });

  test("a segment: its players and announcements follow", async () => {
    const members = on.desk.knowledge.playersIn("inference-accelerators").map(({ id }) => id);
    const { done } = await merged('merge training-accelerators 推理加速器 --reason "Nobody tells them apart."');
    expect(done.tone).toBe("done");
    for (const id of members)
      expect((await on.desk.record(`player:${id}`)).segments).toContain("training-accelerators");
    expect(on.desk.knowledge.playersIn("inference-accelerators")).toEqual([]);
  });

  test("an announcement: claims, sources and what others relate to", async () => {
    const [paper, open] = [await on.desk.record(PAPER), await on.desk.record(OPEN)];
    const { preview, done } = await merged(`merge ${PAPER} ${OPEN} --reason "One event."`);
    expect(said(preview)).toContain("What “");
    expect(done.tone).toBe("done");
    const after = await on.desk.record(PAPER);
    const urls = (record: Record<string, unknown>) => (record.sources as { url?: string }[]).map(({ url }) => url);
    for (const url of [...urls(paper), ...urls(open)]) expect(urls(after)).toContain(url);
    expect((after.claims as unknown[]).length).toBeGreaterThanOrEqual((paper.claims as unknown[]).length);
    expect(after.related ?? []).not.toContain(OPEN);
    expect(after.related ?? []).not.toContain(PAPER);
    expect((await on.desk.record("2026-06-musacoder-first-domestic-gpu")).related).not.toContain(OPEN);
    expect(after.read).toEqual(paper.read);
  });

  test("the button does what was shown, or shows it anew", async () => {
    const preview = await on.desk.ask('merge huawei biren --reason "They are one."');
    await on.desk.ask('edit biren --listing "Nowhere"', BO);
    const again = await on.desk.ask(lineOf(preview, "Merge"));
    expect(again.tone).toBe("plain");
    expect(said(again)).toContain("Something changed meanwhile, so look again.");
    expect((await on.desk.ask(lineOf(again, "Merge"))).tone).toBe("done");
  });

  test.each<[string, string]>([
    ["merge huawei", "Merge what? Name the one that stays"],
    ['merge huawei 华为 --reason "x"', "Both names lead to “Huawei (华为)”"],
    ['merge huawei hbm --reason "x"', "is a segment; name a player here"],
    ['merge mtt-s5000 mtt-s4000 --reason "x"', "is a product"],
    ['merge huawei nobody-at-all --reason "x"', "I know no player called “nobody-at-all”"],
    ['merge huawei biren metax --reason "x"', "Merge what?"],
  ])("%s is refused", async (line, sentence) => {
    const message = await on.desk.ask(line);
    expect(message.tone).toBe("refused");
    expect(said(message)).toContain(sentence);
  });

  test("names of several words need no quotes, and a reason is asked for", async () => {
    const asked = await on.desk.ask("merge Moore Threads Biren Technology");
    expect(asked.actions[0]).toMatchObject({ kind: "form" });
    expect((await on.desk.ask("merge moore-threads huawei --reason x", DAN)).tone).toBe("refused");
  });
});
