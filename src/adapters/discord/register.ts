import {
  type APIApplicationCommand,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  DiscordAPIError,
  InteractionContextType,
  type REST,
  RESTJSONErrorCodes,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from "discord.js";
import type { Command } from "../../core/command/declare.ts";
import { StartError } from "../start-error.ts";
import { structuredRoots } from "./roots.ts";

/** The names that outsiders rely on. A command with subcommands would lose its bare form, so `query` takes the whole grammar. */
export const COMMAND = {
  name: "amw",
  query: "query",
  share: "share",
  ask: "Ask AMW about this",
  propose: "Propose to AMW",
} as const;

/** In servers, direct messages and group messages, of a server that has AMW or a person who has. */
const EVERYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
};

/** All that AMW registers: `/amw`, the entries in the menu of a message, and the structured roots. */
export const declaredCommands = (commands: readonly Command[]): RESTPostAPIApplicationCommandsJSONBody[] => [
  {
    name: COMMAND.name,
    type: ApplicationCommandType.ChatInput,
    description: "Who makes what in AI infrastructure, and what they announced",
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: COMMAND.query,
        description: "A player, product, segment or announcement, or a command such as latest or help",
        required: true,
        autocomplete: true,
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        name: COMMAND.share,
        description: "Show the answer to everybody in the channel, not to you alone",
      },
    ],
    ...EVERYWHERE,
  },
  { name: COMMAND.ask, type: ApplicationCommandType.Message, ...EVERYWHERE },
  { name: COMMAND.propose, type: ApplicationCommandType.Message, ...EVERYWHERE },
  ...structuredRoots(commands),
];

/** What a command can declare. Everything else in Discord's answer is Discord's own. */
const DECLARED = [
  ...["name", "type", "description", "options", "required", "autocomplete", "choices", "value"],
  ...["min_value", "max_value", "min_length", "max_length", "channel_types"],
  ...["integration_types", "contexts", "default_member_permissions", "nsfw"],
];

/** The declared part of a command, spelt one way: Discord answers with defaults that a declaration leaves out. */
function shapeOf(command: object): string {
  const withoutDefaults: unknown = JSON.parse(
    JSON.stringify(command, (_, value: unknown) =>
      value === null || value === false || value === "" || (Array.isArray(value) && value.length === 0)
        ? undefined
        : value,
    ),
  );
  return JSON.stringify(withoutDefaults, DECLARED);
}

const shapesOf = (commands: readonly object[]): string => commands.map(shapeOf).sort().join("\n");

type Outcome = "registered" | "unchanged";

/** Makes Discord's list at the route the wanted one. Writes only when it differs: Discord counts the writes. */
async function overwrite(rest: REST, route: `/${string}`, wanted: readonly object[]): Promise<Outcome> {
  const existing = (await rest.get(route)) as APIApplicationCommand[];
  if (shapesOf(existing) === shapesOf(wanted)) return "unchanged";
  await rest.put(route, { body: wanted });
  return "registered";
}

export interface Registration {
  readonly commands: readonly Command[];
  /** A server for development, where commands change at once; everywhere unless told. */
  readonly guildId?: string | undefined;
  /** The servers that the bot is in. */
  readonly servers: readonly string[];
}

/** A bot in more servers than this is not under development: none of them holds commands of its own. */
const MOST_SERVERS_CLEARED = 5;

/** Where a command can be used is for global commands to say. */
const inGuild = (command: RESTPostAPIApplicationCommandsJSONBody): object => ({
  ...command,
  contexts: undefined,
  integration_types: undefined,
});

const notThere = (guildId: string): StartError =>
  new StartError(
    "DISCORD_GUILD_ID",
    `AMW is not in the Discord server ${guildId} that DISCORD_GUILD_ID names. Add it to that server, correct the id, or leave the variable unset.`,
  );

const isMissingAccess = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.MissingAccess;

/**
 * Registers the commands everywhere, or in one server and nowhere else, so that none shows twice. Rejects with a
 * StartError when AMW is not in that server.
 */
export async function registerCommands(
  rest: REST,
  application: string,
  { commands, guildId, servers }: Registration,
): Promise<{ readonly commands: Outcome; readonly guild?: string; readonly elsewhere?: "removed" | "none" }> {
  const declared = declaredCommands(commands);
  const everywhere = Routes.applicationCommands(application);
  if (guildId === undefined) {
    const outcome = await overwrite(rest, everywhere, declared);
    // What a start with DISCORD_GUILD_ID left in its server would show twice.
    if (servers.length <= MOST_SERVERS_CLEARED)
      for (const server of servers) {
        await overwrite(rest, Routes.applicationGuildCommands(application, server), []).catch((error: unknown) => {
          // AMW may have no commands there at all.
          if (!isMissingAccess(error)) throw error;
        });
      }
    return { commands: outcome };
  }
  const there = Routes.applicationGuildCommands(application, guildId);
  const outcome = await overwrite(rest, there, declared.map(inGuild)).catch((error: unknown) => {
    throw isMissingAccess(error) ? notThere(guildId) : error;
  });
  const others = await overwrite(rest, everywhere, []);
  return { commands: outcome, guild: guildId, elsewhere: others === "registered" ? "removed" : "none" };
}
