import { Client, Events, GatewayIntentBits, type Interaction, Status } from "discord.js";
import type { Amw } from "../../core/amw.ts";
import type { Command } from "../../core/command/declare.ts";
import type { ButtonLines, Clock, Log } from "../../core/ports.ts";
import type { FrontEnd } from "../front-end.ts";
import { announceCommands } from "./announce-commands.ts";
import { failureFields, reportFailure } from "./failure.ts";
import { interactions } from "./interactions.ts";
import { logIn } from "./login.ts";

export interface DiscordConfig {
  readonly token: string;
  /** Base of the REST API, without version; Discord's own unless told. */
  readonly apiUrl?: string;
  /** A server for development, where the commands are registered instead of everywhere. */
  readonly guildId?: string | undefined;
  /** How long an answer may take before Discord is told that it will follow; 2000 unless told. Discord waits for 3000. */
  readonly deferAfterMs?: number;
  /** How long logging in may take; 30,000 unless told. */
  readonly loginWithinMs?: number;
}

interface DiscordParts {
  readonly amw: Amw;
  readonly log: Log;
  readonly config: DiscordConfig;
  readonly lines: ButtonLines;
  readonly clock: Clock;
  /** Whose roots get structured commands. */
  readonly commands: readonly Command[];
}

const DEFAULT_API = "https://discord.com/api";
/** Interactions queue while the library waits for servers that are down, and Discord gives up on them after 3 s. */
const WAIT_FOR_GUILDS_MS = 1000;
/** What took longer missed an interaction's 3 s anyway. */
const REST_TIMEOUT_MS = 5000;
/** One hiccup is worth a second try; answering twice is refused by Discord and harmless. */
const REST_RETRIES = 1;
const STOP_WITHIN_MS = 5000;

function clientFor(config: DiscordConfig): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    waitGuildTimeout: WAIT_FOR_GUILDS_MS,
    rest: { api: config.apiUrl ?? DEFAULT_API, timeout: REST_TIMEOUT_MS, retries: REST_RETRIES },
  });
}

/** What the library has to say, to the operator. Its debug events quote parts of the token and stay out. */
function routeLibraryEvents(client: Client, log: Log): void {
  client.on(Events.Warn, (text) => log.warn("discord.js warns", { text }));
  client.on(Events.Error, (error) => log.error("discord.js failed", failureFields(error)));
  client.on(Events.ShardError, (error, shard) =>
    log.warn("Discord connection failed", { shard, ...failureFields(error) }),
  );
  client.on(Events.ShardReconnecting, (shard) => log.info("Discord connection lost, reconnecting", { shard }));
  client.on(Events.ShardResume, (shard) => log.info("Discord connection resumed", { shard }));
  // The library's event for rate limits leaves out those of interactions; the route stands without ids and tokens.
  client.rest.on("response", ({ route }, { status }) => {
    if (status === 429) log.warn("Discord asks to slow down", { route });
  });
}

/** Connects to Discord and answers there; rejects with a StartError when that cannot work as configured. */
export async function startDiscord({ amw, log, config, lines, clock, commands }: DiscordParts): Promise<FrontEnd> {
  const client = clientFor(config);
  const hear = interactions({ amw, lines, clock, commands, deferAfterMs: config.deferAfterMs ?? 2000 });
  const inFlight = new Set<Promise<void>>();
  let closedFor: number | undefined;

  async function answer(interaction: Interaction): Promise<void> {
    try {
      await hear(interaction);
    } catch (error) {
      reportFailure(log, "Could not answer on Discord", error);
    }
  }

  routeLibraryEvents(client, log);
  client.on(Events.ShardDisconnect, ({ code }) => {
    closedFor = code;
    log.error("Discord closed the connection for good", { code });
  });
  client.on(Events.InteractionCreate, (interaction) => {
    const answering = answer(interaction);
    inFlight.add(answering);
    void answering.finally(() => inFlight.delete(answering));
  });

  const application = await logIn(client, config.token, config.apiUrl ?? DEFAULT_API, config.loginWithinMs ?? 30_000);
  await announceCommands(client, application, { commands, guildId: config.guildId }, log);

  return {
    ended: new Promise(() => {}),
    ready() {
      if (closedFor !== undefined) {
        return { ok: false, reason: `Discord closed the connection for good (code ${closedFor}); start AMW again.` };
      }
      const connected = [...client.ws.shards.values()].every(({ status }) => status === Status.Ready);
      return connected ? { ok: true } : { ok: false, reason: "AMW is reconnecting to Discord." };
    },
    async stop() {
      client.removeAllListeners(Events.InteractionCreate);
      let timer: NodeJS.Timeout | undefined;
      const limit = new Promise((resolve) => {
        timer = setTimeout(resolve, STOP_WITHIN_MS);
      });
      await Promise.race([Promise.all(inFlight), limit]);
      clearTimeout(timer);
      await client.destroy();
    },
  };
}
