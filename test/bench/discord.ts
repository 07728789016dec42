import { type Answering, against, heapRows } from "./against-plain.ts";
import type { Base } from "./bases.ts";
import { AMW, freePort, program, startChild } from "./child.ts";
import { discordWire } from "./discord-wire.ts";
import type { Drawn } from "./lines.ts";
import type { Row } from "./row.ts";

const INTERACTIONS = 20_000;

/** Interactions from the gateway's dispatch to the callback's arrival, each bot in a process and on a Discord of its own. */
export async function benchDiscord(base: Base, drawn: readonly Drawn[], isLong: boolean): Promise<Row[]> {
  const row = { section: "discord", base: base.name } as const;
  const knowledge = { AMW_KNOWLEDGE_DIR: base.knowledgeDir, AMW_DATA_DIR: base.dataDir };
  const plain = await answering(program("plain-discord.js"), {});
  const amw = await answering(AMW, { ...knowledge, PORT: String(await freePort()) });
  try {
    const rows: Row[] = [];
    for (const lines of drawn) rows.push(...(await against(plain, amw, lines, row)));
    return isLong ? [...rows, ...(await heapRows(amw, drawn.at(-1)?.lines ?? [], INTERACTIONS, row))] : rows;
  } finally {
    await plain.child.stop();
    await amw.child.stop();
  }
}

async function answering(
  what: Parameters<typeof startChild>[0],
  env: Readonly<Record<string, string>>,
): Promise<Answering> {
  const wire = await discordWire();
  const child = await startChild(what, { ...env, DISCORD_TOKEN: wire.token, DISCORD_API_URL: wire.apiUrl });
  return {
    ask: wire.ask,
    child: {
      ...child,
      async stop() {
        await child.stop();
        await wire.close();
      },
    },
  };
}
