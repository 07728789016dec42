import { afterEach } from "vitest";
import { type DiscordConfig, startDiscord } from "../../../src/adapters/discord/start.ts";
import type { FrontEnd } from "../../../src/adapters/front-end.ts";
import type { Amw, Call } from "../../../src/core/amw.ts";
import type { Command } from "../../../src/core/command/declare.ts";
import type { Message } from "../../../src/core/message/message.ts";
import type { ButtonLines, Log } from "../../../src/core/ports.ts";
import { type FakeDiscord, fakeDiscord } from "../../fakes/discord/fake-discord.ts";
import { amwThat } from "../../samples/hand-made-amw.ts";

interface Logged {
  readonly level: keyof Log;
  readonly message: string;
  readonly fields: unknown;
}

/** A Message with that title and one paragraph; the rest as told. */
export const says = (title: string, rest: Partial<Message> = {}): Message => ({
  summary: title,
  title,
  tone: "plain",
  blocks: [{ kind: "paragraph", text: `About ${title}.` }],
  actions: [],
  audience: "asker",
  about: [],
  ...rest,
});

/** Button lines that live as long as the object does. */
export function memoryLines(): ButtonLines {
  const kept: string[] = [];
  const keep = (line: string): string => {
    if (!kept.includes(line)) kept.push(line);
    return `k${kept.indexOf(line)}`;
  };
  return {
    keep,
    keepForGood: keep,
    recall: (key) => kept[Number(key.slice(1))],
  };
}

interface Bot {
  readonly discord: FakeDiscord;
  readonly front: FrontEnd;
  readonly calls: Call[];
  readonly log: readonly Logged[];
  /** Moves the bot's own clock. */
  advance(ms: number): void;
}

interface BotOptions {
  readonly answer?: (call: Call) => Message | Promise<Message>;
  /** What the product does otherwise. */
  readonly amw?: Partial<Amw>;
  readonly complete?: Amw["complete"];
  readonly commands?: readonly Command[];
  readonly lines?: ButtonLines;
  readonly config?: Partial<DiscordConfig>;
  /** A Discord that other bots of the test used before. */
  readonly discord?: FakeDiscord;
}

const open: { discord: FakeDiscord; front?: FrontEnd }[] = [];

/** The fake alone; closed and verified after the test. */
export async function openDiscord(): Promise<FakeDiscord> {
  const discord = await fakeDiscord();
  open.push({ discord });
  return discord;
}

/** The real discord.js client on a fake Discord, with a hand-made product behind it. */
export async function runningBot(options: BotOptions = {}): Promise<Bot> {
  const discord = options.discord ?? (await openDiscord());
  const calls: Call[] = [];
  const log: Logged[] = [];
  let now = Date.UTC(2026, 5, 12);
  const write = (level: keyof Log) => (message: string, fields?: unknown) => void log.push({ level, message, fields });
  const front = await startDiscord({
    amw: amwThat({
      ...options.amw,
      async answer(call) {
        calls.push(call);
        return (options.answer ?? (({ line }) => says(line)))(call);
      },
      ...(options.complete ? { complete: options.complete } : {}),
    }),
    commands: options.commands ?? [],
    log: { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") },
    config: { token: discord.token, apiUrl: discord.apiUrl, ...options.config },
    lines: options.lines ?? memoryLines(),
    clock: { now: () => new Date(now) },
  });
  open.push({ discord, front });
  return {
    discord,
    front,
    calls,
    log,
    advance: (ms) => {
      now += ms;
    },
  };
}

afterEach(async () => {
  const all = open.splice(0);
  for (const { front } of all) await front?.stop();
  for (const discord of new Set(all.map((one) => one.discord))) await discord.close();
});
