import { describe, it, type TestContext } from "vitest";
import type { Destination } from "../../src/core/digest/destination.ts";
import { IN_DISCORD, IN_SLACK, NINE, type Ticking, ticking } from "./ticking.ts";

const MINUTE = 60_000;
/** After these the looks for what may have arrived are over. */
const AFTERWARDS = [NINE + MINUTE, NINE + 3 * MINUTE];

/** SQL that a delivery comes by, in order. */
const STATEMENTS: readonly (readonly [step: string, killAt: string])[] = [
  ["before the slot is claimed", 'before update "subscription" set "next_at"'],
  ["within the claim", 'after insert into "delivery"'],
  ["after the claim, before it begins to send", 'before update "delivery" set "state" = ?, "tried_at"'],
  ["after it noted that it sends, before it does", 'after update "delivery" set "state" = ?, "tried_at"'],
  ["after it was sent, before that is recorded", 'before update "delivery" set "state" = ?, "reason" = ?, "sent_at"'],
  ["after it was recorded", 'after update "delivery" set "state" = ?, "reason" = ?, "sent_at"'],
];

/** What the platform sees of the request when the program is killed; it never answers. */
type OnTheWay = (platform: Ticking) => { readonly seen: () => boolean };

const ON_THE_WAY: Readonly<Record<"slack" | "discord", readonly (readonly [step: string, begin: OnTheWay])[]>> = {
  slack: [
    [
      "on its way, and it did not arrive",
      ({ slack }) => {
        slack.next("chat.postMessage", { hang: true, undone: true });
        return { seen: () => slack.calls.includes("chat.postMessage") };
      },
    ],
    [
      "on its way, and it arrived",
      ({ slack }) => {
        slack.next("chat.postMessage", { afterMs: 30_000 });
        return { seen: () => slack.web.posted.length === 1 };
      },
    ],
  ],
  discord: [
    [
      "on its way, and it did not arrive",
      ({ discord }) => {
        discord.fault("post", "silence");
        return { seen: () => discord.requests.some(({ name }) => name === "post") };
      },
    ],
    [
      "on its way, and it arrived",
      ({ discord }) => {
        discord.fault("post", { afterEffect: true, delayMs: 30_000 });
        return { seen: () => discord.place.posts(IN_DISCORD.channel ?? "").length === 1 };
      },
    ],
  ],
};

/** Exactly one edition stands in the channel when all is over. */
async function standsOnce(on: Ticking, to: Destination, id: string, { expect }: Pick<TestContext, "expect">) {
  for (const at of AFTERWARDS) {
    const { code, stderr } = await on.tick(at);
    expect({ code: code === 0 || code === 1, stderr }).toEqual({ code: true, stderr: "" });
  }
  expect(on.standing(to)).toBe(1);
  expect(await on.history(id)).toEqual(["sent"]);
}

describe.concurrent.each([
  ["Slack", IN_SLACK],
  ["Discord", IN_DISCORD],
] as const)("killed while it delivers on %s", { timeout: 120_000 }, (_, to) => {
  it.for(STATEMENTS)("%s, one edition stands there in the end", async ([, KILL_AT], test) => {
    const on = await ticking(test);
    const { id } = await on.subscribe(to);
    const killed = await on.tick(NINE, { KILL_AT });
    test.expect(killed).toMatchObject({ signal: "SIGKILL" });
    await standsOnce(on, to, id, test);
  });

  it.for(ON_THE_WAY[to.surface as "slack" | "discord"])(
    "%s, one edition stands there in the end",
    async ([, begin], test) => {
      const on = await ticking(test);
      const { id } = await on.subscribe(to);
      const { seen } = begin(on);
      const run = on.begin(NINE);
      await test.expect.poll(seen, { timeout: 20_000 }).toBe(true);
      run.kill();
      test.expect(await run.ended).toMatchObject({ signal: "SIGKILL" });
      await standsOnce(on, to, id, test);
    },
  );
});
