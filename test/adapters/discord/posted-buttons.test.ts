import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { ButtonLines, Clock } from "../../../src/core/ports.ts";
import { sqliteButtonLines } from "../../../src/stores/sqlite-button-lines.ts";
import { buttonOf, isEphemeral, textOf } from "../../fakes/discord/exchange.ts";
import { BORIS, CHANNEL } from "../../fakes/discord/world.ts";
import { edition } from "./messenger-on-fake.ts";
import { openDiscord, runningBot, says } from "./running-bot.ts";

const folder = mkdtempSync(join(tmpdir(), "amw-posted-"));
const open: { close(): void }[] = [];
afterEach(() => {
  for (const lines of open.splice(0)) lines.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The lines as the program keeps them, opened that many days later. */
function linesAfter(days: number): ButtonLines {
  const clock: Clock = { now: () => new Date(Date.UTC(2026, 5, 12 + days)) };
  const lines = sqliteButtonLines({ file: join(folder, "buttons.db"), clock });
  open.push(lines);
  return lines;
}

/** The longest name that an announcement can have, and a line that no button holds. */
const LONGEST_SLUG = "a".repeat(80);
const LONG_LINE = `search ${"摩尔线程 ".repeat(40)}`.trim();

test("what an edition's buttons open is for the presser alone, years and restarts later, too", async () => {
  const discord = await openDiscord();
  const first = await runningBot({ discord, lines: linesAfter(0) });
  const message = says("Digest", {
    audience: "channel",
    actions: [
      { kind: "run", label: "1", line: LONGEST_SLUG },
      { kind: "run", label: "2", line: LONG_LINE },
    ],
  });
  expect(await first.front.messenger?.send(edition("d1", undefined, { message }))).toMatchObject({ outcome: "sent" });
  await first.front.stop();
  const later = await runningBot({ discord, lines: linesAfter(800) });
  const [post] = discord.place.posts(CHANNEL);
  if (!post) throw new Error("nothing was posted");
  expect(buttonOf(post, "1").customId).toBe(`amw:${LONGEST_SLUG}`);
  expect(buttonOf(post, "2").customId).toMatch(/^amw#/);
  for (const label of ["1", "2"]) {
    const pressed = await discord.press(buttonOf(post, label), { user: BORIS });
    expect(isEphemeral(pressed.message)).toBe(true);
  }
  expect(later.calls.map(({ line, actor, manages }) => [line, actor.id, manages])).toEqual([
    [LONGEST_SLUG, `discord:${BORIS.id}`, false],
    [LONG_LINE, `discord:${BORIS.id}`, false],
  ]);
  expect(textOf(post)).toContain("Digest");
});

test("who presses is asked for what they may do then, not for what the edition's reader could", async () => {
  const discord = await openDiscord();
  const { front, calls } = await runningBot({ discord });
  await front.messenger?.send(edition("d1"));
  const [post] = discord.place.posts(CHANNEL);
  if (!post) throw new Error("nothing was posted");
  discord.place.grant(BORIS.id, "manageChannels");
  await discord.press(buttonOf(post, "Details 1"), { user: BORIS });
  await discord.press(buttonOf(post, "Details 1"));
  expect(calls.map(({ manages }) => manages)).toEqual([true, true]);
});
