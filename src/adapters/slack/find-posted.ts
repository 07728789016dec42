import type { webApi } from "@slack/bolt";
import { z } from "zod";
import type { Found } from "../../core/digest/messenger.ts";
import { DELIVERY } from "./names.ts";
import { patiently } from "./patiently.ts";

/** How far Slack's clock may lie behind AMW's; how far ahead, and how late a message arrived, needs no limit. */
const BEFORE_MS = 60 * 60_000;
const PAGE = 200;
const MOST_PAGES = 10;

const Marked = z.object({
  ts: z.string(),
  metadata: z.object({ event_type: z.literal(DELIVERY), event_payload: z.object({ delivery: z.string() }) }),
});

interface Wanted {
  /** The delivery's id. */
  readonly id: string;
  readonly channel: string;
  /** The message in whose thread it would stand. */
  readonly thread?: string | undefined;
  /** Milliseconds. */
  readonly triedAt: number;
}

/**
 * Looks for the message of a delivery by the mark that it carries, from an hour before it was tried until now. Rejects where Slack does
 * not let AMW read there, or does not answer.
 */
export async function findPosted(
  web: webApi.WebClient,
  { id, channel, thread, triedAt }: Wanted,
  pause: (ms: number) => Promise<unknown>,
): Promise<Found> {
  const around = {
    channel,
    oldest: String((triedAt - BEFORE_MS) / 1000),
    inclusive: true,
    include_all_metadata: true,
    limit: PAGE,
  };
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const asked = { ...around, ...(cursor === undefined ? {} : { cursor }) };
    const { messages = [], response_metadata } = await patiently(
      () =>
        thread === undefined ? web.conversations.history(asked) : web.conversations.replies({ ...asked, ts: thread }),
      pause,
    );
    for (const message of messages) {
      const marked = Marked.safeParse(message).data;
      if (marked?.metadata.event_payload.delivery === id) return { outcome: "found", ref: { channel, id: marked.ts } };
    }
    cursor = response_metadata?.next_cursor || undefined;
    if (cursor === undefined) return { outcome: "absent" };
  }
  return { outcome: "unknown" };
}
