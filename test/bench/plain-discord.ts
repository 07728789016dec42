import { Client, ComponentType, Events, GatewayIntentBits, MessageFlags } from "discord.js";

// The plainest discord.js bot there is: one fixed message of ten components.
const { DISCORD_API_URL: api = "", DISCORD_TOKEN: token = "" } = process.env;
const paragraph = (n: number) =>
  `Paragraph ${n}: what was announced, by whom, and why it matters to the market. `.repeat(4);
const text = (content: string) => ({ type: ComponentType.TextDisplay, content }) as const;
const button = (n: number) =>
  ({ type: ComponentType.Button, style: 2, label: `Button ${n}`, custom_id: `line ${n}` }) as const;
const message = {
  flags: [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral],
  components: [
    {
      type: ComponentType.Container,
      components: [
        text("## A fixed message"),
        ...[1, 2, 3, 4].map((n) => text(paragraph(n))),
        { type: ComponentType.ActionRow, components: [1, 2, 3].map(button) },
      ],
    },
  ],
} as const;

const client = new Client({ intents: [GatewayIntentBits.Guilds], waitGuildTimeout: 1000, rest: { api } });
client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isChatInputCommand()) await interaction.reply(message);
});
client.once(Events.ClientReady, () => console.error("The plain bot is ready"));
process.once("SIGTERM", () => process.exit());
await client.login(token);
