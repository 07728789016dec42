import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cutToFit } from "../../../src/core/message/fit.ts";
import type { Message } from "../../../src/core/message/message.ts";
import { plainText } from "../../../src/core/message/plain.ts";
import { ADA, BO, type CuratingDesk, curatingDesk, DAN } from "../../samples/curating-desk.ts";

let desk: CuratingDesk;
beforeEach(async () => {
  desk = await curatingDesk();
});
afterEach(async () => {
  expect(desk.errors).toEqual([]);
  await desk.close();
});

const quiet = ({ actions }: Message) =>
  actions.flatMap((action) => (action.kind !== "open" && action.quiet ? [action] : []));
const version = async () =>
  quiet(await desk.ask("huawei"))[0]
    ?.line.split(" ")
    .at(-1) ?? "";

describe("what shows something", () => {
  it("can be told to be useful or wrong, by its record and version, after all other buttons", async () => {
    const said = await desk.ask("huawei");
    const shown = await version();
    expect(shown).toMatch(/^[0-9a-f]{8}$/);
    expect(said.actions.slice(-3)).toEqual([
      { kind: "run", label: "Share", line: "huawei --share" },
      { kind: "run", label: "Useful", line: `useful player:huawei ${shown}`, quiet: true },
      { kind: "form", label: "Something is wrong", line: `wrong player:huawei ${shown}`, quiet: true },
    ]);
  });

  it.each([
    ["why 2026-06-musacoder-first-domestic-gpu", "2026-06-musacoder-first-domestic-gpu"],
    ["mtt-s5000", "player:moore-threads"],
    ["map hbm", "segment:hbm"],
    ["latest 3", '"latest 3"'],
    ["compare huawei nvidia", '"compare huawei nvidia"'],
    ["search musacoder", '"search musacoder"'],
    [`search ${"cluster ".repeat(9)}`, "search"],
    ["rubric", "rubric"],
  ])("%s is about %s", async (line, about) => {
    const shown = await version();
    expect(quiet(await desk.ask(line)).map((action) => action.line)).toEqual([
      `useful ${about} ${shown}`,
      `wrong ${about} ${shown}`,
    ]);
  });

  it("has them in the channel, too, and without forms as lines", async () => {
    const shared = await desk.ask("huawei --share");
    expect(shared.audience).toBe("channel");
    expect(quiet(shared)).toHaveLength(2);
    const typed = await desk.ask("huawei", DAN, { forms: false });
    expect(quiet(typed).map(({ kind }) => kind)).toEqual(["run", "run"]);
  });

  it("is neither help, nor a refusal, nor what was set up or changed", async () => {
    for (const line of [
      "help",
      "help latest",
      "zzzzzz",
      "edit huawei --homepage https://x.example",
      "watch huawei",
      "watching",
      "propose x",
      "queue",
      "history huawei",
      "digest list",
    ])
      expect(quiet(await desk.ask(line)), line).toEqual([]);
  });

  it("loses them before anything else", async () => {
    const said = await desk.ask("huawei");
    const fitting = cutToFit(said, (message) => message.actions.length < said.actions.length);
    expect(fitting).toEqual({ ...said, actions: said.actions.slice(0, -2) });
  });
});

describe("useful", () => {
  it("counts once for a person and version", async () => {
    const [button] = quiet(await desk.ask("huawei"));
    const line = button?.line ?? "";
    expect(await desk.ask(line, DAN)).toMatchObject({
      summary: "Thank you, noted as useful.",
      beside: true,
      audience: "asker",
    });
    expect((await desk.ask(line, DAN)).summary).toBe("You have said so already; thank you.");
    await desk.ask(line, BO);
    expect(await desk.desk.state.feedback.count("player:huawei")).toBe(2);
    await desk.ask("edit huawei --homepage https://www.huawei.com/cn");
    const [later] = quiet(await desk.ask("huawei"));
    expect(later?.line).not.toBe(line);
    await desk.ask(later?.line ?? "", DAN);
    expect(await desk.desk.state.feedback.count("player:huawei")).toBe(3);
  });
});

describe("wrong", () => {
  it("asks what, in a form of one field, and lands in the queue with the record and the version that was seen", async () => {
    const [, button] = quiet(await desk.ask("2026-06-musacoder-first-domestic-gpu"));
    const line = button?.line ?? "";
    const form = await desk.amw.form(line, { actor: DAN, surface: "slack", forms: true });
    expect(form?.fields.map(({ name, label }) => [name, label])).toEqual([["what", "What is wrong"]]);
    await desk.ask("edit huawei --homepage https://www.huawei.com/cn");
    const filled = await desk.amw.filled(
      form?.command ?? "",
      { what: "It is a model,\nnot a GPU" },
      { actor: DAN, surface: "slack" },
    );
    const said = await desk.ask(filled.line ?? "", DAN);
    expect(said).toMatchObject({ tone: "done", summary: "Thank you. An editor will look at it as p1.", beside: true });
    const { proposals } = await desk.desk.state.proposals.list({ state: "open", limit: 9, offset: 0 });
    expect(proposals).toMatchObject([
      {
        kind: "problem",
        text: "It is a model,\nnot a GPU",
        by: DAN,
        about: { id: "announcement:2026-06-musacoder-first-domestic-gpu", version: line.split(" ").at(-1) },
      },
    ]);
    expect(plainText(await desk.ask("queue p1", ADA))).toContain("the knowledge base has changed since");
  });

  it("says what was asked where there is no record", async () => {
    const [, button] = quiet(await desk.ask("latest 3"));
    await desk.ask(`${button?.line} --what "The order is off"`, DAN);
    const { proposals } = await desk.desk.state.proposals.list({ state: "open", limit: 9, offset: 0 });
    expect(proposals[0]?.text).toBe(
      `The order is off\n\nIn the answer to /amw latest 3, version ${await version()} of the knowledge base.`,
    );
  });

  it("is limited for each person as proposals are", async () => {
    for (let n = 0; n < 5; n++) await desk.ask(`wrong huawei --what ${n}`, DAN);
    expect((await desk.ask("propose more", DAN)).tone).toBe("refused");
    expect((await desk.ask("wrong huawei --what 6", DAN)).tone).toBe("refused");
  });
});
