import { request as httpRequest, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { playgroundRoutes } from "../../../src/adapters/web/playground.ts";
import { type RunningHttp, startHttp } from "../../../src/adapters/web/server.ts";
import type { Call } from "../../../src/core/amw.ts";
import { amwThat } from "../../samples/hand-made-amw.ts";
import { type SampleAmw, SILENT, sampleAmw } from "../../samples/knowledge-store.ts";
import { readHtml } from "./html-tags.ts";

let sample: SampleAmw;
let http: RunningHttp;
beforeAll(async () => {
  sample = await sampleAmw();
  const pages = playgroundRoutes({ amw: sample.amw, host: "amw.test" });
  const checks = () => [];
  http = await startHttp({ host: "127.0.0.1", port: 0, checks, routes: () => pages, log: SILENT });
});
afterAll(async () => {
  await http.close();
  await sample.close();
});

interface Sent {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
interface Got {
  readonly status: number | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
}

/** A request with any Host and Origin, which fetch would not send. */
const send = (path: string, { method = "GET", body, headers = {} }: Sent = {}): Promise<Got> =>
  new Promise((resolve, reject) => {
    const { host, port } = http.address;
    const request = httpRequest({ host, port, path, method, headers, timeout: 5000 }, async (response) => {
      let text = "";
      for await (const chunk of response.setEncoding("utf8")) text += chunk;
      resolve({ status: response.statusCode, headers: response.headers, text });
    });
    request.on("error", reject).end(body);
  });
const JSON_TYPE = { "content-type": "application/json" };
const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  send(path, { method: "POST", body: JSON.stringify(body), headers: { ...JSON_TYPE, ...headers } });
const said = async (got: Promise<Got>) => JSON.parse((await got).text);

describe("the page", () => {
  it("allows nothing but itself, and is never kept", async () => {
    const { status, headers, text } = await send("/");
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["content-security-policy"]).toMatch(
      /^default-src 'none'; script-src 'sha256-[^ ]{44}'; style-src 'sha256-[^ ]{44}'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    );
    expect(text.match(/<script|<style/g)).toEqual(["<style", "<script"]);
    expect(text).not.toMatch(/ (?:src|on\w+|style)=/);
    expect(text.match(/href="(?!data:)/g)).toBeNull();
  });

  it("offers commands and names to begin with", async () => {
    const { text } = await send("/");
    const lines = [...text.matchAll(/data-line="([^"]*)"/g)].map(([, line]) => line);
    expect(lines).toEqual(expect.arrayContaining(["help", "latest", "top", "map", "huawei", "摩尔线程"]));
  });

  it("answers HEAD as GET, without the page", async () => {
    const { headers, text } = await send("/", { method: "HEAD" });
    expect([headers["content-type"], text]).toEqual(["text/html; charset=utf-8", ""]);
  });

  it("leaves the other addresses as they are", async () => {
    expect((await send("/healthz")).text).toBe("ok\n");
    expect((await send("/ask")).status).toBe(404);
    expect((await send("/ask", { method: "PUT" })).status).toBe(405);
  });
});

describe("asking", () => {
  it("gives the answer as escaped HTML, with Filter and without Share", async () => {
    const answer = await said(post("/ask", { line: "latest" }));
    expect(answer).toMatchObject({ tone: "plain", title: "Latest announcements" });
    const { tags, text } = readHtml(answer.html);
    expect(tags.filter(({ name }) => name === "button").length).toBeGreaterThan(3);
    expect(answer.html).toContain('data-form="latest"');
    expect(text).not.toContain("Share");
  });

  it("says what is typed as it is typed", async () => {
    const { html, tone } = await said(post("/ask", { line: "<img src=x onerror=alert(1)>" }));
    expect(tone).toBe("refused");
    expect(html).not.toContain("<img");
  });

  it("asks as somebody at this machine, who can fill in forms and has no channel", async () => {
    const heard: Call[] = [];
    const answer = async (call: Call) => {
      heard.push(call);
      return sample.ask("help");
    };
    const pages = playgroundRoutes({ amw: amwThat({ answer }), host: "127.0.0.1" });
    const other = await startHttp({ host: "127.0.0.1", port: 0, checks: () => [], routes: () => pages, log: SILENT });
    try {
      const at = `http://127.0.0.1:${other.address.port}/ask`;
      await fetch(at, { method: "POST", headers: JSON_TYPE, body: '{"line":"who"}' });
    } finally {
      await other.close();
    }
    expect(heard).toEqual([
      { line: "who", actor: { id: "web:local", name: "you" }, surface: "web", forms: true, manages: true },
    ]);
  });

  it("completes", async () => {
    const found = await said(send(`/complete?line=${encodeURIComponent("摩尔")}`));
    expect(found[0]).toEqual({ label: "Moore Threads (摩尔线程) · player", line: "moore-threads" });
    expect(await said(send("/complete?line=m"))).toHaveLength(8);
    expect((await said(send("/complete")))[0].line).toBe("latest");
  });

  it("gives the form of a line, and the line of a form", async () => {
    const form = await said(post("/form", { line: "latest --since 2026" }));
    expect(form).toMatchObject({ command: "latest", title: "Latest" });
    expect(form.fields.find(({ name }: { name: string }) => name === "since").value).toBe("2026");
    const filled = (values: object) => said(post("/filled", { command: "latest", values }));
    expect(await filled({ since: "2026", player: "huawei" })).toEqual({ line: "latest --player huawei --since 2026" });
    expect((await filled({ since: "soon" })).problems.since).toMatch(/^Write a date/);
  });

  it("says where there is nothing to fill in", async () => {
    expect(await post("/form", { line: "about" })).toMatchObject({
      status: 404,
      text: '{"error":"There is nothing to fill in for that line."}',
    });
  });
});

describe("what is not taken", () => {
  const ask = { method: "POST", body: '{"line":"help"}' };
  it.each<[string, number, Sent]>([
    ["a form, which any page may post", 415, { ...ask, headers: { "content-type": "text/plain" } }],
    ["no type", 415, ask],
    ["no JSON", 400, { ...ask, body: "{", headers: JSON_TYPE }],
    ["no object", 400, { ...ask, body: "null", headers: JSON_TYPE }],
    ["no line", 400, { ...ask, body: '{"line":1}', headers: JSON_TYPE }],
    ["too much", 413, { ...ask, body: JSON.stringify({ line: "x".repeat(128 * 1024) }), headers: JSON_TYPE }],
    [
      "too much, of unsaid length",
      413,
      { ...ask, body: " ".repeat(140_000), headers: { ...JSON_TYPE, "transfer-encoding": "chunked" } },
    ],
  ])("%s: %i", async (_, status, sent) => {
    const got = await send("/ask", sent);
    expect(got.status).toBe(status);
    expect(JSON.parse(got.text).error).toMatch(/^[A-Z].*\.$/);
    expect((await send("/healthz")).status).toBe(200);
  });

  it("takes a line as long as the limit allows", async () => {
    expect(await said(post("/ask", { line: "x".repeat(130_000) }))).toMatchObject({ tone: "refused" });
  });

  it.each([
    [{ origin: "https://evil.example" }],
    [{ origin: "null" }],
    [{ origin: "http://127.0.0.1:1" }],
    [{ "sec-fetch-site": "cross-site" }],
    [{ "sec-fetch-site": "same-site" }],
    [{ host: "evil.example" }],
    [{ host: "127.0.0.1.evil.example" }],
    [{ host: "localhost.evil.example:3000", origin: "http://localhost.evil.example:3000" }],
    [{ host: "%" }],
  ])("anything from elsewhere: %j", async (headers) => {
    for (const got of [await post("/ask", { line: "help" }, headers), await send("/complete?line=m", { headers })]) {
      expect(got.status).toBe(403);
      expect(Object.keys(JSON.parse(got.text))).toEqual(["error"]);
    }
  });

  it.each([
    [{ host: "localhost:3000", origin: "http://localhost:3000", "sec-fetch-site": "same-origin" }],
    [{ host: "[::1]:3000", origin: "http://[::1]:3000" }],
    [{ host: "192.168.1.5", origin: "http://192.168.1.5" }],
    [{ host: "AMW.test:3000", origin: "http://amw.test:3000" }],
  ])("but what its own page sends: %j", async (headers) => {
    expect((await post("/ask", { line: "help" }, headers)).status).toBe(200);
  });

  it("gives the page out under no other name, yet to a link from anywhere", async () => {
    expect(await send("/", { headers: { host: "evil.example" } })).toMatchObject({
      status: 403,
      text: "Open the playground as localhost or by the address of its machine.\n",
    });
    expect((await send("/", { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(200);
  });
});
