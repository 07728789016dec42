import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { textOf } from "../fakes/discord/exchange.ts";
import { type FakeDiscord, fakeDiscord } from "../fakes/discord/fake-discord.ts";
import { ANNA } from "../fakes/discord/world.ts";
import { type FakeSlack, fakeSlack } from "../fakes/slack/fake-slack.ts";
import { inputsOf, type ShownModal } from "../fakes/slack/modals.ts";
import { buttonsOf } from "../fakes/slack/payloads.ts";
import { SAMPLE_KNOWLEDGE } from "../samples/knowledge-store.ts";
import { settingsFor } from "./both.ts";
import { type RunningProgram, runProgram } from "./running-program.ts";

/** The built program on both fakes, over a knowledge base that people change from both; each test goes on from the last. */
const folder = mkdtempSync(join(tmpdir(), "amw-curating-"));
const knowledge = join(folder, "knowledge");
const ada = { user: "U1", name: "ada" };
const bo = { user: "U2", name: "bo" };
const eve = { user: "U5", name: "eve" };
let slack: FakeSlack;
let discord: FakeDiscord;
let program: RunningProgram;

const record = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(knowledge, `${path}.json`), "utf8")) as Record<string, unknown>;
const onDiscord = async (query: string): Promise<string> => textOf((await discord.command({ query })).message);
const initially = ({ modal }: ShownModal, name: string): string | undefined => {
  const element = inputsOf(modal).find(({ block_id }) => block_id === name)?.element;
  return element?.type === "plain_text_input" ? element.initial_value : undefined;
};
const pressed = async (blocks: Parameters<typeof buttonsOf>[0], label: string, from = ada) => {
  const button = buttonsOf(blocks).find(({ text }) => text.text === label);
  if (button === undefined) throw new Error(`There is no ${label}.`);
  return slack.press(button, from);
};

