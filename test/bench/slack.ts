import { Pool } from "undici";
import { BOT_TOKEN, fakeSlack } from "../fakes/slack/fake-slack.ts";
import { FORM, form, SIGNING_SECRET, signed } from "../fakes/slack/http-door.ts";
import { type Answering, against, heapRows } from "./against-plain.ts";
import type { Base } from "./bases.ts";
import { AMW, freePort, program, startChild } from "./child.ts";
import type { Drawn } from "./lines.ts";
import type { Row } from "./row.ts";

const COMMANDS = 100_000;

/** Slash commands over signed HTTP, each bot in a process of its own and asked by the same client. */
export async function benchSlack(base: Base, drawn: readonly Drawn[], isLong: boolean): Promise<Row[]> {
  const slack = await fakeSlack();
  const row = { section: "slack", base: base.name } as const;
  const env = { SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_API_URL: slack.apiUrl };
  const knowledge = { AMW_KNOWLEDGE_DIR: base.knowledgeDir, AMW_DATA_DIR: base.dataDir };
  const plain = await answering(program("plain-slack.js"), env);
  const amw = await answering(AMW, { ...env, ...knowledge });
  try {
    const rows: Row[] = [];
    for (const lines of drawn) rows.push(...(await against(plain, amw, lines, row)));
    return isLong ? [...rows, ...(await heapRows(amw, drawn.at(-1)?.lines ?? [], COMMANDS, row))] : rows;
  } finally {
    await plain.child.stop();
    await amw.child.stop();
    await slack.close();
  }
}

async function answering(
  what: Parameters<typeof startChild>[0],
  env: Readonly<Record<string, string>>,
): Promise<Answering> {
  const port = await freePort();
  const child = await startChild(what, { ...env, PORT: String(port) });
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: 16, pipelining: 1 });
  let asked = 0;
  return {
    child: {
      ...child,
      async stop() {
        await pool.close();
        await child.stop();
      },
    },
    async ask(line) {
      const request = signed(slashCommand(line, `${port}.${++asked}`), FORM, new Date());
      const from = performance.now();
      const { statusCode, body } = await pool.request({ path: "/slack/events", method: "POST", ...request });
      const text = await body.text();
      const took = performance.now() - from;
      if (statusCode !== 200 || !text.includes('"blocks"')) throw new Error(`${line}: ${statusCode} ${text}`);
      return took;
    },
  };
}

const slashCommand = (line: string, trigger: string): string =>
  form({
    token: "verification",
    team_id: "T1",
    team_domain: "analysts",
    channel_id: "C1",
    channel_name: "general",
    user_id: "U1",
    user_name: "ada",
    command: "/amw",
    text: line,
    api_app_id: "A1",
    is_enterprise_install: "false",
    response_url: "https://hooks.slack.com/commands/T1/1/1",
    trigger_id: trigger,
  });
