import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { afterEach } from "vitest";
import { type DiscordMessenger, discordMessenger } from "../../../src/adapters/discord/messenger.ts";
import type { Destination } from "../../../src/core/digest/destination.ts";
import type { Outgoing } from "../../../src/core/digest/messenger.ts";
import type { Log } from "../../../src/core/ports.ts";
import type { FakeDiscord } from "../../fakes/discord/fake-discord.ts";
import { CHANNEL, GUILD } from "../../fakes/discord/world.ts";
import { memoryLines, openDiscord, says } from "./running-bot.ts";

export const GENERAL: Destination = { surface: "discord", space: GUILD, channel: CHANNEL };
export const there = (channel: string): Destination => ({ surface: "discord", space: GUILD, channel });
export const personally = (person: string): Destination => ({ surface: "discord", person });

/** An edition on its way, by its delivery's id. */
export const edition = (id: string, to: Destination = GENERAL, rest: Partial<Outgoing> = {}): Outgoing => ({
  id,
  hash: `h${id}`,
  to,
  message: says(`Digest ${id}`, {
    blocks: [
      { kind: "paragraph", text: "Moore Threads claims MusaCoder. @everyone" },
      { kind: "note", text: `h${id}` },
    ],
    actions: [{ kind: "run", label: "Details 1", line: "2026-06-musacoder" }],
  }),
  ...rest,
});

interface Posting {
  readonly discord: FakeDiscord;
  readonly messenger: DiscordMessenger;
  readonly warnings: readonly string[];
  /** Moves the clocks of Discord and of AMW. */
  advance(ms: number): void;
  now(): number;
}

const open: DiscordMessenger[] = [];
afterEach(async () => {
  for (const messenger of open.splice(0)) await messenger.close(0);
});

/** The messenger alone, with the library's real REST client on the fake Discord. */
export async function posting({
  apiUrl,
  postTimeoutMs = 2000,
}: {
  apiUrl?: string;
  postTimeoutMs?: number;
} = {}): Promise<Posting> {
  const discord = await openDiscord();
  const warnings: string[] = [];
  const write: Log["warn"] = (message) => void warnings.push(message);
  let moved = 0;
  const now = () => Date.now() + moved;
  const messenger = discordMessenger({
    config: { token: discord.token, apiUrl: apiUrl ?? discord.apiUrl, postTimeoutMs },
    log: { debug() {}, info() {}, warn: write, error: write },
    clock: { now: () => new Date(now()) },
    lines: memoryLines(),
  });
  open.push(messenger);
  return {
    discord,
    messenger,
    warnings,
    now,
    advance(ms) {
      moved += ms;
      discord.advance(ms);
    },
  };
}

/** An address where nobody listens. */
export const nobodysAddress = (): Promise<string> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(`http://127.0.0.1:${port}/api`));
    });
  });
