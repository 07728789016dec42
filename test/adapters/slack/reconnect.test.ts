import { expect, test, vi } from "vitest";
import { keepConnected } from "../../../src/adapters/slack/connection.ts";
import type { Link, LinkEvents } from "../../../src/adapters/slack/link.ts";
import { StartError } from "../../../src/adapters/start-error.ts";
import type { Message } from "../../../src/core/message/message.ts";
import { SAMPLES } from "../../samples/messages.ts";
import { connected, recordingLog } from "./front-end.ts";

const answer = (): Message => {
  const { done } = SAMPLES;
  if (!done) throw new Error("no sample");
  return done;
};
const OPEN = "apps.connections.open";
const opens = ({ calls }: { calls: readonly string[] }) => calls.filter((call) => call === OPEN).length;
const soon = (check: () => void) => vi.waitFor(check, { timeout: 5000, interval: 10 });

test.each(["warning", "refresh_requested"])(
  "what is typed after a %s, before the next link, is answered",
  async (reason) => {
    const { slack, front } = await connected(answer);
    slack.next(OPEN, { afterMs: 150 });
    const again = slack.sockets.nextHello();
    slack.sockets.announceEnd(reason);
    await soon(() => expect(opens(slack)).toBe(2));
    for (let i = 0; i < 3; i++) expect((await slack.say("/amw watch huawei")).text).toContain("You now watch Huawei");
    expect(slack.sockets.opened).toBe(1);
    expect(front.ready()).toEqual({ ok: true });
    await again;
    for (let i = 0; i < 3; i++) expect((await slack.say("/amw watch huawei")).text).toContain("You now watch Huawei");
    expect(slack.sockets.open).toHaveLength(2);
    slack.sockets.hangUp(1);
    await soon(() => expect(slack.sockets.open).toHaveLength(1));
    expect(front.ready()).toEqual({ ok: true });
    expect((await slack.say("/amw watch huawei")).text).toContain("You now watch Huawei");
    expect(opens(slack)).toBe(2);
  },
);

test("an answer that is on its way when the next link opens goes back over the old one", async () => {
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const { slack } = await connected(async () => {
    await finished;
    return answer();
  });
  const saying = slack.say("/amw watch huawei");
  const again = slack.sockets.nextHello();
  slack.sockets.announceEnd("warning");
  await again;
  await new Promise((resolve) => setTimeout(resolve, 50));
  finish();
  expect((await saying).text).toContain("You now watch Huawei");
});

test("several announcements open one link", async () => {
  const { slack } = await connected(answer);
  const again = slack.sockets.nextHello();
  slack.next(OPEN, { afterMs: 50 });
  for (const reason of ["warning", "refresh_requested", "warning"]) slack.sockets.announceEnd(reason);
  await again;
  slack.sockets.hangUp(1);
  await soon(() => expect(slack.sockets.open).toHaveLength(1));
  expect(opens(slack)).toBe(2);
});

test("an old link that Slack does not close is closed after a while", async () => {
  const links: { state: Link["state"]; closed: boolean; events: Omit<LinkEvents, "taken"> }[] = [];
  const { log } = recordingLog();
  const connection = await keepConnected({
    async openLink(events) {
      const link = { state: "open" as Link["state"], closed: false, events };
      links.push(link);
      const close = async () => {
        link.closed = true;
      };
      return {
        get state() {
          return link.state;
        },
        ended: new Promise<void>(() => {}),
        close,
      };
    },
    lingerMs: 40,
    explain: (error) => new StartError("SLACK_APP_TOKEN", String(error)),
    log,
    clock: { now: () => new Date(0) },
  });
  const [first] = links;
  if (!first) throw new Error("no link was opened");
  first.state = "leaving";
  first.events.leaving("warning");
  await soon(() => expect(links).toHaveLength(2));
  expect(first.closed).toBe(false);
  await soon(() => expect(first.closed).toBe(true));
  expect(links[1]?.closed).toBe(false);
  await connection.close();
  expect(links[1]?.closed).toBe(true);
});

test("a link that Slack closes without a word is followed by another at once", async () => {
  const { slack, front } = await connected(answer);
  const again = slack.sockets.nextHello();
  slack.sockets.hangUp();
  await again;
  await soon(() => expect(front.ready()).toEqual({ ok: true }));
  expect((await slack.say("/amw watch huawei")).text).toContain("You now watch Huawei");
});

