import { Events, type Interaction } from "discord.js";
import type { Amw } from "../../core/amw.ts";
import type { ButtonLines, Clock, Log } from "../../core/ports.ts";
import type { FrontEnd } from "../front-end.ts";
import { openClient } from "./client.ts";
import { answerCommand } from "./command.ts";
import { completeQuery } from "./complete.ts";
import { reportFailure } from "./failure.ts";
import { logIn } from "./login.ts";
import { answerPress, doubleClicks } from "./press.ts";
import { COMMAND, registerCommands } from "./register.ts";
import { replies } from "./reply.ts";

export interface DiscordConfig {
  readonly token: string;
  /** Base of the REST API, without version; Discord's own unless told. */
  readonly apiUrl?: string;
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
}

const DEFAULT_API = "https://discord.com/api";

/** Connects to Discord and answers there; rejects with a StartError when that cannot work as configured. */
export async function startDiscord({ amw, log, config, lines, clock }: DiscordParts): Promise<FrontEnd> {
  const api = config.apiUrl ?? DEFAULT_API;
  const limits = { restTimeoutMs: config.restTimeoutMs ?? 5000, awayForMs: config.awayForMs ?? 120_000 };
  const { client, connection, disconnect } = openClient({ api, ...limits }, log, clock);
  const speaking = replies(lines, config.deferAfterMs ?? 2000);
  const isDoubleClick = doubleClicks(clock);
  const inFlight = new Set<Promise<void>>();

  async function answer(interaction: Interaction): Promise<void> {
    try {
      if (interaction.isButton()) await answerPress(interaction, amw, speaking, lines, isDoubleClick);
      else if (interaction.isAutocomplete()) await completeQuery(interaction, amw);
      else if (interaction.isChatInputCommand() && interaction.commandName === COMMAND.name) {
        await answerCommand(interaction, amw, speaking);
      }
    } catch (error) {
      reportFailure(log, "Could not answer on Discord", error);
    }
  }

  client.on(Events.InteractionCreate, (interaction) => {
    const answering = answer(interaction);
    inFlight.add(answering);
    void answering.finally(() => inFlight.delete(answering));
  });

  const { token, loginWithinMs: withinMs = 30_000 } = config;
  const { ended } = connection;
  const application = await logIn(client, { token, api, withinMs, ended }).catch(async (error) => {
    await disconnect();
    throw error;
  });
  try {
    const outcome = await registerCommands(client.rest, application);
    log.info("Connected to Discord", { application, commands: outcome });
  } catch (error) {
    // Discord keeps the commands of earlier starts, so what it knows works on.
    reportFailure(log, "Discord did not take the command /amw; the next start tries again", error);
  }

  return {
    ended,
    ready: connection.ready,
    async stop() {
      client.removeAllListeners(Events.InteractionCreate);
      let timer: NodeJS.Timeout | undefined;
      const limit = new Promise((resolve) => {
        timer = setTimeout(resolve, config.stopWithinMs ?? 5000);
      });
      await Promise.race([Promise.all(inFlight), limit]);
      clearTimeout(timer);
      await disconnect();
    },
  };
}
