import { askAbout } from "../fakes/discord/commands.ts";
import { type Posted, textOf } from "../fakes/discord/exchange.ts";
import { modalOf, submit } from "../fakes/discord/modals.ts";
import type { Both } from "./both.ts";

/** What an answer says, and whether it is a refusal where the platform shows that. */
export interface Said {
  readonly text: string;
  readonly refused?: boolean;
}

const REFUSED_COLOUR = 0xd64545;
/** A message on Discord as a reader sees it. */
export const saidOnDiscord = (message: Posted): Said => ({
  text: textOf(message),
  refused: JSON.stringify(message.body.components).includes(`"accent_color":${REFUSED_COLOUR}`),
});

/** Every way to ask a line, by name; each gives the answer. `channel` is one of nobody else, since posts have their pace. */
export const SHAPES: Readonly<Record<string, (both: Both, line: string, channel: string) => Promise<Said>>> = {
  "a slash command in Slack": ({ slack }, line) => slack.say(line),
  "a mention in Slack": ({ slack }, line, channel) => slack.mention(`@amw ${line}`, { channel }),
  "a direct message in Slack": ({ slack }, line, channel) => slack.direct(line, { channel: `D${channel}` }),
  "a modal in Slack": async ({ slack }, line) => {
    const shown = await slack.askAbout({ text: "?" });
    await slack.submit(shown, { question: line });
    return { text: JSON.stringify(shown.modal.blocks) };
  },
  "a query in Discord": async ({ discord }, query) => saidOnDiscord((await discord.command({ query })).message),
  "a query in a direct message of Discord": async ({ discord }, query) =>
    saidOnDiscord((await discord.command({ query }, { guild: null })).message),
  "a modal in Discord": async ({ discord }, line) => {
    const modal = modalOf(await askAbout(discord, { content: "?" }));
    return saidOnDiscord((await submit(discord, modal, { Question: line })).message);
  },
};