test("comes back after a lost connection and failed attempts, and says meanwhile since when and why", async () => {
  const { slack, front, logged } = await connected(answer, { connectWithinMs: 100 });
  slack.next(OPEN, { status: 503, body: {} }, {});
  slack.sockets.muteNext();
  const again = slack.sockets.nextHello();
  slack.sockets.drop();
  await soon(() =>
    expect(front.ready()).toEqual({
      ok: false,
      reason: `Slack could not be reached at ${slack.apiUrl} (HTTP 503). Check this machine's network, and SLACK_API_URL if you set it. AMW lost its connection to Slack at 2026-05-03T09:00:00.000Z and is reconnecting.`,
    }),
  );
  await again;
  await soon(() => expect(front.ready()).toEqual({ ok: true }));
  const text = logged.map((line) => line.text).join("\n");
  expect(text).toContain("Could not reconnect to Slack yet. Slack could not be reached");
  expect(text).toContain("Slack did not say hello in time");
  expect(text).toContain("Connected to Slack again");
});

test("a network that is dead without a word is noticed by the pings", async () => {
  const { slack, front } = await connected(answer, { pongWithinMs: 90 });
  const again = slack.sockets.nextHello();
  const frozen = performance.now();
  slack.sockets.freeze();
  await again;
  // The SDK alone waits 5 s.
  expect(performance.now() - frozen).toBeLessThan(4000);
  await soon(() => expect(front.ready()).toEqual({ ok: true }));
});

test("Socket Mode switched off is told with the next step, and coming back needs no new start", async () => {
  const { slack, front, logged } = await connected(answer);
  const off = { body: { ok: false, error: "socket_mode_disabled" } };
  slack.next(OPEN, off);
  slack.sockets.announceEnd("link_disabled");
  slack.sockets.hangUp();
  await soon(() => expect(front.ready().ok).toBe(false));
  const { reason } = { reason: "", ...front.ready() };
  expect(reason).toMatch(/Socket Mode/);
  expect(logged.find(({ level }) => level === "error")?.text).toContain(
    "Slack switched Socket Mode off for this app. Switch it on again on the page Socket Mode of the app's settings",
  );
  await soon(() => expect(front.ready()).toEqual({ ok: true }));
});

test("an app token that is revoked while running is told with what to do", async () => {
  const { slack, front } = await connected(answer);
  slack.next(OPEN, { body: { ok: false, error: "token_revoked" } });
  slack.sockets.drop();
  await soon(() => expect(front.ready().ok).toBe(false));
  await soon(() =>
    expect(front.ready()).toEqual({
      ok: false,
      reason:
        "Slack refused SLACK_APP_TOKEN (token_revoked). Under Basic Information, generate an app-level token (xapp-…) with the scope connections:write and copy it again. AMW lost its connection to Slack at 2026-05-03T09:00:00.000Z and is reconnecting.",
    }),
  );
});

test("a Slack that lets in and throws out again is not hammered", async () => {
  const { slack } = await connected(answer);
  const again = slack.sockets.nextHello();
  slack.sockets.drop();
  await again;
  slack.sockets.drop();
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(opens(slack)).toBe(2);
  await slack.sockets.nextHello();
  expect(opens(slack)).toBe(3);
});

test("waits as long as Slack asks to", async () => {
  const { slack, front } = await connected(answer);
  slack.next(OPEN, { status: 429, headers: { "retry-after": "30" }, body: {} });
  slack.sockets.drop();
  await soon(() => expect(opens(slack)).toBe(2));
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(opens(slack)).toBe(2);
  await front.stop();
});

test("stops while it is reconnecting", async () => {
  const { slack, front } = await connected(answer);
  slack.next(OPEN, { status: 503, body: {} });
  slack.sockets.drop();
  await soon(() => expect(opens(slack)).toBe(2));
  await front.stop();
  expect(slack.isConnected).toBe(false);
});

test("stops while two links are open", async () => {
  const { slack, front } = await connected(answer);
  slack.next(OPEN, { afterMs: 100 });
  slack.sockets.announceEnd("warning");
  await soon(() => expect(opens(slack)).toBe(2));
  await front.stop();
  await soon(() => expect(slack.sockets.open).toHaveLength(0));
});
