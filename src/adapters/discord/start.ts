import { Events, type Interaction } from "discord.js";
import type { Amw } from "../../core/amw.ts";
import type { Command } from "../../core/command/declare.ts";
import type { ButtonLines, Clock, Log } from "../../core/ports.ts";
import type { FrontEnd } from "../front-end.ts";
import { inFlight } from "../in-flight.ts";
import { within } from "../within.ts";
import { announceCommands } from "./announce-commands.ts";
import { openClient } from "./client.ts";
import { reportFailure } from "./failure.ts";
import { interactions } from "./interactions.ts";
import { logIn } from "./login.ts";
import { discordMessenger, type MessengerConfig } from "./messenger.ts";
import { DEFAULT_API, refusedToken } from "./start-errors.ts";

export interface DiscordConfig extends MessengerConfig {
  /** A server for development, where the commands are registered instead of everywhere. */
  readonly guildId?: string | undefined;
  /** How long an answer may take before Discord is told that it will follow; 2000 unless told. Discord waits for 3000. */
  readonly deferAfterMs?: number;
  /** How long logging in may take; 30,000 unless told. */
  readonly loginWithinMs?: number;
  /** How long one request may take; 5000 unless told: what took longer missed an interaction's 3 s anyway. */
  readonly restTimeoutMs?: number;
  /** How long a lost connection may take to come back before the front end ends; 120,000 unless told. */
  readonly awayForMs?: number;
  /** How long answers that are in flight may take when AMW stops; 5000 unless told. */
  readonly stopWithinMs?: number;
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

/** Connects to Discord and answers there; rejects with a StartError when that cannot work as configured. */
export async function startDiscord({ amw, log, config, lines, clock, commands }: DiscordParts): Promise<FrontEnd> {
  const api = config.apiUrl ?? DEFAULT_API;
  const limits = { restTimeoutMs: config.restTimeoutMs ?? 5000, awayForMs: config.awayForMs ?? 120_000 };
  const { client, connection, disconnect } = openClient({ api, ...limits }, log, clock);
  const hear = interactions({ amw, lines, clock, commands, deferAfterMs: config.deferAfterMs ?? 2000 });
  const answering = inFlight();
  const messenger = discordMessenger({
    config,
    log,
    clock,
    lines,
    heard: { onOutcome: connection.requested, onRefusedToken: () => connection.end(refusedToken()) },
  });

  async function answer(interaction: Interaction): Promise<void> {
    try {
      await hear(interaction);
    } catch (error) {
      reportFailure(log, "Could not answer on Discord", error);
    }
  }

  client.on(Events.InteractionCreate, (interaction) => {
    void answering.track(answer(interaction));
  });

  const { token, loginWithinMs: withinMs = 30_000 } = config;
  const { ended } = connection;
  try {
    const application = await logIn(client, { token, api, withinMs, ended });
    await announceCommands(
      client.rest,
      application,
      { commands, guildId: config.guildId, servers: [...client.guilds.cache.keys()] },
      log,
    );
  } catch (error) {
    await Promise.all([messenger.close(0), disconnect()]);
    throw error;
  }

  return {
    ended,
    ready: connection.ready,
    messenger,
    async stop() {
      client.removeAllListeners(Events.InteractionCreate);
      const { stopWithinMs: withinMs = 5000 } = config;
      await Promise.all([within(withinMs, answering.settled()), messenger.close(withinMs)]);
      await disconnect();
    },
  };
}
