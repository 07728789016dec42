import { describe, expect, test, vi } from "vitest";
import { inputsOf, labelled, type ShownModal } from "../fakes/slack/modals.ts";
import { SCOPES } from "../fakes/slack/oauth.ts";
import { buttonsOf } from "../fakes/slack/payloads.ts";
import { digestsInSlack } from "./digests-in-slack.ts";

const hintOf = ({ modal }: ShownModal): string =>
  modal.blocks
    .flatMap((block) =>
      block.type === "context" && block.block_id === "amw:hint" ? [block.elements[0]?.text ?? ""] : [],
    )
    .join();
const elementOf = ({ modal }: ShownModal, name: string) =>
  inputsOf(modal).find(({ block_id }) => block_id === name)?.element;
const MORNING = "2026-11-25T08:00:00Z";

describe("the form that subscribes", () => {
  test("opens at once with the person's own timezone, counts along, previews, and is heard by nobody else", async () => {
    const { slack, editions } = await digestsInSlack();
    const { shown, arrival } = await slack.sayOpening("/amw digest subscribe");
    expect(elementOf(shown, "at")).toMatchObject({ type: "timepicker", initial_time: "09:00" });
    expect(elementOf(shown, "days")?.type).toBe("checkboxes");
    expect(elementOf(shown, "timezone")).toMatchObject({
      type: "external_select",
      initial_option: { value: "Europe/Berlin" },
    });
    expect(elementOf(shown, "player")?.type).toBe("multi_external_select");
    const before = hintOf(shown);
    expect(before).toMatch(/30 days/);

    expect(await slack.search(shown, "player", "sams")).toHaveProperty("samsung");
    await slack.fill(shown, { player: "samsung" });
    await vi.waitFor(() => expect(hintOf(shown)).not.toBe(before));
    await slack.pressIn(shown, "Preview");
    const preview = await slack.web.modals.next("preview");
    expect(JSON.stringify(preview.modal.blocks)).toContain("Samsung");
    expect(await slack.submit(shown)).toEqual({});
    const done = await arrival();
    expect(done).toMatchObject({ response_type: "ephemeral" });
    expect(done.text).toContain("Europe/Berlin");
    expect(editions()).toEqual([]);
  });

  test("finds timezones by city", async () => {
    const { slack } = await digestsInSlack();
    const { shown } = await slack.sayOpening("/amw digest subscribe");
    expect(Object.keys(await slack.search(shown, "timezone", "shang"))).toContain("Asia/Shanghai");
    expect(Object.keys(await slack.search(shown, "timezone", ""))).not.toEqual([]);
  });

  test("says under its fields what is wrong, and keeps the rest", async () => {
    const { slack, subscribe } = await digestsInSlack();
    await subscribe({ name: "chips" });
    const { shown } = await slack.sayOpening("/amw digest subscribe");
    await slack.search(shown, "player", "hua");
    const problems = await slack.submit(shown, { name: "chips", player: "huawei" });
    expect(Object.keys(problems)).toEqual(["name"]);
    expect(shown.closed).toBe(false);
    expect(await slack.submit(shown, { name: "more chips" })).toEqual({});
  });

  test("sends a test, which the channel's digest does not count as told", async () => {
    const { slack, tick, until, editions, details } = await digestsInSlack();
    const { shown } = await slack.sayOpening("/amw digest subscribe");
    await slack.pressIn(shown, "Send a test");
    await slack.web.modals.next("answer");
    await tick();
    const tested = slack.web.posted.filter(({ user }) => user === undefined);
    expect(tested.length).toBeGreaterThan(0);
    const before = editions().length;
    await slack.submit(shown);
    await until(MORNING);
    expect(editions()).toHaveLength(before + 1);
    expect(details().length).toBeGreaterThan(0);
  });

  test("is not for those who do not manage the channel, and not where AMW cannot post", async () => {
    const { slack } = await digestsInSlack();
    const stranger = { user: "U5", name: "eve" };
    expect((await slack.say("/amw digest subscribe", stranger)).text).toMatch(/manage/);
    slack.web.world.person("U5", { isAdmin: true });
    slack.web.world.channel("C2", { isMember: false, creator: "U1" });
    expect((await slack.say("/amw digest subscribe --at 9", { channel: "C2" })).text).toContain("/invite @AMW");
  });
});

