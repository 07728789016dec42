import {
  type APIApplicationCommand,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type REST,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  Routes,
} from "discord.js";

/** The names that outsiders rely on. A command with subcommands would lose its bare form, so `query` takes the whole grammar. */
export const COMMAND = { name: "amw", query: "query", share: "share" } as const;

const COMMANDS: readonly RESTPostAPIChatInputApplicationCommandsJSONBody[] = [
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
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  },
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
    JSON.stringify(command, (_, value: unknown) => (value === null || value === false ? undefined : value)),
  );
  return JSON.stringify(withoutDefaults, DECLARED);
}

const shapesOf = (commands: readonly object[]): string => commands.map(shapeOf).sort().join("\n");

/** Makes Discord's list of our commands the declared one. Writes only when it differs: Discord counts the writes. */
export async function registerCommands(rest: REST, applicationId: string): Promise<"registered" | "unchanged"> {
  const route = Routes.applicationCommands(applicationId);
  const existing = (await rest.get(route)) as APIApplicationCommand[];
  if (shapesOf(existing) === shapesOf(COMMANDS)) return "unchanged";
  await rest.put(route, { body: COMMANDS });
  return "registered";
}
