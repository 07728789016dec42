import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EditableId, RawRecord } from "../../../src/core/curating/records.ts";
import type { Message } from "../../../src/core/message/message.ts";
import { plainText } from "../../../src/core/message/plain.ts";
import { ADA, BO, CARO, type CuratingDesk, curatingDesk, DAN } from "../../samples/curating-desk.ts";

const HUAWEI: EditableId = "player:huawei";
const NEW: EditableId = "segment:photonics";

let desk: CuratingDesk;
beforeEach(async () => {
  desk = await curatingDesk();
});
afterEach(async () => {
  expect(desk.errors).toEqual([]);
  expect(await desk.problems()).toEqual([]);
  await desk.close();
});

const edit = (value: string, as = ADA) =>
  desk.ask(`edit huawei --homepage https://www.huawei.com/${value} --reason "Because ${value}"`, as);
const homepage = async () => (await desk.record(HUAWEI)).homepage;
const current = async (id: EditableId) => {
  const found = await desk.desk.records.current(id);
  if (found === "broken") throw new Error(`${id} is broken.`);
  return found;
};

/** Saves these records as one change of Ada's. */
async function save(what: string, records: readonly (readonly [EditableId, RawRecord | undefined])[]): Promise<number> {
  const saved = await desk.desk.records.save({
    records: await Promise.all(
      records.map(async ([id, record]) => ({ id, basedOn: (await current(id))?.version, record })),
    ),
    what,
    by: ADA,
    where: { surface: "terminal" },
    reason: "For the test",
  });
  if (saved.outcome !== "saved") throw new Error(saved.outcome);
  return saved.change.seq;
}

const buttons = ({ actions }: Message) => actions.map(({ label }) => label);

