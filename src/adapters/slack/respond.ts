import { fetch } from "undici";
import type { Log } from "../../core/ports.ts";
import type { SlackMessage } from "./render.ts";

/** What a slash command's ack and a response_url take. */
export interface Reply extends SlackMessage {
  readonly response_type: "ephemeral" | "in_channel";
  readonly replace_original?: boolean;
  readonly thread_ts?: string;
}
/** `refused`: Slack answered no. `uncertain`: no answer, so it may or may not have arrived. */
export type Arrival = "sent" | "refused" | "uncertain";

const WITHIN_MS = 5000;

/** Sends to a response_url, once: a second try could post twice. Never throws; the log never holds the address. */
export async function respond(responseUrl: string, reply: Reply, log: Log): Promise<Arrival> {
  try {
    const answer = await fetch(responseUrl, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify(reply),
      redirect: "error",
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    const body = (await answer.text()).slice(0, 200);
    if (answer.ok && !body.includes('"ok":false')) return "sent";
    log.error("Slack refused an answer sent to a response_url", { status: answer.status, body });
    return "refused";
  } catch (error) {
    log.error("Slack did not take an answer sent to a response_url", { reason: reasonOf(error) });
    return "uncertain";
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const { cause } = error;
  return cause instanceof Error && "code" in cause ? `${error.name}: ${cause.code}` : error.name;
}
