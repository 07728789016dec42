import { renderDiscord } from "../../src/adapters/discord/render.ts";
import { renderSlack } from "../../src/adapters/slack/render.ts";
import { renderTerminal } from "../../src/adapters/terminal/render.ts";
import { renderHtml } from "../../src/adapters/web/render.ts";
import { plainText } from "../../src/core/message/plain.ts";
import { rendererConformance } from "./renderer.ts";

/** Every string under the keys that a person reads. */
function texts(value: unknown, keys: readonly string[]): string {
  if (Array.isArray(value)) return value.map((one) => texts(one, keys)).join(" ");
  if (typeof value !== "object" || value === null) return "";
  return Object.entries(value)
    .map(([key, one]) => (typeof one === "string" ? (keys.includes(key) ? one : "") : texts(one, keys)))
    .join(" ");
}

const unescapedHtml = (html: string): string =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(
      /&(lt|gt|quot|#39|apos);/g,
      (_, name) => ({ lt: "<", gt: ">", quot: '"', "#39": "'", apos: "'" })[name as "lt"],
    )
    .replaceAll("&amp;", "&");

rendererConformance({ name: "plain text", render: plainText, read: String });
rendererConformance({
  name: "the terminal",
  render: (message) => renderTerminal(message, { width: 100, colour: false, now: new Date("2026-11-23T12:00:00Z") }),
  read: String,
});
rendererConformance({ name: "the web", render: renderHtml, read: (html) => unescapedHtml(String(html)) });
rendererConformance({
  name: "Slack",
  render: renderSlack,
  read: (wire) => texts((wire as { blocks: unknown }).blocks, ["text"]),
});
rendererConformance({
  name: "Discord",
  render: (message) => renderDiscord(message, (line) => `key${line.length}`),
  read: (wire) =>
    texts((wire as { components: unknown }).components, ["content"])
      .replace(/\\(?=\p{P}|\p{S})/gu, "")
      .replace(/[\u200b\u2060]/g, ""),
});
