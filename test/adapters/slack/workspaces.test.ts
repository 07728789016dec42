import { describe, expect, test, vi } from "vitest";
import { undrawable } from "./front-end.ts";
import { newSlack, severalWorkspaces } from "./oauth-front-end.ts";

const ONE = { team: { id: "T11", name: "One" } };
const TWO = { team: { id: "T22", name: "Two" } };
const ORG = { enterprise: { id: "E1", name: "Org" } };
const SOON = 60;
const inOne = { team: "T11", channel: "C11" };
const inTwo = { team: "T22", channel: "C22" };
const MISSING =
  "AMW is not installed in this workspace any more. Ask whoever looks after its apps to install AMW again.";

describe.each(["HTTP", "Socket Mode"] as const)("by %s, several workspaces", (by) => {
  test("are each answered with their own token", async () => {
    const { slack, install, front } = await severalWorkspaces({ by });
    await install(ONE);
    await install(TWO);
    expect(front.ready()).toEqual({ ok: true });
    expect((await slack.say("/amw huawei", inTwo)).response_type).toBe("ephemeral");
    await slack.mention("@amw huawei", inOne);
    await slack.mention("@amw huawei", inTwo);
    expect(slack.postedWith).toEqual([
      { token: slack.oauth.tokenOf("T11"), channel: "C11" },
      { token: slack.oauth.tokenOf("T22"), channel: "C22" },
    ]);
    expect(slack.oauth.tokenOf("T11")).not.toBe(slack.oauth.tokenOf("T22"));
  });

  test("a workspace that never installed AMW is told so, and so is the log", async () => {
    const { slack, install, logged } = await severalWorkspaces({ by });
    await install(ONE);
    expect(await slack.sayInVain("/amw huawei", inTwo)).toMatchObject({ response_type: "ephemeral", text: MISSING });
    expect(logged.map(({ text }) => text)).toContain(
      'Slack sends something from a workspace that has not installed AMW. Install it at /slack/install. {"team":"T22"}',
    );
    await slack.event("app_mention", { text: "<@U0> huawei" }, inTwo);
    expect(slack.postedWith).toEqual([]);
    expect(logged.filter(({ level }) => level === "error")).toEqual([]);
  });
});

test("answers that are made at the same time go out each with their own token", async () => {
  const { slack, install } = await severalWorkspaces();
  await install(ONE);
  await install(TWO);
  const places = Array.from({ length: 8 }, (_, i) => ({ ...(i % 2 ? inOne : inTwo), channel: `C${i}` }));
  await Promise.all(places.map((from) => slack.mention("@amw huawei", from)));
  expect(new Map(slack.postedWith.map(({ channel, token }) => [channel, token]))).toEqual(
    new Map(places.map(({ channel, team }) => [channel, slack.oauth.tokenOf(team)])),
  );
  expect(slack.postedWith).toHaveLength(8);
});

test("an apology goes out with the workspace's own token, too", async () => {
  const { slack, install } = await severalWorkspaces({ does: { answer: async () => undrawable() } });
  await install(ONE);
  expect((await slack.mention("@amw huawei", inOne)).text).toContain("something went wrong on AMW's side");
  expect(slack.postedWith).toEqual([{ token: slack.oauth.tokenOf("T11"), channel: "C11" }]);
});

test("what an organisation installed counts for every workspace of it, but not before the workspace's own", async () => {
  const { slack, install, installations } = await severalWorkspaces();
  expect((await install(ORG)).text).toContain("Org has AMW now.");
  await install({ ...ONE, ...ORG });
  expect(["E1", "T11"].map((key) => installations.find(key) === undefined)).toEqual([false, false]);
  await slack.mention("@amw huawei", { ...inTwo, enterprise: "E1", orgWide: true });
  await slack.mention("@amw huawei", { ...inTwo, channel: "C3", enterprise: "E1" });
  await slack.mention("@amw huawei", { ...inOne, enterprise: "E1" });
  const [organisation, workspace] = [slack.oauth.tokenOf("E1"), slack.oauth.tokenOf("T11")];
  expect(slack.postedWith.map(({ token }) => token)).toEqual([organisation, organisation, workspace]);
});

