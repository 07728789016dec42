import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "vitest";
import type { Destination } from "../../src/core/digest/destination.ts";
import { nextSlot } from "../../src/core/digest/schedule.ts";
import { DEFAULT_WISHES, type Subscription, WEEKDAYS } from "../../src/core/digest/subscription.ts";
import { sqliteStateStore } from "../../src/stores/state/sqlite-state-store.ts";
import { type FakeDiscord, fakeDiscord } from "../fakes/discord/fake-discord.ts";
import { CHANNEL, GUILD } from "../fakes/discord/world.ts";
import { type FakeSlack, fakeSlack } from "../fakes/slack/fake-slack.ts";
import { SCOPES } from "../fakes/slack/oauth.ts";
import { SAMPLE_KNOWLEDGE, SILENT } from "../samples/knowledge-store.ts";
import { settingsFor } from "./both.ts";
import { begin, type Ended, type Once } from "./run-once.ts";

export const NINE = Date.parse("2026-11-25T09:00Z");
export const IN_SLACK: Destination = { surface: "slack", space: "T1", channel: "C1" };
export const IN_DISCORD: Destination = { surface: "discord", space: GUILD, channel: CHANNEL };

export interface Ticking {
  readonly slack: FakeSlack;
  readonly discord: FakeDiscord;
  readonly dataDir: string;
  subscribe(to: Destination, more?: Partial<Subscription>): Promise<Subscription>;
  /** Runs `amw tick` as of that instant. */
  tick(at: number, env?: Record<string, string>): Promise<Ended>;
  begin(at: number, env?: Record<string, string>): Once;
  /** How many messages stand in the channel, those in threads left out. */
  standing(to: Destination): number;
  /** The state of each delivery of the subscription's history. */
  history(subscription: string): Promise<readonly string[]>;
}

/** Both fakes and one data folder, over which the built program ticks; ends with the test. */
export async function ticking({ onTestFinished }: Pick<TestContext, "onTestFinished">): Promise<Ticking> {
  const [slack, discord] = await Promise.all([fakeSlack(), fakeDiscord()]);
  const dataDir = mkdtempSync(join(tmpdir(), "amw-tick-"));
  onTestFinished(async () => {
    await Promise.all([slack.close(), discord.close()]);
    rmSync(dataDir, { recursive: true, force: true });
  });
  slack.oauth.scopes = `${SCOPES},channels:history,im:write`;
  const settings = { ...settingsFor({ slack, discord }), AMW_DATA_DIR: dataDir, AMW_KNOWLEDGE_DIR: SAMPLE_KNOWLEDGE };

  /** While no program runs there. */
  async function withState<T>(work: (state: ReturnType<typeof sqliteStateStore>) => Promise<T>): Promise<T> {
    const state = sqliteStateStore({ file: join(dataDir, "state.db"), log: SILENT });
    try {
      return await work(state);
    } finally {
      await state.close();
    }
  }

  function start(at: number, env: Record<string, string> = {}): Once {
    // Slack's own limits go by the time that passes.
    const from = Date.now();
    slack.web.now = () => at + (Date.now() - from);
    return begin(
      ["tick", "--at", new Date(at).toISOString()],
      { ...settings, ...env },
      env.KILL_AT === undefined ? [] : ["--import", join(import.meta.dirname, "kill-at-statement.js")],
    );
  }

  return {
    slack,
    discord,
    dataDir,
    async subscribe(to, more = {}) {
      const subscription: Subscription = {
        id: `sub-${to.surface}`,
        name: "Morning",
        to,
        creator: { id: to.surface === "slack" ? "slack:T1/U1" : "discord:1", name: "Ada" },
        createdAt: NINE - 3_600_000,
        schedule: { at: "09:00", days: WEEKDAYS, timezone: "UTC" },
        wishes: DEFAULT_WISHES,
        version: 1,
        ...more,
      };
      await withState(({ subscriptions }) =>
        subscriptions.add(subscription, nextSlot(subscription.schedule, subscription.createdAt).at),
      );
      return subscription;
    },
    tick: (at, env) => start(at, env).ended,
    begin: start,
    standing: (to) =>
      to.surface === "slack"
        ? slack.web.posted.filter(({ channel, thread_ts }) => channel === to.channel && thread_ts === undefined).length
        : discord.place.posts(to.channel ?? "").length,
    history: (subscription) =>
      withState(async ({ deliveries }) =>
        (await deliveries.history(subscription, 50, 0)).deliveries.map(({ state }) => state),
      ),
  };
}
