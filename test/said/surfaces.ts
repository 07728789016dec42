import { renderDiscord } from "../../src/adapters/discord/render.ts";
import { renderSlack } from "../../src/adapters/slack/render.ts";
import { renderTerminal } from "../../src/adapters/terminal/render.ts";
import { renderHtml } from "../../src/adapters/web/render.ts";
import type { Message } from "../../src/core/message/message.ts";
import { plainText } from "../../src/core/message/plain.ts";

const json = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`;

/** How each surface shows a message, by the ending of its snapshot. */
export const SURFACES: Readonly<Record<string, (message: Message) => string>> = {
  "terminal.txt": (message) =>
    `${renderTerminal(message, { width: 100, colour: false, now: new Date("2026-11-23T12:00:00Z") })}\n`,
  "plain.txt": (message) => `${plainText(message)}\n`,
  "slack.json": (message) => json(renderSlack(message)),
  "discord.json": (message) => json(renderDiscord(message, (line) => `key-of-${line.length}`)),
  "web.html": (message) => `${renderHtml(message)}\n`,
};
