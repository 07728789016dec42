import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import type { HttpRoute } from "../../../src/adapters/front-end.ts";
import { StartError } from "../../../src/adapters/start-error.ts";
import { type Check, notYet, type RunningHttp, startHttp } from "../../../src/adapters/web/server.ts";
import type { Log } from "../../../src/core/ports.ts";

const errors: unknown[] = [];
const log: Log = { debug() {}, info() {}, warn() {}, error: (text, fields) => errors.push([text, fields]) };
let running: RunningHttp | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
  errors.length = 0;
});

const READY: readonly Check[] = [{ name: "knowledge", ok: true }];

async function start(checks: () => readonly Check[] = () => READY, routes: () => readonly HttpRoute[] = () => []) {
  running = await startHttp({ host: "127.0.0.1", port: 0, checks, routes, log });
  const { host, port } = running.address;
  return `http://${host}:${port}`;
}
async function get(url: string, init: RequestInit = {}) {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(5000) });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

test("lives and is ready", async () => {
  const at = await start();
  expect(await get(`${at}/healthz`)).toMatchObject({ status: 200, text: "ok\n" });
  expect(await get(`${at}/readyz?full=1`)).toMatchObject({ status: 200, text: "ready\n" });
});

test("is not ready while a check fails, says why, and lives all the same", async () => {
  let checks: readonly Check[] = [
    { name: "knowledge", ok: true },
    { name: "slack", ok: false, reason: "Slack closed the connection; reconnecting" },
    { name: "discord", ok: false },
  ];
  const at = await start(() => checks);
  expect(await get(`${at}/readyz`)).toMatchObject({
    status: 503,
    text: "not ready\nslack: Slack closed the connection; reconnecting\ndiscord: not connected yet\n",
  });
  expect((await get(`${at}/healthz`)).status).toBe(200);
  checks = READY;
  expect((await get(`${at}/readyz`)).status).toBe(200);
});

test("says what runs here, and what does not", async () => {
  const at = await start();
  const home = await get(at);
  expect(home.status).toBe(200);
  expect(home.text).toMatchInlineSnapshot(`
    "AMW, the AI Market Watch briefing bot, runs here. GET /healthz says whether the process lives, GET /readyz whether every front end is connected.
    "
  `);
  const lost = await get(`${at}/healthz/more`);
  expect(lost.status).toBe(404);
  expect(lost.text).toMatchInlineSnapshot(`
    "Nothing is at this address. GET /healthz says whether the process lives, GET /readyz whether every front end is connected.
    "
  `);
});

test.each(["/", "/healthz", "/readyz", "/nothing"])("%s: nothing is stored or sniffed", async (path) => {
  const { headers } = await get((await start()) + path);
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("content-type")).toBe("text/plain; charset=utf-8");
});

test("HEAD answers as GET does, without the text", async () => {
  const at = await start();
  const { status, text, headers } = await get(`${at}/healthz`, { method: "HEAD" });
  expect([status, text, headers.get("content-length")]).toEqual([200, "", "3"]);
  expect((await get(`${at}/nothing`, { method: "HEAD" })).status).toBe(404);
});

test.each(["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])("%s is refused with what is allowed", async (method) => {
  const { status, headers } = await get(`${await start()}/healthz`, { method });
  expect([status, headers.get("allow")]).toEqual([405, "GET, HEAD"]);
});

test("a check that breaks is told in the log, not to the caller", async () => {
  const at = await start(() => {
    throw new Error("the token is xoxb-1");
  });
  const { status, text } = await get(`${at}/readyz`);
  expect(status).toBe(500);
  expect(text).not.toContain("xoxb");
  expect(errors).toHaveLength(1);
  expect((await get(`${at}/healthz`)).status).toBe(200);
});

const post = (path: string, handle: HttpRoute["handle"]): HttpRoute => ({ method: "POST", path, handle });