describe("a workspace that leaves", () => {
  const left = async (event: "app_uninstalled" | "tokens_revoked", more: object, from: object, who: string) => {
    const all = await severalWorkspaces();
    await all.install(ORG);
    await all.install({ ...ONE, ...ORG });
    await all.install(TWO);
    all.slack.oauth.revoke(who);
    await all.slack.event(event, { ...more }, from);
    const kept = () => ["E1", "T11", "T22"].filter((key) => all.installations.find(key) !== undefined);
    return { ...all, kept };
  };
  const tokens = { tokens: { oauth: [], bot: ["U0"] } };

  test.each([
    ["app_uninstalled", {}],
    ["tokens_revoked", tokens],
  ] as const)("is forgotten after %s, and only it", async (event, more) => {
    const { slack, kept } = await left(event, more, { team: "T22" }, "T22");
    await vi.waitFor(() => expect(kept()).toEqual(["E1", "T11"]));
    expect((await slack.sayInVain("/amw huawei", inTwo)).text).toBe(MISSING);
  });

  test("does not take its organisation's installation with it, nor the other way round", async () => {
    const one = await left("app_uninstalled", {}, { team: "T11", enterprise: "E1" }, "T11");
    await vi.waitFor(() => expect(one.kept()).toEqual(["E1", "T22"]));
    const all = await left("app_uninstalled", {}, { team: "T33", enterprise: "E1", orgWide: true }, "E1");
    await vi.waitFor(() => expect(all.kept()).toEqual(["T11", "T22"]));
  });

  test("is kept where only people's own tokens were revoked", async () => {
    const { slack, kept } = await left("tokens_revoked", { tokens: { oauth: ["U1"] } }, { team: "T22" }, "T9");
    await slack.mention("@amw huawei", inTwo);
    expect(kept()).toEqual(["E1", "T11", "T22"]);
    // One for each installation, none for the event.
    expect(slack.calls.filter((method) => method === "auth.test")).toHaveLength(3);
  });

  test("is kept where Slack tells of it late, after it installed AMW again", async () => {
    const { slack, install, installations, logged } = await severalWorkspaces();
    await install(TWO);
    slack.oauth.revoke("T22");
    await install(TWO);
    await slack.event("app_uninstalled", {}, { team: "T22" });
    await vi.waitFor(() => expect(logged.map(({ text }) => text).join()).toContain("AMW's still works"));
    expect(installations.find("T22")).toBeDefined();
    await slack.mention("@amw huawei", inTwo);
    expect(slack.postedWith.map(({ token }) => token)).toEqual([slack.oauth.tokenOf("T22")]);
  });
});

describe("a token that expires soon", () => {
  test("is renewed once though two events come at the same time, and what is new is kept", async () => {
    const { slack, install, installations } = await severalWorkspaces();
    await install({ ...ONE, rotates: SOON });
    const old = slack.oauth.tokenOf("T11");
    slack.next("oauth.v2.access", { afterMs: 50 });
    await Promise.all([
      slack.mention("@amw huawei", inOne),
      slack.mention("@amw huawei", { ...inOne, channel: "C12" }),
    ]);
    expect(slack.oauth.renewed).toBe(1);
    const renewed = slack.oauth.tokenOf("T11");
    expect(renewed).not.toBe(old);
    expect(slack.postedWith.map(({ token }) => token)).toEqual([renewed, renewed]);
    expect(JSON.parse(installations.find("T11") ?? "").bot.token).toBe(renewed);
  });

  test("is renewed once for all workspaces of an organisation", async () => {
    const { slack, install } = await severalWorkspaces();
    await install({ ...ORG, rotates: SOON });
    slack.next("oauth.v2.access", { afterMs: 50 });
    const org = { enterprise: "E1", orgWide: true };
    await Promise.all([
      slack.mention("@amw huawei", { ...inOne, ...org }),
      slack.mention("@amw huawei", { ...inTwo, ...org }),
    ]);
    expect(slack.oauth.renewed).toBe(1);
    expect(new Set(slack.postedWith.map(({ token }) => token))).toEqual(new Set([slack.oauth.tokenOf("E1")]));
  });

  test("serves on where it cannot be renewed, which the log tells", async () => {
    const { slack, install, logged } = await severalWorkspaces();
    await install({ ...ONE, rotates: SOON });
    slack.next("oauth.v2.access", { status: 503, body: {}, undone: true });
    await slack.mention("@amw huawei", inOne);
    expect(slack.postedWith.map(({ token }) => token)).toEqual([slack.oauth.tokenOf("T11")]);
    const told = logged.find(({ level }) => level === "error")?.text;
    expect(told).toContain("token rotation");
    expect(JSON.stringify(logged)).not.toMatch(/issued|refresh-/);
  });
});

test("installations survive a restart, but not another SLACK_STATE_SECRET", async () => {
  const slack = await newSlack();
  const first = await severalWorkspaces({ slack });
  await first.install(ONE);
  const second = await severalWorkspaces({ slack, file: first.file });
  await slack.mention("@amw huawei", inOne);
  expect(second.logged.filter(({ level }) => level === "error")).toEqual([]);
  const third = await severalWorkspaces({ slack, file: first.file, stateSecret: "another-state-secret" });
  expect((await slack.sayInVain("/amw huawei", inOne)).text).toBe(MISSING);
  expect(third.logged.filter(({ level }) => level === "error").map(({ text }) => text)).toEqual([
    'A workspace\'s tokens cannot be read with this SLACK_STATE_SECRET. Set the one that they were kept with, or install AMW in that workspace again. {"key":"T11"}',
  ]);
  await third.install(ONE);
  expect((await slack.say("/amw huawei", inOne)).response_type).toBe("ephemeral");
});
