import type { ReceiverEvent } from "@slack/bolt";
import { SocketModeClient, type SocketModeOptions } from "@slack/socket-mode";
import { within } from "../within.ts";
import { Written } from "./written.ts";

/** One Socket Mode connection, from Slack's hello to its end. */
export interface Link {
  /** `leaving`: Slack will close it soon and asks for another; it still works. */
  readonly state: "open" | "leaving" | "gone";
  /** Resolves when it is gone. */
  readonly ended: Promise<void>;
  /** Waits until what it brought is answered, then closes. */
  close(): Promise<void>;
}

export interface LinkEvents {
  /** Something that happened in Slack; its ack goes back over the same link. */
  taken(event: ReceiverEvent): void;
  /** Slack asks to leave: `warning`, `refresh_requested`, `link_disabled`, `too_many_websockets` and what it may add. */
  leaving(reason: string): void;
  gone(): void;
}

/** Slack forgets an envelope after 3 s, so waiting longer for its ack is of no use. */
const DRAIN_WITHIN_MS = 3000;

/** The SDK's client closes its socket as soon as Slack announces the end, seconds too early; this one only says so. */
class PatientClient extends SocketModeClient {
  protected override async onWebSocketMessage(data: string | ArrayBuffer, isBinary: boolean): Promise<void> {
    const reason = typeof data === "string" ? reasonToLeave(data) : undefined;
    if (reason === undefined) return super.onWebSocketMessage(data, isBinary);
    this.emit("leaving", reason);
  }
}

function reasonToLeave(data: string): string | undefined {
  if (!data.includes('"disconnect"')) return undefined;
  try {
    const { type, reason = "no reason given" }: { type?: unknown; reason?: unknown } = JSON.parse(data);
    return type === "disconnect" ? String(reason) : undefined;
  } catch {
    return undefined;
  }
}

/** Opens one connection; rejects when there is no hello within `helloWithinMs` of the socket's opening. */
export async function openLink(
  options: SocketModeOptions,
  { taken, leaving, gone }: LinkEvents,
  helloWithinMs: number,
): Promise<Link> {
  // The SDK's own reconnecting waits 5 s, tries a wrong token for ever and may end the process.
  const client = new PatientClient({ ...options, autoReconnectEnabled: false });
  const open = new Set<string>();
  let state: Link["state"] = "open";
  let answered = () => {};

  client.on("slack_event", ({ body, ack, envelope_id, retry_num, retry_reason }) => {
    open.add(envelope_id);
    const answer = (reply: unknown) => ack(reply instanceof Written ? reply.read() : reply);
    taken({ body, ack: answer, retryNum: retry_num, retryReason: retry_reason });
  });
  client.on("outgoing_message", ({ envelope_id }) => {
    open.delete(envelope_id);
    if (open.size === 0) answered();
  });
  client.on("leaving", (reason: string) => {
    if (state === "open") state = "leaving";
    leaving(reason);
  });
  const ended = new Promise<void>((resolve) => {
    client.once("disconnected", () => {
      state = "gone";
      resolve();
      gone();
    });
  });
  await hello(client, helloWithinMs);

  return {
    get state() {
      return state;
    },
    ended,
    async close() {
      if (open.size > 0) {
        const allAnswered = new Promise<void>((resolve) => {
          answered = resolve;
        });
        await within(DRAIN_WITHIN_MS, allAnswered);
      }
      if (state !== "gone") await client.disconnect();
    },
  };
}

async function hello(client: SocketModeClient, withinMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const refused = (reason: string) => reject(new Error(`Slack closed the connection at once: ${reason}`));
      client.once("leaving", refused);
      client.once("connecting", () => {
        timer = setTimeout(() => reject(new Error("Slack did not say hello in time")), withinMs);
      });
      client.once("connected", () => client.off("leaving", refused));
      client.start().then(
        () => resolve(),
        (error: unknown) => reject(error ?? new Error("the connection closed before Slack said hello")),
      );
    });
  } catch (error) {
    // Without waiting: a server that does not say hello may not close either.
    void client.disconnect();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
