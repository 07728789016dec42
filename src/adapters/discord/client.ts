import { Client, Events, GatewayIntentBits, Options } from "discord.js";
import type { Clock, Log } from "../../core/ports.ts";
import { type Connection, watchConnection } from "./connection.ts";
import { failureFields } from "./failure.ts";
import { identifyThrottle } from "./identify.ts";
import { patience } from "./patience.ts";
import { requester } from "./request.ts";
import { Shards } from "./shards.ts";
import { refusedToken, tooManyLogins } from "./start-errors.ts";

export interface ClientConfig {
  readonly api: string;
  readonly restTimeoutMs: number;
  readonly awayForMs: number;
}

interface Discord {
  readonly client: Client;
  readonly connection: Connection;
  /** Ends requests and connections at once; nothing of the client stays. */
  disconnect(): Promise<void>;
}

/** Interactions queue while the library waits for servers that are down, and Discord gives up on them after 3 s. */
const WAIT_FOR_GUILDS_MS = 1000;
/** One hiccup is worth a second try; answering twice is refused by Discord and harmless. */
const REST_RETRIES = 1;
/** Every interaction carries the people and messages it is about: AMW runs for months and needs none of them again. */
const NOTHING_KEPT = {
  ApplicationCommandManager: 0,
  ApplicationEmojiManager: 0,
  EntitlementManager: 0,
  GuildEmojiManager: 0,
  GuildMemberManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  StageInstanceManager: 0,
  ThreadManager: 0,
  ThreadMemberManager: 0,
  UserManager: 0,
  VoiceStateManager: 0,
};

/** What the library has to say, to the operator. Its debug events quote parts of the token and stay out. */
function routeLibraryEvents(client: Client, log: Log): void {
  client.on(Events.Warn, (text) => log.warn("discord.js warns", { text }));
  client.on(Events.Error, (error) => log.error("discord.js failed", failureFields(error)));
}

/** A client that is not connected yet, and what becomes of its connection. */
export function openClient({ api, restTimeoutMs, awayForMs }: ClientConfig, log: Log, clock: Clock): Discord {
  const stopped = new AbortController();
  let shards: Shards | undefined;
  const client: Client = new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    shards: "auto",
    waitGuildTimeout: WAIT_FOR_GUILDS_MS,
    makeCache: Options.cacheWithLimits(NOTHING_KEPT),
    rest: {
      api,
      timeout: restTimeoutMs,
      retries: REST_RETRIES,
      rejectOnRateLimit: patience(clock),
      makeRequest: requester({
        onOutcome: (failure) => connection.requested(failure),
        // The library's event for rate limits leaves out those of interactions; its event for answers copies every one.
        onSlowDown: (route) => log.warn("Discord asks to slow down", { route }),
        onRefusedToken: () => connection.end(refusedToken()),
        stopped: stopped.signal,
      }),
    },
    ws: {
      buildStrategy(manager) {
        shards = new Shards(manager, (error) =>
          log.error("Discord sent an event that discord.js cannot read", failureFields(error)),
        );
        return shards;
      },
      async buildIdentifyThrottler(manager) {
        const { session_start_limit: limit } = await manager.fetchGatewayInformation();
        return identifyThrottle(limit.max_concurrency, clock, () => connection.end(tooManyLogins()));
      },
    },
  });
  const connection = watchConnection(client, { log, clock, api, awayForMs });
  routeLibraryEvents(client, log);
  return {
    client,
    connection,
    async disconnect() {
      connection.stop();
      stopped.abort();
      await shards?.end();
      await client.destroy();
    },
  };
}
