import type { IncomingMessage, ServerResponse } from "node:http";
import type { ReceiverEvent } from "@slack/bolt";
import type { Clock, Log } from "../../core/ports.ts";
import { inFlight } from "../in-flight.ts";
import { Refused, readBody } from "../request-body.ts";
import { sendText } from "../send-text.ts";
import { within } from "../within.ts";
import { contentTypeOf, isCertificateCheck, MOST_BYTES, parseBody } from "./http-body.ts";
import { EVENTS_PATH } from "./names.ts";
import { refusalOf } from "./signature.ts";
import { receiverFor, type Transport } from "./transport.ts";
import { Written } from "./written.ts";

interface HttpModeParts {
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly log: Log;
  /** By when a request has its answer, whatever happens; Slack waits for 3000. */
  readonly answerWithinMs: number;
}

interface Answer {
  readonly status: number;
  readonly type?: "application/json" | "text/plain";
  readonly text?: string | Buffer;
}

const EMPTY: Answer = { status: 200 };
const sentence = (status: number, text: string): Answer => ({ status, type: "text/plain", text: `${text}\n` });
const json = (value: unknown): Answer => ({
  status: 200,
  type: "application/json",
  text: value instanceof Written ? value.bytes : JSON.stringify(value),
});
const POST_ONLY = sentence(405, "Slack sends POST to this address; nothing is to be read here.");
const NOBODY = sentence(404, "AMW has no use for this request.");
const TOO_LATE = sentence(503, "AMW could not answer in time.");

/** Hears Slack at `POST /slack/events`: everything is signed, and answered in the HTTP response. */
export function httpMode({ signingSecret, clock, log, answerWithinMs }: HttpModeParts): Transport {
  const { receiver, take } = receiverFor();
  const answering = inFlight();
  const forgeries = new Set<string>();

  /** Throws Refused. A stranger can cause this as often as they like, so each reason is told once. */
  function checkSignature({ headers }: IncomingMessage, body: Buffer): void {
    const signed = {
      signature: one(headers["x-slack-signature"]),
      timestamp: one(headers["x-slack-request-timestamp"]),
    };
    const refusal = refusalOf({ ...signed, body }, signingSecret, clock.now());
    if (refusal === undefined) return;
    const kind = refusal.replace(/\d+/g, "n");
    log[forgeries.has(kind) ? "debug" : "warn"](`Refused a request to ${EVENTS_PATH}: ${refusal}`);
    forgeries.add(kind);
    throw new Refused(401, "This request is not signed by Slack, or not now.");
  }

  async function answerTo(request: IncomingMessage): Promise<Answer> {
    const type = contentTypeOf(request);
    // The signature is over the bytes as they came.
    const bytes = await readBody(request, MOST_BYTES);
    if (isCertificateCheck(type, bytes)) return EMPTY;
    checkSignature(request, bytes);
    const body = parseBody(type, bytes);
    if (body.type === "url_verification") return json({ challenge: body.challenge });
    return new Promise((resolve, reject) => {
      const event: ReceiverEvent = { body, ...retryOf(request), ack: async (value) => resolve(contentOf(value)) };
      // The ack answers at once; what comes after it goes on without the request.
      take(event).then(() => resolve(NOBODY), reject);
    });
  }

  function failed(error: unknown): Answer {
    if (error instanceof Refused) return sentence(error.status, error.message);
    log.error("A request from Slack failed", { error });
    return sentence(500, "AMW could not answer this; its log says why.");
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await within(answerWithinMs, answerTo(request).catch(failed));
    send(request, response, answer ?? TOO_LATE);
  }

  return {
    receiver,
    routes: [
      {
        method: "POST",
        path: EVENTS_PATH,
        handle: (request, response) => answering.track(handle(request, response)),
      },
      {
        method: "GET",
        path: EVENTS_PATH,
        handle: async (request, response) => send(request, response, checksCertificate(request) ? EMPTY : POST_ONLY),
      },
    ],
    open: async () => {},
    ready: () => ({ ok: true }),
    close: () => answering.settled(),
  };
}

function send(request: IncomingMessage, response: ServerResponse, { status, type, text = "" }: Answer): void {
  if (response.destroyed) return;
  sendText(response, status, text, {
    ...(status === 405 ? { allow: "POST" } : {}),
    ...(type ? { "content-type": `${type}; charset=utf-8` } : {}),
    // An unread body would keep the connection busy.
    ...(request.complete ? {} : { connection: "close" }),
  });
}

/** What a listener acked with: nothing, a text, or JSON. */
function contentOf(value: unknown): Answer {
  if (value === undefined || value === null || value === "") return EMPTY;
  return typeof value === "string" ? { status: 200, type: "text/plain", text: value } : json(value);
}

/** Slack looks at the certificate of a slash command's address by GET. */
const checksCertificate = ({ url = "" }: IncomingMessage): boolean =>
  new URLSearchParams(url.split("?")[1]).get("ssl_check") === "1";

const one = (header: string | string[] | undefined): string | undefined =>
  typeof header === "string" ? header : undefined;

/** Slack sends an event again when it saw no answer, and says so. */
function retryOf({ headers }: IncomingMessage): Pick<ReceiverEvent, "retryNum" | "retryReason"> {
  const retryNum = Number(one(headers["x-slack-retry-num"]));
  const retryReason = one(headers["x-slack-retry-reason"]);
  return {
    ...(Number.isInteger(retryNum) ? { retryNum } : {}),
    ...(retryReason === undefined ? {} : { retryReason }),
  };
}
