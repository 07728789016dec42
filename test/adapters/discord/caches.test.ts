import { Events, type Interaction } from "discord.js";
import { expect, test } from "vitest";
import { openClient } from "../../../src/adapters/discord/client.ts";
import { logIn } from "../../../src/adapters/discord/login.ts";
import { buttonOf } from "../../fakes/discord/exchange.ts";
import { CHANNEL, GUILD } from "../../fakes/discord/world.ts";
import { openDiscord } from "./running-bot.ts";

const PEOPLE = 300;
const log = { debug() {}, info() {}, warn() {}, error() {} };
const ROW = { type: 1, components: [{ type: 2, style: 2, label: "Go", custom_id: "amw:go" }] } as const;

async function answer(interaction: Interaction): Promise<void> {
  if (!interaction.isRepliable()) return;
  await interaction.reply({ components: [ROW], flags: 1 << 15, allowedMentions: { parse: [] } });
}

test("people, messages and whatever else comes with interactions are not kept", async () => {
  const discord = await openDiscord();
  const { client, connection, disconnect } = openClient(
    { api: discord.apiUrl, restTimeoutMs: 5000, awayForMs: 60_000 },
    log,
    { now: () => new Date() },
  );
  const answers: Promise<void>[] = [];
  client.on(Events.InteractionCreate, (interaction) => void answers.push(answer(interaction)));
  await logIn(client, { token: discord.token, api: discord.apiUrl, withinMs: 5000, ended: connection.ended });
  for (let n = 0; n < PEOPLE; n++) {
    const user = { id: String(456_100_000_000_000_000n + BigInt(n)), name: `user${n}`, nick: `nick${n}` };
    const whence = n % 3 === 0 ? { user, guild: null } : { user };
    const { message } = await discord.command({ query: "huawei" }, whence);
    await discord.press(buttonOf(message, "Go"), whence);
  }
  await Promise.all(answers);
  const guild = client.guilds.cache.get(GUILD);
  const channel = client.channels.cache.get(CHANNEL);
  expect({
    users: client.users.cache.size,
    members: guild?.members.cache.size,
    messages: channel?.isTextBased() ? channel.messages.cache.size : undefined,
    guilds: client.guilds.cache.size,
    channels: client.channels.cache.size,
    entitlements: client.application?.entitlements.cache.size,
  }).toEqual({ users: 0, members: 0, messages: 0, guilds: 1, channels: 1, entitlements: 0 });
  await disconnect();
});