describe("undo", () => {
  it("takes back one's own last change, and the one before that, and can be taken back", async () => {
    const before = await desk.record(HUAWEI);
    await edit("one");
    await edit("two");
    await edit("bo", BO);
    expect((await desk.ask("undo", BO)).tone).toBe("done");
    const said = await desk.ask("undo");
    expect(said.summary).toBe(
      "Change 2 (edit, by Ada) is taken back: “Huawei (华为)” is as before. Homepage: https://www.huawei.com/two → https://www.huawei.com/one",
    );
    expect(buttons(said)).toEqual(["Undo", "Show", "History"]);
    await desk.ask("undo");
    expect(await desk.record(HUAWEI)).toEqual(before);
    const nothing = await desk.ask("undo");
    expect(nothing.summary).toContain("You have changed nothing that is left to take back");
    expect((await desk.ask("undo 6")).tone).toBe("done");
    expect(await homepage()).toBe("https://www.huawei.com/one");
    expect(await desk.desk.state.audit.find(6)).toMatchObject({ what: "undo", undoes: 1, undoneBy: 7 });
    expect((await desk.ask("undo #1")).tone).toBe("done");
    expect(await desk.record(HUAWEI)).toEqual(before);
  });

  it("removes what was added, and brings back what was removed", async () => {
    const added = await save("add segment", [
      [NEW, { id: "photonics", name: "Silicon photonics", definition: "Light on chips.", examples: [] }],
    ]);
    expect((await desk.ask(`undo ${added}`)).summary).toBe(
      "Change 1 (add segment, by Ada) is taken back: “Silicon photonics” is gone again. Removed: “Silicon photonics”",
    );
    expect(await current(NEW)).toBeUndefined();
    expect((await desk.ask("undo 2")).tone).toBe("done");
    expect((await current(NEW))?.record.name).toBe("Silicon photonics");
    expect((await desk.ask("history photonics")).tone).toBe("plain");
  });

  it("takes back a change of several records whole", async () => {
    const ids: readonly EditableId[] = [HUAWEI, "player:nvidia", "segment:hbm"];
    const before = await Promise.all(ids.map((id) => desk.record(id)));
    const merged = await save(
      "merge",
      ids.map((id, n) => [id, { ...before[n], note: "merged" }] as const),
    );
    expect((await desk.ask(`undo ${merged}`)).summary).toContain("3 records are as before.");
    expect(await Promise.all(ids.map((id) => desk.record(id)))).toEqual(before);
  });

  it("does nothing where one of several records changed since, and names the later change", async () => {
    const nvidia = await desk.record("player:nvidia");
    const merged = await save("merge", [
      [HUAWEI, { ...(await desk.record(HUAWEI)), note: "merged" }],
      ["player:nvidia", { ...nvidia, note: "merged" }],
    ]);
    await edit("later", BO);
    const said = await desk.ask(`undo ${merged}`);
    expect(said.summary).toBe(
      "Bo changed “Huawei (华为)” with change 2 after change 1, so nothing was taken back; take back the later one first, or edit the record.",
    );
    expect(plainText(said)).toContain("Since then\n\n• Homepage");
    expect(buttons(said)).toEqual(["Undo change 2", "History", "Help"]);
    expect((await desk.record("player:nvidia")).note).toBe("merged");
    expect((await desk.ask("undo 2", CARO)).tone).toBe("done");
    expect((await desk.ask(`undo ${merged}`)).tone).toBe("done");
    expect(await desk.record("player:nvidia")).toEqual(nvidia);
  });

  it("keeps the knowledge base valid: what is named since stays", async () => {
    const added = await save("add segment", [
      [NEW, { id: "photonics", name: "Silicon photonics", definition: "Light on chips.", examples: [] }],
    ]);
    await desk.ask("edit huawei --segment +photonics", BO);
    const said = await desk.ask(`undo ${added}`);
    expect(said.tone).toBe("refused");
    expect(said.summary).toContain("Change 1 cannot be taken back as things are:");
    expect((await current(NEW))?.record.name).toBe("Silicon photonics");
  });

  it("is for one's own changes, and for admins", async () => {
    await edit("one");
    const said = await desk.ask("undo 1", BO);
    expect(said.summary).toBe("Change 1 is Ada's, and editors take back their own; ask Ada or an AMW admin.");
    expect((await desk.ask("undo", DAN)).summary).toContain("undo is for editors");
    expect((await desk.ask("undo 1", CARO)).tone).toBe("done");
    expect((await desk.ask("undo 1")).summary).toBe("Caro took change 1 back already, with change 2.");
  });

  it("takes back a role, for admins alone", async () => {
    desk.roles.delete(DAN.id);
    const given = await desk.ask("roles <@U4|Dan> editor", CARO);
    expect(desk.desk.roles.roleOf({ actor: DAN })).toBe("editor");
    expect((await desk.ask("undo 1", ADA)).tone).toBe("refused");
    const [button] = given.actions;
    const said = await desk.ask(button?.kind === "run" ? button.line : "", CARO);
    expect(said.summary).toBe("Dan is no longer an editor; what their groups give counts again.");
    expect(desk.desk.roles.roleOf({ actor: DAN })).toBe("anyone");
    expect(await desk.desk.state.audit.find(1)).toMatchObject({ undoneBy: 2 });
    expect((await desk.ask("undo 2", CARO)).summary).toContain("Dan is an editor now");
    await desk.ask("roles <@U4|Dan> viewer", CARO);
    expect((await desk.ask("undo 3", CARO)).summary).toContain("Dan's role was changed again since change 3");
  });

  it.each([
    ["undo 99", "There is no change 99; /amw history lists those of a record."],
    ["undo soon", "Give the number of a change, for example /amw undo 12."],
    ["undo 0", "Give the number of a change, for example /amw undo 12."],
    ["undo 99999999999999999999", "Give the number of a change, for example /amw undo 12."],
  ])("%s is refused in a sentence", async (line, sentence) => {
    expect((await desk.ask(line)).summary).toBe(sentence);
  });

  it("of what two take back at once happens once", async () => {
    await edit("one");
    const both = await Promise.all([desk.ask("undo 1"), desk.ask("undo 1", CARO)]);
    expect(both.map(({ tone }) => tone).sort()).toEqual(["done", "refused"]);
  });
});

