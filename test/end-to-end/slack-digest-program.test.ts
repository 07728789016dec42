import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { nextSlot } from "../../src/core/digest/schedule.ts";
import { WEEKDAYS } from "../../src/core/digest/subscription.ts";
import { APP_TOKEN, BOT_TOKEN, fakeSlack } from "../fakes/slack/fake-slack.ts";
import { dispute, editableKnowledge } from "../samples/editable-knowledge.ts";
import { EVERY_SCOPE } from "./digests-in-slack.ts";
import { begin } from "./run-once.ts";
import { runProgram } from "./running-program.ts";

it("what one program was told in a form, the next one posts at its minute and the one after it corrects", async () => {
  const slack = await fakeSlack();
  onTestFinished(() => slack.close());
  const folder = mkdtempSync(join(tmpdir(), "amw-e2e-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const knowledgeDir = editableKnowledge(folder);
  const env = {
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: slack.apiUrl,
    AMW_DATA_DIR: join(folder, "data"),
    AMW_KNOWLEDGE_DIR: knowledgeDir,
  };
  slack.oauth.scopes = EVERY_SCOPE;
  slack.web.world.channel("C1", { creator: "U1" });
  slack.web.world.person("U1", { tz: "Asia/Kathmandu" });

  const program = await runProgram(env);
  const { shown, arrival } = await slack.sayOpening("/amw digest subscribe");
  expect(await slack.submit(shown, { at: "08:45", days: "daily", max: "1", player: "" })).toEqual({});
  expect((await arrival()).text).toContain("08:45 (Asia/Kathmandu)");
  expect(await program.stop()).toBe(0);
  expect(slack.web.posted).toEqual([]);

  const { at } = nextSlot({ at: "08:45", days: WEEKDAYS, timezone: "Asia/Kathmandu" }, Date.now());
  const tick = (instant: number) => {
    const from = Date.now();
    slack.web.now = () => instant + (Date.now() - from);
    return begin(["tick", "--at", new Date(instant).toISOString()], env, []).ended;
  };
  expect(await tick(at - 60_000)).toMatchObject({ code: 0 });
  expect(slack.web.posted).toEqual([]);
  expect(await tick(at)).toMatchObject({ code: 0, stderr: "" });
  const [edition, detail] = slack.web.posted;
  expect(slack.web.posted).toHaveLength(2);
  expect(detail?.thread_ts).toBe(edition?.ts);

  const told = edition?.blocks.map((block) => JSON.stringify(block)).join() ?? "";
  expect(told).toContain("first broad controls");
  dispute(knowledgeDir, "2022-10-07-bis-rule");
  await tick(at + 60_000);
  expect(slack.web.posted).toHaveLength(2);
  expect(slack.web.posted[0]).toMatchObject({ ts: edition?.ts, edits: 1, text: expect.stringMatching(/disputed/) });
}, 60_000);
