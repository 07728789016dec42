import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gateway } from "../fakes/discord/gateway.ts";
import { origin } from "../fakes/discord/origin.ts";

/** Discord's wire without its rules, which would cost the more the more is answered. */
export interface DiscordWire {
  readonly apiUrl: string;
  readonly token: string;
  /** Sends `/amw query:` and resolves to the milliseconds until the answer begins to arrive. */
  ask(query: string): Promise<number>;
  close(): Promise<void>;
}

const CALLBACK = /^\/api\/v10\/interactions\/(\d+)\/[^/]+\/callback/;
const ANSWER_WITHIN_MS = 3000;
const FROM_ANNA = origin({});

export async function discordWire(): Promise<DiscordWire> {
  const token = "MTIzNDU2Nzg5.fake.token-of-the-bot";
  const waiting = new Map<string, (at: number) => void>();
  const commands: unknown[] = [];
  let ids = 800_000_000_000_000_000n;

  const server = createServer((request, response) => {
    const at = performance.now();
    const [, id] = CALLBACK.exec(request.url ?? "") ?? [];
    const answered = id === undefined ? undefined : waiting.get(id);
    request.resume().once("end", () => {
      if (id !== undefined) response.writeHead(204).end();
      else response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(read(request.url ?? "")));
      answered?.(at);
    });
  });
  const hub = gateway(server, { token, onProblem: () => {}, refusesToken: () => false });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const read = (url: string): unknown =>
    url.includes("/gateway/bot")
      ? {
          url: `ws://127.0.0.1:${port}/gateway`,
          shards: 1,
          session_start_limit: { total: 1000, remaining: 999, reset_after: 1000, max_concurrency: 1 },
        }
      : commands;

  return {
    apiUrl: `http://127.0.0.1:${port}/api`,
    token,
    async ask(query) {
      const id = String(++ids);
      const answered = new Promise<number>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`Discord got no answer: ${query}`)), ANSWER_WITHIN_MS);
        waiting.set(id, (at) => {
          clearTimeout(late);
          resolve(at);
        });
      });
      const data = { id: "800", name: "amw", type: 1, options: [{ name: "query", type: 3, value: query }] };
      const from = performance.now();
      hub.dispatch("INTERACTION_CREATE", { ...FROM_ANNA, id, token: `token-of-${id}`, type: 2, data });
      const at = await answered.finally(() => waiting.delete(id));
      return at - from;
    },
    async close() {
      await hub.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
