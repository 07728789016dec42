import { choicesOf, type Exchange } from "./exchange.ts";
import type { FakeDiscord } from "./fake-discord.ts";
import type { Json } from "./message-rules.ts";
import { ANNA, CHANNEL, type Whence } from "./world.ts";

type Values = Readonly<Record<string, string | number>>;

const isAnswered = ({ callback }: Exchange): boolean => callback !== undefined;

const options = (values: Values, focused?: string): Json[] =>
  Object.entries(values).map(([name, value]) => ({
    name,
    type: typeof value === "number" ? 4 : 3,
    value,
    ...(name === focused ? { focused: true } : {}),
  }));

const commandData = (root: string, subcommand: string, inner: readonly Json[]): Json => ({
  id: "800000000000000000",
  name: root,
  type: 1,
  options: [{ name: subcommand, type: 1, options: inner }],
});

/** Asks `/root subcommand name: value …` and waits for the first response. */
export const use = (discord: FakeDiscord, path: `${string} ${string}`, values: Values = {}, whence: Whence = {}) => {
  const [root = "", subcommand = ""] = path.split(" ");
  return discord.interact("command", commandData(root, subcommand, options(values)), whence).until(isAnswered);
};

/** Types into the last of the options and waits for the choices. */
export const typeInto = async (
  discord: FakeDiscord,
  path: `${string} ${string}`,
  values: Values,
  whence: Whence = {},
) => {
  const [root = "", subcommand = ""] = path.split(" ");
  const inner = options(values, Object.keys(values).at(-1));
  const exchange = discord.interact("autocomplete", commandData(root, subcommand, inner), whence);
  return choicesOf(await exchange.until(isAnswered));
};

/** Picks a command that was never registered, or no longer is. */
export const useUnknown = (discord: FakeDiscord, name: string, type: 1 | 2 | 3 = 1): Promise<Exchange> => {
  const target = { target_id: ANNA.id, resolved: { users: { [ANNA.id]: { id: ANNA.id, username: ANNA.name } } } };
  const data = type === 2 ? target : type === 3 ? targetMessage({ content: "" }) : { options: [] };
  const kind = type === 1 ? "command" : "menu";
  return discord.interact(kind, { id: "800000000000000000", name, type, ...data }, {}).until(isAnswered);
};

/** What somebody else wrote. */
export interface Written {
  readonly content?: string;
  readonly embeds?: readonly Json[];
  readonly components?: readonly Json[];
  readonly forwarded?: { readonly content: string };
}

const MESSAGE = "700000000000000001";
const FORWARD = { message_reference: { type: 1, channel_id: CHANNEL, message_id: "700000000000000002" } };

function targetMessage({ content = "", embeds = [], components = [], forwarded }: Written): Json {
  const common = {
    ...{ type: 0, timestamp: "2026-01-01T00:00:00.000000+00:00", edited_timestamp: null, flags: 0 },
    ...{ mentions: [], mention_roles: [], attachments: [], embeds: [], components: [] },
  };
  const snapshots = forwarded ? { ...FORWARD, message_snapshots: [{ message: { ...common, ...forwarded } }] } : {};
  const message = {
    ...{ ...common, id: MESSAGE, channel_id: CHANNEL, author: { id: ANNA.id, username: ANNA.name } },
    ...{ tts: false, mention_everyone: false, pinned: false, content, embeds, components, ...snapshots },
  };
  return { target_id: MESSAGE, resolved: { messages: { [MESSAGE]: message } } };
}

/** Chooses "Ask AMW about this" in the menu of a message, and waits for the first response. */
export const askAbout = (discord: FakeDiscord, written: Written, whence: Whence = {}): Promise<Exchange> =>
  chooseAbout(discord, "Ask AMW about this", written, whence);

/** Chooses "Propose to AMW" there. */
export const proposeAbout = (discord: FakeDiscord, written: Written, whence: Whence = {}): Promise<Exchange> =>
  chooseAbout(discord, "Propose to AMW", written, whence);

const chooseAbout = (discord: FakeDiscord, name: string, written: Written, whence: Whence): Promise<Exchange> =>
  discord
    .interact("menu", { id: "800000000000000000", name, type: 3, ...targetMessage(written) }, whence)
    .until(isAnswered);
