import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { webApi } from "@slack/bolt";
import { REST, Routes } from "discord.js";
import { discordMessenger } from "../../src/adapters/discord/messenger.ts";
import { slackMessenger } from "../../src/adapters/slack/messenger.ts";
import type { NewDelivery } from "../../src/core/digest/delivery.ts";
import type { Desk } from "../../src/core/digest/desk.ts";
import { editionOf } from "../../src/core/digest/edition.ts";
import type { Messenger, Outgoing } from "../../src/core/digest/messenger.ts";
import { DEFAULT_WISHES, WEEKDAYS } from "../../src/core/digest/subscription.ts";
import { createEngine } from "../../src/core/digest/tick.ts";
import type { Message } from "../../src/core/message/message.ts";
import type { KnowledgeStore } from "../../src/core/ports.ts";
import { sampleDesk } from "../samples/desk.ts";
import { SILENT } from "../samples/knowledge-store.ts";
import { median } from "./latency.ts";
import type { Row } from "./row.ts";

const AT_ONCE = 8;
const ROUNDS = 7;
const POSTS = 400;
const LEAST = 0.9;
const LONG = 100_000;
const MOST_GROWTH_MB = 10;
/** Requests a second that Discord takes. */
const USUAL = 50;
const UNLIMITED = 1000;
const NOW = Date.UTC(2026, 10, 25, 9);
const clock = { now: () => new Date(NOW) };
const TOKEN = "MTIzNDU2Nzg5.fake.token-of-the-bot";

/** The first edition there is. */
function message({ knowledge }: KnowledgeStore): Message {
  const subscription = {
    name: "Morning",
    schedule: { at: "09:00", days: WEEKDAYS, timezone: "UTC" },
    wishes: DEFAULT_WISHES,
  };
  const window = { at: NOW, changes: [], told: [], upTo: 0 };
  return editionOf(subscription, window, knowledge, { hash: sampleDesk(tmpdir()).hash, details: "buttons" }).message;
}

/** A platform that takes everything at once; keeps the last body of a message. */
async function platform() {
  let body = "";
  let posts = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    body = Buffer.concat(chunks).toString();
    posts += 1;
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ ok: true, channel: "C1", ts: `${posts}.1`, id: String(posts), channel_id: "1" }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lastBody: () => body,
    posts: () => posts,
    close: () => server.close(),
  };
}

type Platform = Awaited<ReturnType<typeof platform>>;
/** Posts what AMW posts, with nothing of AMW around it. */
type Bare = (channel: string) => Promise<unknown>;

const PLATFORMS = {
  slack: {
    messenger: ({ origin }: Platform): Messenger =>
      slackMessenger({
        config: { botToken: "xoxb-1-right", apiUrl: `${origin}/api/`, postEveryMs: 0 },
        log: SILENT,
        clock,
      }),
    bare({ origin, lastBody }: Platform): Bare {
      const web = new webApi.WebClient("xoxb-1-right", { slackApiUrl: `${origin}/api/`, retryConfig: { retries: 0 } });
      const { text = "", blocks = "[]", metadata = "{}" } = Object.fromEntries(new URLSearchParams(lastBody()));
      const payload = { text, blocks: JSON.parse(blocks), metadata: JSON.parse(metadata) };
      return (channel) => web.chat.postMessage({ channel, ...payload });
    },
  },
  discord: {
    messenger: ({ origin }: Platform, requestsPerSecond: number): Messenger =>
      discordMessenger({
        config: { token: TOKEN, apiUrl: origin, requestsPerSecond },
        log: SILENT,
        clock: { now: () => new Date() },
        lines: { keep: (line) => line.slice(0, 20), keepForGood: (line) => line.slice(0, 20), recall: () => undefined },
      }),
    bare({ origin, lastBody }: Platform): Bare {
      const rest = new REST({ api: origin, retries: 0 }).setToken(TOKEN);
      const body: unknown = JSON.parse(lastBody());
      return (channel) => rest.post(Routes.channelMessages(channel), { body });
    },
  },
} as const;
type Surface = keyof typeof PLATFORMS;

const channelOf = (i: number): string => String(100_000_000_000_000_000n + BigInt(i));
const outgoingOf = (surface: Surface, i: number, message: Message): Outgoing => ({
  id: `d${i}`,
  hash: "4f2a9c1d",
  to: { surface, space: `T${i % 20}`, channel: channelOf(i) },
  message,
});

/** How many of these are done a second, a few at a time. */
async function perSecond(count: number, one: (i: number) => Promise<unknown>): Promise<number> {
  let next = 0;
  const from = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < count) await one(next++);
    }),
  );
  return (count / (performance.now() - from)) * 1000;
}

