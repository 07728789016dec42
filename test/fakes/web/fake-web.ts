import { readFileSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { createServer as createSecureServer } from "node:tls";
import { LIMITS, type Limits } from "../../../src/pages/limits.ts";
import type { Network } from "../../../src/pages/network.ts";
import { pagesOver, type WebPages } from "../../../src/pages/web-pages.ts";

/** The address that every site of the fake web has unless told; public, and never asked: what is dialled ends up here. */
export const PUBLIC = "93.184.216.34";

const pem = (name: string) => readFileSync(join(import.meta.dirname, "certificates", name), "utf8");

export interface Asked {
  readonly host: string;
  readonly path: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly encrypted: boolean;
}

/** Writes an answer, byte for byte. */
export type Answerer = (socket: Socket, asked: Asked) => void;

/**
 * Sites that say whatever a test makes them say, over real sockets on this machine, and names that mean whatever it makes
 * them mean. It stands where the internet does, below every check: nothing is let through for its sake.
 */
export class FakeWeb implements Network {
  readonly authorities: string | undefined = pem("authority.pem");
  /** What was dialled, after all checks. */
  readonly dialled: { readonly addresses: readonly string[]; readonly port: number }[] = [];
  readonly asked: Asked[] = [];
  /** Names that were looked up. */
  readonly looked: string[] = [];
  /** Addresses of this machine. */
  readonly owned: string[] = [];
  readonly log: string[] = [];
  readonly #names = new Map<string, () => readonly string[] | Promise<readonly string[]>>();
  readonly #pages = new Map<string, Answerer>();
  readonly #sockets = new Set<Socket>();
  readonly #unexpected: string[] = [];
  readonly #plain: Server;
  readonly #secure: Server;
  readonly #opened: WebPages[] = [];

  private constructor(certificate: { readonly key: string; readonly cert: string }) {
    this.#plain = createServer((socket) => this.#serve(socket, false));
    this.#secure = createSecureServer(certificate, (socket) => this.#serve(socket, true));
    this.#secure.on("tlsClientError", () => {});
    for (const server of [this.#plain, this.#secure])
      server.on("connection", (socket: Socket) => {
        this.#sockets.add(socket);
        socket.on("error", () => {}).on("close", () => this.#sockets.delete(socket));
      });
  }

  static async open(certificate = { key: pem("site.key.pem"), cert: pem("site.pem") }): Promise<FakeWeb> {
    const web = new FakeWeb(certificate);
    for (const server of [web.#plain, web.#secure])
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return web;
  }

  /** What AMW reads this web with, over its own code throughout. */
  pages(limits: Partial<Limits> = {}, now = "2026-11-25T12:00:00Z"): WebPages {
    const note = (message: string) => void this.log.push(message);
    const pages = pagesOver(
      this,
      { ...LIMITS, ...limits },
      {
        clock: { now: () => new Date(now) },
        log: { debug: note, info: note, warn: note, error: (message, fields) => note(`${message} ${fields?.error}`) },
        version: "0.0.0",
      },
    );
    this.#opened.push(pages);
    return pages;
  }

  /** At `news.example/path`. */
  at(address: string, answer: Answerer): void {
    this.#pages.set(address, answer);
  }

  /** A page of HTML there, or with other headers than its own. */
  page(address: string, body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): void {
    this.at(address, answering(200, { "content-type": "text/html; charset=utf-8", ...headers }, body));
  }

  redirect(address: string, to: string, status = 302): void {
    this.at(address, answering(status, { location: to }, ""));
  }

  /** What the name means, each time that it is looked up. */
  name(host: string, addresses: readonly string[] | (() => readonly string[] | Promise<readonly string[]>)): void {
    this.#names.set(host, typeof addresses === "function" ? addresses : () => addresses);
  }

  get openSockets(): number {
    return this.#sockets.size;
  }

  async resolve(name: string): Promise<readonly string[]> {
    this.looked.push(name);
    return (this.#names.get(name) ?? (() => [PUBLIC]))();
  }

  dial(addresses: readonly string[], port: number): Socket {
    this.dialled.push({ addresses, port });
    const server = port === 443 ? this.#secure : this.#plain;
    return connect((server.address() as AddressInfo).port, "127.0.0.1");
  }

  own(): readonly string[] {
    return this.owned;
  }

  /** Throws where something was asked for that no test expects. */
  async close(): Promise<void> {
    await Promise.all(this.#opened.map((pages) => pages.close()));
    for (const socket of this.#sockets) socket.destroy();
    for (const server of [this.#plain, this.#secure]) await new Promise((resolve) => server.close(resolve));
    if (this.#unexpected.length > 0) throw new Error(`Nobody expected ${this.#unexpected.join(", ")}.`);
  }

  #serve(socket: Socket, encrypted: boolean): void {
    let head = "";
    socket.on("error", () => {});
    socket.on("data", (bytes) => {
      head += bytes.toString("latin1");
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return;
      const [request = "", ...lines] = head.slice(0, end).split("\r\n");
      head = head.slice(end + 4);
      const headers = Object.fromEntries(
        lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]),
      );
      const asked = { host: headers.host ?? "", path: request.split(" ")[1] ?? "", headers, encrypted };
      this.asked.push(asked);
      const answer = this.#pages.get(`${asked.host}${asked.path}`);
      if (answer) return answer(socket, asked);
      this.#unexpected.push(`${asked.host}${asked.path}`);
      socket.end("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n");
    });
  }
}

/** An answer as a decent server gives it. */
export const answering =
  (status: number, headers: Readonly<Record<string, string>>, body: string | Uint8Array): Answerer =>
  (socket) => {
    const bytes = Buffer.from(body as Uint8Array);
    const all = { "content-length": String(bytes.length), ...headers };
    socket.write(
      `HTTP/1.1 ${status} So\r\n${Object.entries(all)
        .map(([k, v]) => `${k}: ${v}\r\n`)
        .join("")}\r\n`,
    );
    socket.write(bytes);
  };

/** An article with a title, the given head, and some paragraphs that anything takes for an article. */
export const article = (
  inside: { readonly head?: string; readonly body?: string; readonly title?: string } = {},
): string =>
  `<!doctype html><html lang="en"><head><title>${inside.title ?? "Moore Threads ships MUSA 5.1"}</title>${inside.head ?? ""}</head>
<body><nav><a href="/">Home</a> <a href="/chips">Chips</a></nav>
<article><h1>${inside.title ?? "Moore Threads ships MUSA 5.1"}</h1>${inside.body ?? PARAGRAPHS}</article>
<footer>All rights reserved</footer></body></html>`;

export const PARAGRAPHS = Array.from(
  { length: 6 },
  (_, i) =>
    `<p>Paragraph ${i + 1} tells, at some length, of the toolkit, of its compilers, its libraries, and of what customers in several countries, who tried it for months, say about it.</p>`,
).join("\n");
