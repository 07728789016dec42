import { App, HTTPReceiver, type types } from "@slack/bolt";

// The plainest bolt app there is: its own server, signatures checked, one fixed message of ten blocks.
const { SLACK_SIGNING_SECRET: signingSecret = "", PORT: port = "" } = process.env;
const paragraph = (n: number) =>
  `Paragraph ${n}: what was announced, by whom, and why it matters to the market. `.repeat(4);
const section = (n: number) => ({ type: "section", text: { type: "mrkdwn", text: paragraph(n) } }) as const;
const message = {
  text: "A fixed message of ten blocks.",
  response_type: "ephemeral",
  blocks: [
    { type: "header", text: { type: "plain_text", text: "A fixed message" } },
    ...[1, 2, 3, 4, 5, 6, 7, 8].map(section),
    {
      type: "actions",
      elements: [1, 2, 3].map((n) => ({
        type: "button",
        action_id: `button:${n}`,
        text: { type: "plain_text", text: `Button ${n}` },
        value: `line ${n}`,
      })),
    },
  ] satisfies types.KnownBlock[],
} as const;

const app = new App({
  receiver: new HTTPReceiver({ signingSecret }),
  authorize: async () => ({ botToken: "xoxb-1-right", botId: "B1", botUserId: "U1" }),
});
app.command("/amw", ({ ack }) => ack(message));
await app.start({ port: Number(port), host: "127.0.0.1" });
process.once("SIGTERM", () => process.exit());
console.error("The plain bot is ready");