/** Posts a second through the real clients: bare, by AMW's messenger, and with everything that AMW keeps of a delivery. */
export async function benchPosts(store: KnowledgeStore, base: string, isLong: boolean): Promise<Row[]> {
  const rows: Row[] = [];
  for (const surface of ["slack", "discord"] as const) {
    rows.push(...(await ratios(surface, store, base)));
    if (isLong) rows.push(...(await memory(surface, store, base)));
  }
  return rows;
}

/** A platform, a messenger on it and a desk that delivers by it, while the work is done. */
async function withDesk<Outcome>(
  surface: Surface,
  requestsPerSecond: number,
  work: (there: Platform, messenger: Messenger, desk: Desk) => Promise<Outcome>,
): Promise<Outcome> {
  const there = await platform();
  const folder = mkdtempSync(join(tmpdir(), "amw-bench-"));
  const messenger = PLATFORMS[surface].messenger(there, requestsPerSecond);
  const desk = sampleDesk(folder, { [surface]: messenger });
  try {
    return await work(there, messenger, desk);
  } finally {
    there.close();
    await desk.state.close();
    if ("close" in messenger && typeof messenger.close === "function") await messenger.close(0);
    rmSync(folder, { recursive: true, force: true });
  }
}

const ratios = (surface: Surface, store: KnowledgeStore, base: string): Promise<Row[]> =>
  withDesk(surface, USUAL, async (there, messenger, desk) => {
    const text = message(store);
    const delivered = deliverer(surface, desk, store);
    const sends = (count: number) => perSecond(count, (i) => messenger.send(outgoingOf(surface, i, text)));
    await sends(POSTS);
    const bare = PLATFORMS[surface].bare(there);
    const bares = (count: number) => perSecond(count, (i) => bare(channelOf(i)));
    await bares(POSTS);
    await delivered(POSTS);
    const rounds: { bare: number; sent: number; delivered: number }[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      const first = await bares(POSTS);
      const sent = await sends(POSTS);
      const all = await delivered(POSTS);
      const again = await bares(POSTS);
      rounds.push({ bare: (first + again) / 2, sent, delivered: all });
    }
    const of = (what: "bare" | "sent" | "delivered"): number => median(rounds.map((round) => round[what]));
    const row = { section: "posts", base } as const;
    return [
      { ...row, what: `${surface}: the bare client's posts a second`, p50: of("bare"), unit: "/s" },
      { ...row, what: `${surface}: posts by AMW's messenger`, p50: of("sent"), unit: "/s" },
      {
        ...row,
        what: `${surface}: of the bare client's posts a second`,
        p50: median(rounds.map(({ sent, bare: alone }) => sent / alone)),
        unit: "×",
        atLeast: LEAST,
      },
      { ...row, what: `${surface}: deliveries, each kept durably before and after`, p50: of("delivered"), unit: "/s" },
    ];
  });

/** Delivers so many more through the desk, each in a channel of its own; says how many a second. */
function deliverer(surface: Surface, desk: Desk, store: KnowledgeStore): (count: number) => Promise<number> {
  const text = message(store);
  let made = 0;
  /** The engine sends so many deliveries that are ready. */
  return async function delivered(count: number): Promise<number> {
    const ready = Array.from({ length: count }, (_, i): NewDelivery => {
      const outgoing = outgoingOf(surface, made + i, text);
      return {
        ...outgoing,
        key: outgoing.id,
        kind: "edition",
        state: "ready",
        nextTryAt: NOW,
        createdAt: NOW,
        tells: [],
      };
    });
    made += count;
    await desk.state.deliveries.add(ready);
    const engine = createEngine({
      desk,
      knowledge: store.knowledge,
      clock,
      log: SILENT,
      chance: () => 0,
      pause: async () => {},
      breathe: () => turn(),
    });
    const from = performance.now();
    await engine.send();
    const took = performance.now() - from;
    await engine.stop();
    return (count / took) * 1000;
  };
}

const heapMb = (): number => {
  if (globalThis.gc === undefined) throw new Error("Memory is measured with node --expose-gc.");
  globalThis.gc();
  return process.memoryUsage().heapUsed / 1e6;
};

/** What is held after a tenth of the deliveries, and after all. */
const memory = (surface: Surface, store: KnowledgeStore, base: string): Promise<Row[]> =>
  // Discord's limit would make an hour of it; what is held depends on how much was posted, not on how fast.
  withDesk(surface, UNLIMITED, async (_, __, desk) => {
    const delivered = deliverer(surface, desk, store);
    const some = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i += POSTS) await delivered(POSTS);
    };
    await some(LONG / 10);
    const early = heapMb();
    await some(LONG - LONG / 10);
    return [
      {
        section: "posts",
        base,
        unit: "MB",
        what: `${surface}: growth of the heap to ${LONG.toLocaleString("en")} deliveries`,
        p50: heapMb() - early,
        target: MOST_GROWTH_MB,
      },
    ];
  });