test("a front end answers its own addresses, as soon as it is there", async () => {
  let routes = [notYet("POST", "/slack/events", "AMW is not connected to Slack yet.")];
  const at = await start(
    () => READY,
    () => routes,
  );
  const early = await get(`${at}/slack/events`, { method: "POST", body: "a" });
  expect(early).toMatchObject({ status: 503, text: "AMW is not connected to Slack yet.\n" });
  expect(early.headers.get("retry-after")).toBe("5");
  routes = [post("/slack/events", async (_, response) => void response.end("taken"))];
  expect(await get(`${at}/slack/events?a=1`, { method: "POST" })).toMatchObject({ status: 200, text: "taken" });
  expect((await get(`${at}/slack/events/more`, { method: "POST" })).status).toBe(405);
  expect((await get(`${at}/healthz`)).status).toBe(200);
});

test("a front end that fails at an address is told in the log, not to the caller", async () => {
  const at = await start(
    () => READY,
    () => [
      post("/early", async () => {
        throw new Error("the token is xoxb-1");
      }),
      post("/late", async (_, response) => {
        response.write("a");
        throw new Error("the token is xoxb-1");
      }),
    ],
  );
  const { status, text } = await get(`${at}/early`, { method: "POST" });
  expect([status, text]).toEqual([500, "AMW could not answer this; its log says why.\n"]);
  await expect(get(`${at}/late`, { method: "POST" })).rejects.toThrow();
  expect(errors).toHaveLength(2);
});

test("closing waits for an answer that is on its way, and no longer", async () => {
  const at = await start(
    () => READY,
    () => [
      post("/slow", async (_, response) => {
        await new Promise((resolve) => setTimeout(resolve, 100));
        response.end("late");
      }),
    ],
  );
  const asking = get(`${at}/slow`, { method: "POST" });
  await new Promise((resolve) => setTimeout(resolve, 30));
  const asked = performance.now();
  await running?.close();
  expect((await asking).text).toBe("late");
  expect(performance.now() - asked).toBeLessThan(2000);
});

test("closing cuts off no answer of many that are on their way", async () => {
  let arrived = 0;
  const at = await start(
    () => READY,
    () => [
      post("/slow", async (_, response) => {
        await new Promise((resolve) => setTimeout(resolve, (arrived++ % 10) * 30));
        response.end("late");
      }),
    ],
  );
  const asking = Array.from({ length: 40 }, () => get(`${at}/slow`, { method: "POST", body: "a" }));
  await Promise.race(asking);
  await running?.close();
  for (const { text } of await Promise.all(asking)) expect(text).toBe("late");
});

test("a port that is taken stops the start with the mend", async () => {
  await start();
  const port = running?.address.port ?? 0;
  const second = startHttp({ host: "127.0.0.1", port, checks: () => READY, log });
  await expect(second).rejects.toThrow(StartError);
  await expect(second).rejects.toMatchObject({
    variable: "PORT",
    message: `Port ${port} on 127.0.0.1 is taken. Stop what uses it, or set PORT to a free port.`,
  });
});

test("an address that this machine does not have stops the start with the mend", async () => {
  const wrong = startHttp({ host: "192.0.2.1", port: 0, checks: () => READY, log });
  await expect(wrong).rejects.toMatchObject({ name: "StartError", variable: "HOST" });
});

test("closing ends connections that are kept alive", async () => {
  await start();
  const socket = connect(running?.address.port ?? 0, "127.0.0.1");
  socket.write("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
  await once(socket, "data");
  const ended = once(socket, "close");
  await running?.close();
  await ended;
});

test("closing does not wait for ever for a request that never comes whole", async () => {
  await start();
  const socket = connect(running?.address.port ?? 0, "127.0.0.1");
  await once(socket, "connect");
  socket.write("GET /healthz HTTP/1.1\r\nHost: ");
  await expect.poll(() => socket.bytesWritten).toBeGreaterThan(0);
  // Cut off, so possibly reset.
  socket.on("error", () => undefined);
  const ended = new Promise((resolve) => socket.once("close", resolve));
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const closed = running?.close();
    vi.advanceTimersByTime(3000);
    await Promise.all([closed, ended]);
  } finally {
    vi.useRealTimers();
  }
});
