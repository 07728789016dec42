import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { startSlack } from "../../src/adapters/slack/start.ts";
import { readConfig } from "../../src/config.ts";
import { createEngine } from "../../src/core/digest/tick.ts";
import { openAmw } from "../../src/open-amw.ts";
import { recordingLog } from "../adapters/slack/front-end.ts";
import { APP_TOKEN, BOT_TOKEN, fakeSlack } from "../fakes/slack/fake-slack.ts";
import { SCOPES } from "../fakes/slack/oauth.ts";
import type { Post } from "../fakes/slack/posts.ts";
import { dispute, editableKnowledge } from "../samples/editable-knowledge.ts";

export const EVERY_SCOPE = `${SCOPES},users:read,channels:read,groups:read,im:write,channels:history,groups:history`;
const MINUTE_MS = 60_000;

/** The whole of AMW in this process, its stores included, with the real client on a fake Slack and everything on one clock that the test moves. */
export async function digestsInSlack({ from = "2026-11-25T07:00:00Z", scopes = EVERY_SCOPE } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "amw-digests-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const knowledgeDir = editableKnowledge(folder);
  const slack = await fakeSlack();
  onTestFinished(() => slack.close());
  const time = { now: Date.parse(from) };
  const clock = { now: () => new Date(time.now) };
  slack.web.now = () => time.now;
  slack.oauth.scopes = scopes;
  slack.web.world.channel("C1", { creator: "U1" });
  slack.web.world.person("U1", { tz: "Europe/Berlin" });

  const { log, logged } = recordingLog();
  const config = readConfig({
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: slack.apiUrl,
    AMW_DATA_DIR: join(folder, "data"),
    AMW_KNOWLEDGE_DIR: knowledgeDir,
  });
  const open = await openAmw(config, log, { watch: false, own: "must", clock });
  onTestFinished(() => open.close());
  const { amw } = open;
  const front = await startSlack({
    amw,
    log,
    clock,
    config: { ...config.slack, postEveryMs: 0, deliverWithinMs: 400 },
  });
  onTestFinished(() => front.stop());
  onTestFinished(open.messengers.connect("slack", front.messenger));
  const engine = createEngine({
    desk: open.desk,
    knowledge: open.store.knowledge,
    clock,
    log,
    chance: () => 0,
    async pause(ms) {
      time.now += ms;
    },
    breathe: () => turn(),
  });
  onTestFinished(() => engine.stop());

  async function tick(): Promise<void> {
    await engine.plan(time.now);
    await engine.send();
    await turn();
  }
  await tick();

  return {
    slack,
    logged,
    time,
    /** What is due now is posted. */
    tick,
    /** A tick every quarter of an hour until then, and every minute in the last half hour. */
    async until(instant: string): Promise<void> {
      const end = Date.parse(instant);
      while (time.now < end) {
        const step = end - time.now > 30 * MINUTE_MS ? 15 * MINUTE_MS : MINUTE_MS;
        time.now = Math.min(end, Math.floor(time.now / step) * step + step);
        await tick();
      }
    },
    /** Somebody disputes an announcement's first claim in its file; AMW has read it when this resolves. */
    async dispute(id: string): Promise<void> {
      dispute(knowledgeDir, id);
      await open.store.refresh();
    },
    /** What stands in the channel for everybody, details in threads left out. */
    editions: (): readonly Post[] =>
      slack.web.posted.filter(({ channel, user, thread_ts }) => channel === "C1" && !user && !thread_ts),
    details: (): readonly Post[] => slack.web.posted.filter(({ thread_ts }) => thread_ts !== undefined),
    /** What AMW wrote to that person alone. */
    direct: (user = "U1"): readonly Post[] => slack.web.posted.filter(({ channel }) => channel === user),
    /** Subscribes #general to what its form holds, changed as told. */
    async subscribe(filled: Readonly<Record<string, string>> = {}) {
      const { shown, arrival } = await slack.sayOpening("/amw digest subscribe");
      const problems = await slack.submit(shown, filled);
      if (Object.keys(problems).length > 0) throw new Error(JSON.stringify(problems));
      return arrival();
    },
  };
}
