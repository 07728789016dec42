import { expect, onTestFinished, test } from "vitest";
import { slackMessenger } from "../../../src/adapters/slack/messenger.ts";
import { sqliteInstallations } from "../../../src/stores/sqlite-installations.ts";
import { CLIENT } from "../../fakes/slack/oauth.ts";
import { recordingLog } from "./front-end.ts";
import { NOW } from "./http-front-end.ts";
import { STATE_SECRET, severalWorkspaces } from "./oauth-front-end.ts";
import { simple } from "./sample-messages.ts";

const ONE = { team: { id: "T11", name: "One" } };
const TWO = { team: { id: "T22", name: "Two" } };
const ORG = { enterprise: { id: "E1", name: "Org" } };
const SOON = 60;
const GONE = {
  outcome: "gone",
  reason: "AMW is no longer installed in this workspace, or its token no longer works",
  mend: "Ask whoever looks after AMW to install it in the workspace again.",
};
const to = (space: string, channel = `C-${space}`) => ({
  id: `for-${space}`,
  to: { surface: "slack", space, channel } as const,
  message: simple,
});

test("each delivery goes out with its workspace's own token, one renewed first and once", async () => {
  const { slack, front, install } = await severalWorkspaces();
  await install({ ...ONE, rotates: SOON });
  await install(TWO);
  const old = slack.oauth.tokenOf("T11");
  slack.next("oauth.v2.access", { afterMs: 50 });
  const all = await Promise.all([to("T11"), to("T22"), to("T11", "C-other")].map((one) => front.messenger.send(one)));
  expect(all.map(({ outcome }) => outcome)).toEqual(["sent", "sent", "sent"]);
  expect(slack.oauth.renewed).toBe(1);
  const renewed = slack.oauth.tokenOf("T11");
  expect(renewed).not.toBe(old);
  expect(Object.fromEntries(slack.postedWith.map(({ channel, token }) => [channel, token]))).toEqual({
    "C-T11": renewed,
    "C-other": renewed,
    "C-T22": slack.oauth.tokenOf("T22"),
  });
});

test("an answer and a delivery share one renewal: a token that is renewed twice is lost", async () => {
  const { slack, front, install } = await severalWorkspaces();
  await install({ ...ONE, rotates: SOON });
  slack.next("oauth.v2.access", { afterMs: 50 });
  const [sent] = await Promise.all([
    front.messenger.send(to("T11")),
    slack.mention("@amw huawei", { team: "T11", channel: "C11" }),
  ]);
  expect(sent.outcome).toBe("sent");
  expect(slack.oauth.renewed).toBe(1);
});

test("a workspace that uninstalled AMW is gone, the others are not", async () => {
  const { slack, front, install, installations } = await severalWorkspaces();
  await install(ONE);
  await install(TWO);
  slack.oauth.revoke("T11");
  // Until Slack tells that the workspace left, it may be the operator's mistake.
  expect(await front.messenger.send(to("T11"))).toMatchObject({ outcome: "later" });
  installations.remove("T11");
  const calls = slack.calls.length;
  expect(await front.messenger.send(to("T11"))).toEqual(GONE);
  expect(await front.messenger.edit({ channel: "C", id: "1.1" }, to("T11"))).toMatchObject({ outcome: "gone" });
  expect(await front.messenger.find(to("T11"), 0)).toEqual({ outcome: "unknown" });
  expect(slack.calls).toHaveLength(calls);
  expect(await front.messenger.send(to("T22"))).toMatchObject({ outcome: "sent" });
});

test("a workspace of an organisation is reached by the organisation's installation, after a restart, too", async () => {
  const first = await severalWorkspaces();
  const { slack, install, file } = first;
  await install(ORG);
  expect(await first.front.messenger.send(to("T22"))).toEqual(GONE);
  await slack.mention("@amw huawei", { team: "T22", channel: "C22", enterprise: "E1", orgWide: true });
  const { front } = await severalWorkspaces({ slack, file });
  expect(await front.messenger.send(to("T22"))).toMatchObject({ outcome: "sent" });
  expect(slack.postedWith.at(-1)).toEqual({ token: slack.oauth.tokenOf("E1"), channel: "C-T22" });
});

test("a program that runs once posts without a front end", async () => {
  const { slack, install, file } = await severalWorkspaces();
  await install({ ...ONE, rotates: SOON });
  const { log } = recordingLog();
  const installations = sqliteInstallations({ file, secret: STATE_SECRET, log });
  onTestFinished(() => installations.close());
  const oauth = { ...CLIENT, stateSecret: STATE_SECRET };
  const messenger = slackMessenger({
    config: { oauth, apiUrl: slack.apiUrl },
    log,
    clock: { now: () => NOW },
    installations,
  });
  expect(await messenger.send(to("T11"))).toMatchObject({ outcome: "sent" });
  expect(slack.oauth.renewed).toBe(1);
});
