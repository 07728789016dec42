import type { IncomingHttpHeaders } from "node:http";
import { Agent, type Dispatcher, request } from "undici";
import { PACKINGS, wholeBody } from "./body.ts";
import { refusalOf } from "./failures.ts";
import { guardedConnect } from "./guarded-connect.ts";
import { type Limits, megabytes } from "./limits.ts";
import { type MediaType, mediaType } from "./media-type.ts";
import type { Network } from "./network.ts";
import { refusal } from "./refusal.ts";
import { webAddress } from "./web-address.ts";

/** A page as it came. */
export interface Fetched {
  /** Where it was in the end. */
  readonly url: URL;
  readonly type: MediaType;
  readonly bytes: Buffer;
}

/**
 * Asks for a page and follows where it leads. Throws Refusal. Whatever happens, no socket is left when it is done.
 * `stop`: to be given up.
 */
export async function fetchPage(
  text: string,
  options: {
    readonly network: Network;
    readonly limits: Limits;
    readonly userAgent: string;
    readonly stop: AbortSignal;
  },
): Promise<Fetched> {
  const { network, limits, stop } = options;
  let url = webAddress(text);
  const time = new AbortController();
  const giveUp = () => time.abort();
  const timer = setTimeout(giveUp, limits.totalMs);
  stop.addEventListener("abort", giveUp, { once: true });
  const agent = new Agent({
    connect: guardedConnect(network, time.signal),
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.idleMs,
    maxHeaderSize: limits.headerBytes,
    connections: 1,
  });
  try {
    for (let redirects = 0; ; redirects++) {
      const answer = await request(url, {
        dispatcher: agent,
        signal: time.signal,
        headers: headers(options.userAgent),
      });
      // What is left of a body when it is given up says so as an error.
      answer.body.on("error", () => {});
      const next = redirectOf(answer, url);
      if (!next) return await pageOf(answer, url, limits);
      answer.body.destroy();
      if (redirects === limits.redirects) throw refusal("too-many-redirects");
      if (url.protocol === "https:" && next.protocol === "http:") throw refusal("downgrade");
      url = next;
    }
  } catch (error) {
    throw refusalOf(error, url.hostname, time.signal.aborted);
  } finally {
    clearTimeout(timer);
    stop.removeEventListener("abort", giveUp);
    giveUp();
    await agent.destroy();
  }
}

const headers = (userAgent: string) => ({
  "user-agent": userAgent,
  accept: "text/html, application/xhtml+xml, text/plain;q=0.8",
  "accept-language": "en, zh;q=0.9, *;q=0.5",
  "accept-encoding": PACKINGS,
});

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

function redirectOf({ statusCode, headers }: Dispatcher.ResponseData, from: URL): URL | undefined {
  const to = first(headers, "location");
  return REDIRECTS.has(statusCode) && to !== undefined ? webAddress(to, from) : undefined;
}

async function pageOf(answer: Dispatcher.ResponseData, url: URL, limits: Limits): Promise<Fetched> {
  try {
    if (answer.statusCode !== 200) throw statusRefusal(answer.statusCode, url.hostname);
    const type = mediaType(first(answer.headers, "content-type"));
    if (Number(first(answer.headers, "content-length")) > limits.wireBytes)
      throw refusal("too-large", { megabytes: megabytes(limits.wireBytes) });
    return { url, type, bytes: await wholeBody(answer.body, first(answer.headers, "content-encoding"), limits) };
  } finally {
    answer.body.destroy();
  }
}

function first(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function statusRefusal(status: number, host: string) {
  if ([401, 402, 403, 407, 451].includes(status)) return refusal("sign-in", { status });
  if (status === 404 || status === 410) return refusal("not-there", { status });
  if (status === 429 || status === 503) return refusal("wait", { host });
  if (status === 204 || status === 205) return refusal("empty");
  return refusal(status >= 500 ? "site-failed" : "odd-status", { host, status });
}
