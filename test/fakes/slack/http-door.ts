import { createHmac } from "node:crypto";
import type { Envelope } from "./sockets.ts";

const ANSWER_WITHIN_MS = 3000;
export const SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

export interface SlackRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
}

/** Signs a body as Slack does. */
export function signed(body: string, contentType: string, at: Date, secret = SIGNING_SECRET): SlackRequest {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex");
  return {
    body,
    headers: {
      "content-type": contentType,
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": `v0=${signature}`,
    },
  };
}

export const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();
export const FORM = "application/x-www-form-urlencoded";

/** HTTP mode: every envelope as the signed request that Slack makes of it. */
export class HttpDoor {
  /** The last request that was delivered, to send it again. */
  last: SlackRequest | undefined;
  readonly #url: string;
  readonly #now: () => Date;

  constructor(url: string, now: () => Date) {
    this.#url = url;
    this.#now = now;
  }

  /** Gives the answer's body, an empty object for none; rejects when there is no 200 within Slack's 3 s. */
  async deliver(envelope: Envelope): Promise<Record<string, unknown>> {
    this.last = this.request(envelope);
    return payloadOf(await this.send(this.last));
  }

  request({ type, payload }: Envelope): SlackRequest {
    switch (type) {
      case "slash_commands":
        return signed(form({ ...payload } as Record<string, string>), FORM, this.#now());
      case "interactive":
        return signed(form({ payload: JSON.stringify(payload) }), FORM, this.#now());
      default:
        return signed(JSON.stringify(payload), "application/json", this.#now());
    }
  }

  async send({ body, headers }: SlackRequest): Promise<Answer> {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const answer = await fetch(this.#url, { method: "POST", body, headers, signal }).catch((error: unknown) => {
      throw new Error("Slack shows operation_timeout: no answer within 3 s", { cause: error });
    });
    return { status: answer.status, type: answer.headers.get("content-type"), text: await answer.text() };
  }
}

export function payloadOf({ status, type, text }: Answer): Record<string, unknown> {
  if (status !== 200) throw new Error(`Slack shows http_service_error: ${status} ${text}`);
  if (text === "") return {};
  if (!type?.startsWith("application/json")) throw new Error(`Slack shows the text as it is: ${text}`);
  return JSON.parse(text);
}
