import { describe, expect, test } from "vitest";
import { ADA, DAN } from "../../samples/curating-desk.ts";
import { buttons, eachOnItsDesk, openedForm, said } from "./curating-talk.ts";

const on = eachOnItsDesk();

describe("alias", () => {
  test.each<[string, string, string, string]>([
    ["alias moore-threads MooreT", "moore-threads", "MooreT", "Moore Threads"],
    ["alias Moore Threads the moore company", "moore-threads", "the moore company", "Moore Threads"],
    ["alias 华为 菊厂", "huawei", "菊厂", "Huawei"],
    ['alias mtt-s5000 "S5000 card"', "moore-threads", "S5000 card", "MTT S5000"],
    ['alias hbm --name "stacked memory"', "hbm", "stacked memory", "HBM"],
  ])("%s", async (line, slug, name, title) => {
    const message = await on.desk.ask(line);
    expect(message.tone).toBe("done");
    expect(said(message)).toContain(`answers to “${name}” now, too.`);
    expect(buttons(message)).toEqual(["Undo", "Show", "History"]);
    const kind = slug === "hbm" ? "segment" : "player";
    expect(JSON.stringify(await on.desk.record(`${kind}:${slug}`))).toContain(name);
    expect((await on.desk.ask(name, DAN)).title).toContain(title);
  });

  test.each<[string, string]>([
    ["alias", "Whose name? Write for example /amw alias moore-threads MooreT."],
    ["alias biren 華為", "“華為” is a name of “Huawei (华为)” already, so it would lead to two"],
    ["alias biren S5000", "“S5000” is a name of “MTT S5000, a product of Moore Threads” already"],
    ["alias biren HBM", "“HBM” is a name of"],
    ["alias huawei Huawei", "“Huawei (华为)” answers to “Huawei” already."],
    ["alias huawei digest", "“digest” is a command of AMW"],
    ["alias huawei !!!", "holds no letter or digit"],
    [`alias huawei ${"x".repeat(81)}`, "keep it under 80"],
    ["alias nobody-at-all Somebody", "I know no player, product or segment called “nobody-at-all”"],
    ["alias 2026-01-14-glm-image GLM-I", "is an announcement; name a player, product or segment here"],
  ])("%s is refused", async (line, sentence) => {
    const message = await on.desk.ask(line);
    expect(message.tone).toBe("refused");
    expect(said(message)).toContain(sentence);
  });

  test("asks for the name where there is none", async () => {
    const asked = await on.desk.ask("alias huawei");
    expect(asked.actions[0]).toMatchObject({ kind: "form", line: "alias player:huawei", atOnce: true });
    const { send } = await openedForm(on.desk, "alias player:huawei");
    expect((await send({ name: "菊厂" })).tone).toBe("done");
    expect(said(await on.desk.ask("alias huawei", ADA, { forms: false }))).toContain(
      "What else is “Huawei (华为)” called?",
    );
  });

  test("is for editors", async () => {
    expect((await on.desk.ask("alias huawei HW-X", DAN)).tone).toBe("refused");
  });
});