beforeAll(async () => {
  cpSync(SAMPLE_KNOWLEDGE, knowledge, { recursive: true });
  [slack, discord] = await Promise.all([fakeSlack(), fakeDiscord()]);
  program = await runProgram({
    ...settingsFor({ slack, discord }),
    AMW_KNOWLEDGE_DIR: knowledge,
    AMW_ADMINS: `slack:T1/U1,slack:T1/U2,discord:${ANNA.id}`,
  });
}, 60_000);
afterAll(async () => {
  expect(await program.stop()).toBe(0);
  await slack.close();
  await discord.close();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

describe("people who curate in Slack and Discord", () => {
  it("edit in a modal that opens filled, and see their mistakes under the fields", async () => {
    const { shown, arrival } = await slack.sayOpening("/amw edit huawei", ada);
    expect(initially(shown, "summary")).toBe(record("players/huawei").summary);
    const problems = await slack.submit(shown, { founded: "soon", homepage: "nowhere" }, { from: ada });
    expect(problems).toEqual({
      founded: "Write a date as YYYY, YYYY-MM or YYYY-MM-DD, as precisely as it is known.",
      homepage: "Give the homepage's full address.",
    });
    expect(shown.closed).toBe(false);
    expect(await slack.submit(shown, { founded: "1987", homepage: "" }, { from: ada })).toEqual({});
    expect((await arrival()).text).toContain("Founded");
    expect(record("players/huawei")).toMatchObject({ founded: "1987" });
    expect(record("players/huawei")).not.toHaveProperty("homepage");
    expect(await onDiscord("huawei")).toContain("Huawei");
  });

  it("are told of each other, and put theirs on top when they have seen it", async () => {
    const { shown } = await slack.sayOpening("/amw edit huawei", ada);
    expect(await onDiscord('edit huawei --listing "Hong Kong"')).toContain("Hong Kong");
    const problems = await slack.submit(shown, { listing: "Shenzhen" }, { from: ada });
    expect(JSON.stringify(problems) + JSON.stringify(shown.modal.blocks)).toContain("meanwhile, so nothing was saved");
    expect(record("players/huawei")).toMatchObject({ listing: "Hong Kong" });
    expect((await slack.say("/amw edit huawei --listing Shenzhen", ada)).text).toContain("Shenzhen");
    expect(record("players/huawei")).toMatchObject({ listing: "Shenzhen" });
  });

  it("score, claim, retract, give names and merge by a line", async () => {
    const scored = await onDiscord(
      'score 2026-07-17-mtt-c256 2 2 --novelty-reason "New." --significance-reason "They re-plan." --map-delta "One more."',
    );
    expect(scored).toContain("AMW:1/N:2/S:2/");
    const claimed = await slack.say(
      '/amw claim 2026-07-17-mtt-c256 disputed --claim 1 --evidence https://lab.example/a --reason "Nobody measured it."',
      bo,
    );
    expect(claimed.text).toContain("disputed");
    const verified = await slack.say(
      '/amw claim 2026-07-17-mtt-c256 verified --claim 1 --evidence https://lab.example/b --reason "We did."',
      bo,
    );
    expect(verified.text).toMatch(/needs a second person, so it waits as p1/);
    expect(await onDiscord("alias huawei 菊厂")).toContain("菊厂");
    expect((await slack.say("/amw 菊厂", eve)).text).toContain("Huawei");
    const retracted = await slack.say('/amw retract 2026-01-14-glm-image --reason "Taken back."', ada);
    expect(retracted.text).toContain("is retracted");
    const preview = await slack.say('/amw merge huawei biren --reason "One company."', ada);
    expect(preview.text).toContain("would go into");
    expect((await pressed(preview.blocks, "Merge")).text).toContain("is now part of");
    expect(() => record("players/biren")).toThrow();
    expect(await onDiscord("壁仞科技")).toContain("Huawei");
  });

  it("approve what others found, and never their own", async () => {
    const own = await slack.say("/amw approve p1", bo);
    expect(own.text).toMatch(/own/);
    expect(await onDiscord("queue")).toContain("p1");
    // The merge changed the record since.
    expect(await onDiscord("approve p1 --reason Seen.")).toContain("since p1 was proposed");
    expect(await onDiscord('reject p1 --reason "Once more, please."')).toContain("rejected");
    await slack.web.posts.next("message");
    const anew = await slack.say(
      '/amw claim 2026-07-17-mtt-c256 verified --claim 1 --evidence https://lab.example/b --reason "We did."',
      bo,
    );
    expect(anew.text).toContain("p2");
    expect(await onDiscord("approve p2 --reason Seen.")).toContain("verified");
    expect((await slack.web.posts.next("message")).text).toContain("approved");
    const [claim] = record("announcements/2026-07-17-mtt-c256").claims as { steps: Record<string, unknown>[] }[];
    expect(claim?.steps.at(-1)).toMatchObject({
      status: "verified",
      by: "slack:T1/U2",
      approvedBy: `discord:${ANNA.id}`,
    });
    expect((await slack.say("/amw approve p2", ada)).text).toMatch(/approved/);
  });

  it("propose, from a line and from a button under an answer, and hear what became of it", async () => {
    const proposed = await slack.say('/amw propose "Huawei was founded in 1987 --really" --about huawei', eve);
    expect(proposed.text).toContain("p3");
    const answer = await slack.say("/amw nvidia", eve);
    const button = buttonsOf(answer.blocks).find(({ text }) => text.text === "Something is wrong");
    if (!button) throw new Error("There is no such button.");
    const { shown } = await slack.openModal(button, eve);
    expect(await slack.submit(shown, { what: "It lists the wrong exchange." }, { from: eve })).toEqual({});
    expect((await slack.say("/amw queue", bo)).text).toMatch(/p3[\s\S]*founded in 1987[\s\S]*p4[\s\S]*wrong exchange/);
    expect((await slack.say("/amw queue", eve)).text).toContain("editor");
    const { shown: why } = await slack.sayOpening("/amw reject p3", bo);
    expect(Object.keys((await slack.submit(why, {}, { from: bo })) ?? {})).toEqual(["reason"]);
    expect(await slack.submit(why, { reason: "We say so already." }, { from: bo })).toEqual({});
    const told = await slack.web.posts.next("message");
    expect(told).toMatchObject({ channel: "U5", text: expect.stringContaining("We say so already.") });
  });

  it("see the history, and take back each kind of change, in either place", async () => {
    const changes = async (): Promise<string> => (await slack.say("/amw audit", ada)).text;
    for (const what of ["edit", "score", "claim", "alias", "retract", "merge", "approve", "reject"])
      expect(await changes()).toContain(what);
    expect((await slack.say("/amw history huawei", ada)).text).toContain("Hong Kong");
    const numbers = [...(await changes()).matchAll(/Change (\d+) · (merge|retract|alias|claim|score)/g)];
    expect(numbers.length).toBeGreaterThanOrEqual(5);
    for (const [, seq] of numbers) expect(await onDiscord(`undo ${seq}`)).toMatch(/taken back/);
    expect(record("players/biren").name).toContain("Biren");
    expect(record("announcements/2026-01-14-glm-image")).not.toHaveProperty("retracted");
    expect((await slack.say("/amw 菊厂", eve)).text).not.toMatch(/^Huawei/);
  });

  it("hand out roles, which hold at once, and take everything out and in", async () => {
    expect((await slack.say("/amw alias nvidia Enveedia", eve)).text).toContain("editor");
    expect((await slack.say("/amw roles <@U5|eve> editor", ada)).text).toContain("editor now");
    expect((await slack.say("/amw alias nvidia Enveedia", eve)).text).toContain("Enveedia");
    expect((await slack.say("/amw roles <@U5|eve> none", ada)).text).toMatch(/no longer|without/);
    expect((await slack.say("/amw alias nvidia Nveedeea", eve)).text).toContain("editor");
    const [, name = ""] = /exports\/(\S+)/.exec((await slack.say("/amw export", ada)).text) ?? [];
    expect(await onDiscord('edit nvidia --summary "Not this."')).toContain("Not this.");
    const preview = await slack.say(`/amw import ${name}`, ada);
    expect(preview.text).toContain("would change 1 record");
    expect((await pressed(preview.blocks, "Import it")).text).toContain("1 record changed");
    expect(JSON.stringify(record("players/nvidia"))).not.toContain("Not this.");
  });

  it("add a segment and a player, which everybody finds at once", async () => {
    const added = await slack.say(
      '/amw add segment --name Photonics --definition "Chips that move data by light."',
      bo,
    );
    expect(added.text).toContain("Photonics");
    const line = "add player Lightmatter --kind company --country US --summary Light. --segment photonics";
    expect(await onDiscord(`${line} --source "https://lightmatter.co | Lightmatter | 2026-10-01 | B3"`)).toContain(
      "added",
    );
    expect((await slack.say("/amw lightmatter", eve)).text).toContain("Light.");
    expect((await slack.say("/amw add http://169.254.169.254/latest", bo)).text).toContain("private network");
  });

  it("are told who can help where they may not", async () => {
    const before = record("players/nvidia");
    expect((await slack.say("/amw edit nvidia --listing x", eve)).text).toContain("editor");
    expect(record("players/nvidia")).toEqual(before);
  });
});