describe("history", () => {
  it("says who changed what, when, where and why, in words", async () => {
    await edit("one");
    await desk.ask('edit huawei --native-name 华为技术 --reason "The register says so"', BO);
    await desk.ask("undo", BO);
    expect(plainText(await desk.ask("history 华为"))).toMatchInlineSnapshot(`
      "History of Huawei (华为)

      Change 3 · undo · Bo · Slack · 25 Nov 2026, 08:30 UTC

      • Native name: 华为技术 → 华为
      • Takes back change 2.

      Change 2 · edit · Bo · Slack · 25 Nov 2026, 08:30 UTC

      • Native name: 华为 → 华为技术
      • Why: The register says so. Taken back by change 3.

      Change 1 · edit · Ada · Slack · 25 Nov 2026, 08:30 UTC

      • Homepage: https://www.hiascend.com → https://www.huawei.com/one
      • Why: Because one.

      3 changes, newest first."
    `);
    expect(buttons(await desk.ask("history huawei"))).toEqual(["Undo 1", "Show", "Share"]);
    expect(buttons(await desk.ask("history huawei", CARO))).toEqual(["Undo 3", "Undo 1", "Show", "Share"]);
  });

  it("has pages, and knows of what is gone", async () => {
    for (let n = 0; n < 7; n++) await edit(`n${n}`);
    const second = await desk.ask("history huawei --page 2");
    expect(plainText(second)).toContain("6 to 7 of 7 changes, newest first.");
    await save("add segment", [
      [NEW, { id: "photonics", name: "Silicon photonics", definition: "Light on chips.", examples: [] }],
    ]);
    await desk.ask("undo 8");
    for (const line of ["history photonics", "history segment:photonics"])
      expect(plainText(await desk.ask(line))).toContain("Removed: “Silicon photonics”");
    expect((await desk.ask("history nvidia")).summary).toContain("Nobody has changed NVIDIA");
    expect((await desk.ask("history zzzz")).tone).toBe("refused");
    expect((await desk.ask("history mtt-s5000")).summary).toContain("Nobody has changed Moore Threads");
  });
});

describe("audit", () => {
  it("lists everything, by person, record and time, for admins", async () => {
    await edit("one");
    desk.now = new Date("2026-11-27T08:30:00Z");
    await desk.ask("edit nvidia --homepage https://www.nvidia.com/x", BO);
    await desk.ask("propose x", DAN);
    await desk.ask('reject p1 --reason "No source"', BO);
    expect(plainText(await desk.ask("audit", CARO))).toMatchInlineSnapshot(`
      "Audit

      • Change 3 · reject · Bo · Slack · 27 Nov 2026, 08:30 UTC · p1, by Dan, is rejected. Why: No source.
      • Change 2 · edit · Bo · Slack · 27 Nov 2026, 08:30 UTC · NVIDIA.
      • Change 1 · edit · Ada · Slack · 25 Nov 2026, 08:30 UTC · Huawei (华为). Why: Because one.

      3 changes, newest first; /amw undo and a number takes one back."
    `);
    expect((await desk.ask("audit --by slack:T1/U2 --record nvidia", CARO)).summary).toBe(
      "1 change; the newest by Bo: edit.",
    );
    expect((await desk.ask("audit --since 2026-11-26", CARO)).summary).toBe("2 changes; the newest by Bo: reject.");
    expect((await desk.ask("audit --by <@U1> --since 7d", CARO)).summary).toContain("1 change; the newest by Ada");
    expect((await desk.ask("audit --by slack:T1/U4", CARO)).summary).toBe("No change fits that.");
    expect((await desk.ask("audit", BO)).summary).toContain("audit is for admins");
  });
});
