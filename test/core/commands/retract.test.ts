import { describe, expect, test } from "vitest";
import { ADA, DAN } from "../../samples/curating-desk.ts";
import { buttons, eachOnItsDesk, lineOf, openedForm, said } from "./curating-talk.ts";

const MUSACODER = "2026-06-musacoder-first-domestic-gpu";
const on = eachOnItsDesk();

describe("retract", () => {
  test("marks an announcement with date, person and reason", async () => {
    const message = await on.desk.ask(`retract ${MUSACODER} --reason "The maker describes a model."`);
    expect(message.tone).toBe("done");
    expect(said(message)).toContain("Retracted: The maker describes a model.");
    expect(buttons(message)).toEqual(["Undo", "Show", "History"]);
    expect((await on.desk.record(MUSACODER)).retracted).toEqual({
      date: "2026-11-25",
      by: ADA.id,
      reason: "The maker describes a model.",
    });
    expect(said(await on.desk.ask(MUSACODER, DAN))).toContain("Retracted on 25 Nov 2026.");
    const again = await on.desk.ask(`retract ${MUSACODER} --reason "Once more."`);
    expect(said(again)).toContain("was retracted on 25 Nov 2026 already: The maker describes a model.");
  });

  test("removes what nothing names, and brings nothing else down", async () => {
    await on.desk.ask('edit moore-threads --makes "+mtt-s6000 | MTT S6000"');
    const product = await on.desk.ask('retract mtt-s6000 --reason "It was never announced."');
    expect(said(product)).toContain("MTT S6000");
    expect(product.tone).toBe("done");
    expect(JSON.stringify(await on.desk.record("player:moore-threads"))).not.toContain("mtt-s6000");
    const free = [...on.desk.knowledge.players.keys()].find(
      (slug) =>
        on.desk.knowledge.announcementsOf(`player:${slug}`).length === 0 &&
        ![...on.desk.knowledge.segments.values()].some(({ examples }) => examples.includes(slug)) &&
        !on.desk.knowledge.announcements.some(
          ({ rivals, claims }) => rivals.includes(slug) || claims.some(({ player }) => player === slug),
        ),
    );
    if (free === undefined) throw new Error("Everything names every player.");
    const message = await on.desk.ask(`retract ${free} --reason "Out of scope."`);
    expect(message.tone).toBe("done");
    expect(buttons(message)).toEqual(["Undo", "History"]);
    await expect(on.desk.record(`player:${free}`)).rejects.toThrow();
    expect(on.desk.knowledge.players.has(free)).toBe(false);
  });

  test.each<[string, RegExp]>([
    ["retract 华为 --reason x", /“Huawei \(华为\)” cannot be removed while “.+”, “.+”, “.+” and \d+ others name it/],
    ["retract hbm --reason x", /cannot be removed while .* name it/],
    ["retract musacoder-nothing --reason x", /I know no announcement, player, product or segment/],
    ["retract", /Retract what\?/],
  ])("%s is refused", async (line, sentence) => {
    const message = await on.desk.ask(line);
    expect(message.tone).toBe("refused");
    expect(said(message)).toMatch(sentence);
  });

  test("wants a reason: by form, or in words", async () => {
    const asked = await on.desk.ask(`retract ${MUSACODER}`);
    expect(asked.actions[0]).toMatchObject({ kind: "form", atOnce: true });
    const { send, note } = await openedForm(on.desk, lineOf(asked, buttons(asked)[0] ?? ""));
    expect(note).toContain("marked as retracted");
    expect((await send({ reason: "A hoax." })).tone).toBe("done");
    expect(said(await on.desk.ask("retract 2026-01-14-glm-image", ADA, { forms: false }))).toContain("--reason");
    // Nobody fills in a form for what cannot be.
    expect(said(await on.desk.ask("retract huawei"))).toContain("cannot be removed while");
  });

  test("is for editors", async () => {
    expect((await on.desk.ask(`retract ${MUSACODER} --reason x`, DAN)).tone).toBe("refused");
    expect(await on.desk.record(MUSACODER)).not.toHaveProperty("retracted");
  });
});