describe("a digest", () => {
  test("arrives at the minute, marked, with its details in the thread, and once", async () => {
    const { subscribe, until, editions, details } = await digestsInSlack();
    await subscribe();
    await until("2026-11-25T07:59:00Z");
    expect(editions()).toEqual([]);
    await until("2026-11-25T09:30:00Z");
    const [edition, ...others] = editions();
    expect(others).toEqual([]);
    expect(Number(edition?.ts)).toBeGreaterThanOrEqual(Date.parse(MORNING) / 1000);
    expect(Number(edition?.ts)).toBeLessThan(Date.parse(MORNING) / 1000 + 60);
    expect(edition?.metadata?.event_type).toBe("amw_delivery");
    expect(edition?.metadata?.event_payload.hash).toBeDefined();
    expect(details().length).toBeGreaterThan(1);
    expect(new Set(details().map(({ thread_ts }) => thread_ts))).toEqual(new Set([edition?.ts]));
    const marks = [edition, ...details()].map((post) => post?.metadata?.event_payload.delivery);
    expect(new Set(marks).size).toBe(marks.length);
  });

  test("is corrected in place when a claim that it told is disputed, and the next one leads with that", async () => {
    const { subscribe, until, dispute, editions, details } = await digestsInSlack();
    await subscribe({ quiet: "skip" });
    await until("2026-11-25T08:30:00Z");
    const before = editions()[0];
    expect(before?.text).toContain("960");
    await dispute("2026-09-17-huawei-connect-960");
    await until("2026-11-25T08:40:00Z");
    const after = editions();
    expect(after).toHaveLength(1);
    expect(after[0]).toMatchObject({ ts: before?.ts, metadata: before?.metadata });
    expect(after[0]?.edits).toBeGreaterThan(0);
    expect(after[0]?.text).toMatch(/disputed/i);
    expect(details().length).toBeGreaterThan(0);
    await until("2026-11-26T08:01:00Z");
    expect(editions()).toHaveLength(2);
    expect(editions()[1]?.text).toMatch(/correct/i);
  });

  test("pauses, resumes, and changes by a form that holds what is", async () => {
    const { slack, subscribe, until, editions } = await digestsInSlack();
    await subscribe({ name: "chips" });
    await until("2026-11-25T08:10:00Z");
    expect((await slack.say("/amw digest pause chips")).text).toContain("paused");
    await until("2026-11-26T10:00:00Z");
    expect(editions()).toHaveLength(1);
    await slack.say("/amw digest resume chips");
    await until("2026-11-27T10:00:00Z");
    expect(editions()).toHaveLength(2);

    const { shown, arrival } = await slack.sayOpening("/amw digest update chips");
    expect(elementOf(shown, "at")).toMatchObject({ initial_time: "09:00" });
    expect(elementOf(shown, "name")).toMatchObject({ initial_value: "chips" });
    expect(elementOf(shown, "days")).toMatchObject({ initial_options: [{ value: "weekdays" }] });
    await slack.submit(shown, { at: "10:15" });
    expect((await arrival()).text).toContain("10:15");
    await until("2026-11-30T09:14:00Z");
    expect(editions()).toHaveLength(2);
    await until("2026-11-30T09:15:30Z");
    expect(editions()).toHaveLength(3);
  });

  test("of an archived channel is paused, its creator told how to go on, and goes on when resumed", async () => {
    const { slack, subscribe, until, editions, direct } = await digestsInSlack();
    await subscribe({ name: "chips" });
    slack.web.world.channel("C1", { isArchived: true });
    await until("2026-11-25T08:05:00Z");
    expect(editions()).toEqual([]);
    expect(direct()).toHaveLength(1);
    expect(direct()[0]?.text).toContain("the channel is archived");
    await until("2026-11-26T09:00:00Z");
    expect(direct()).toHaveLength(1);
    expect((await slack.say("/amw digest list")).text).toMatch(/archived/);
    slack.web.world.channel("C1", { isArchived: false });
    await slack.say("/amw digest resume chips");
    await until("2026-11-27T09:00:00Z");
    expect(editions()).toHaveLength(1);
  });

  test("whose answer was lost is found by its mark and not posted again", async () => {
    const { slack, subscribe, until, editions, details, direct } = await digestsInSlack();
    await subscribe();
    await until("2026-11-25T07:59:30Z");
    slack.next("chat.postMessage", { lost: true });
    await until("2026-11-25T08:20:00Z");
    expect(editions()).toHaveLength(1);
    expect(details().length).toBeGreaterThan(0);
    expect(direct()).toEqual([]);
  });

  test("that was surely lost, as the channel shows, is posted again", async () => {
    const { slack, subscribe, until, editions } = await digestsInSlack();
    await subscribe();
    await until("2026-11-25T07:59:30Z");
    slack.next("chat.postMessage", { status: 500, undone: true });
    await until("2026-11-25T08:20:00Z");
    expect(editions()).toHaveLength(1);
  });

  test("whose answer was lost where AMW may not look is left to its creator, by a button", async () => {
    const scopes = `${SCOPES},users:read,channels:read,groups:read`;
    const { slack, subscribe, until, editions, direct, tick } = await digestsInSlack({ scopes });
    await subscribe();
    await until("2026-11-25T07:59:30Z");
    slack.next("chat.postMessage", { status: 500, undone: true });
    await until("2026-11-25T08:45:00Z");
    expect(editions()).toEqual([]);
    const [notice] = direct();
    if (!notice) throw new Error("nobody was told");
    const answer = await slack.press(labelled(notice.blocks, "Resend"), { channel: "D1", ephemeral: false });
    expect(answer.response_type).toBe("ephemeral");
    await tick();
    expect(editions()).toHaveLength(1);
  });
});

test("who watches a player is told in a direct message, whose buttons leave it as it is", async () => {
  const { slack, until, dispute, direct, editions } = await digestsInSlack();
  await slack.say("/amw watch huawei");
  await dispute("2026-09-17-huawei-connect-960");
  await until("2026-11-25T07:40:00Z");
  const [told, ...others] = direct();
  if (!told) throw new Error("nobody was told");
  expect(others).toEqual([]);
  expect(told.text).toContain("is now disputed");
  expect(told.metadata?.event_type).toBe("amw_delivery");
  const [button] = buttonsOf(told.blocks).filter(({ value }) => value !== undefined);
  if (!button) throw new Error("it has no buttons");
  const answer = await slack.press(button, { channel: "D1", ephemeral: false });
  expect(answer).toMatchObject({ response_type: "ephemeral", replace_original: false });
  expect(editions()).toEqual([]);
});
