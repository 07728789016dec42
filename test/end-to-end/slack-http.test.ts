import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { BOT_TOKEN, type FakeSlack, fakeSlack } from "../fakes/slack/fake-slack.ts";
import { FORM, form, type HttpDoor, payloadOf, SIGNING_SECRET, signed } from "../fakes/slack/http-door.ts";
import { buttonsOf } from "../fakes/slack/payloads.ts";
import { EVERY_SCOPE } from "./digests-in-slack.ts";
import { type RunningProgram, runProgram } from "./running-program.ts";

/** The program as it is shipped, called by Slack at its own HTTP server. */
let slack: FakeSlack;
let program: RunningProgram;
let door: HttpDoor;
let stopped = false;

beforeAll(async () => {
  slack = await fakeSlack();
  program = await runProgram({
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slack.apiUrl,
  });
  door = slack.callAt(`${program.url}/slack/events`);
}, 60_000);

afterAll(async () => {
  if (!stopped) await program.stop();
  await slack.close();
}, 30_000);

it.each(["moore-threads", "摩尔线程", "latest", "compare huawei nvidia", "“Moore Threads”", "help", "no such thing"])(
  "answers /amw %s in the response",
  async (line) => {
    const answer = await slack.say(line);
    expect(answer.response_type).toBe("ephemeral");
    expect(answer.text.length).toBeGreaterThan(20);
  },
);

it("answers a button, and the same press but once", async () => {
  const first = await slack.say("latest");
  const next = buttonsOf(first.blocks).find((one) => one.text.text === "Next");
  if (!next) throw new Error("no button Next");
  const second = await slack.press(next);
  expect(JSON.stringify(second.blocks)).toContain("6 to 10 of");
  if (!door.last) throw new Error("nothing was sent");
  expect(payloadOf(await door.send(door.last))).toEqual({});
});

it("opens a form, searches in it, counts along and takes it", async () => {
  slack.oauth.scopes = EVERY_SCOPE;
  slack.web.world.channel("C1", { creator: "U1" });
  const { shown, arrival } = await slack.sayOpening("/amw digest subscribe");
  expect(await slack.search(shown, "player", "moore")).toHaveProperty("moore-threads");
  const before = JSON.stringify(shown.modal.blocks);
  await slack.fill(shown, { player: "moore-threads" });
  await expect.poll(() => JSON.stringify(shown.modal.blocks)).not.toBe(before);
  expect(await slack.submit(shown)).toEqual({});
  expect((await arrival()).text).toContain("Moore Threads");
});

it("refuses what Slack has not signed, and confirms its address to Slack", async () => {
  const body = form({ command: "/amw", text: "latest" });
  expect((await door.send(signed(body, FORM, new Date(), "forged"))).status).toBe(401);
  expect((await door.send(signed(body, FORM, new Date(Date.now() - 301_000)))).status).toBe(401);
  const ask = signed(JSON.stringify({ type: "url_verification", challenge: "c" }), "application/json", new Date());
  expect(payloadOf(await door.send(ask))).toEqual({ challenge: "c" });
});

it("answers what is in flight when it is stopped, ends within 10 s and tells no secret", async () => {
  const { body, headers } = signed(form({ command: "/amw", text: "huawei", team_id: "T1" }), FORM, new Date());
  const asking = request(`${program.url}/slack/events`, { method: "POST", headers });
  const answering = new Promise<IncomingMessage>((resolve, reject) =>
    asking.on("response", resolve).on("error", reject),
  );
  asking.write(body.slice(0, 10));
  await pause(100);
  const asked = performance.now();
  stopped = true;
  const ending = program.stop();
  await pause(200);
  asking.end(body.slice(10));
  const answer = await answering;
  expect(answer.statusCode).toBe(200);
  expect(await text(answer)).toContain("Huawei");
  expect(await ending).toBe(0);
  expect(performance.now() - asked).toBeLessThan(10_000);
  for (const secret of [BOT_TOKEN, SIGNING_SECRET]) expect(program.output()).not.toContain(secret);
}, 30_000);
