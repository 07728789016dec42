import type { webApi } from "@slack/bolt";
import { within } from "../within.ts";

/** A trigger lasts 3 s. */
const WITHIN_MS = 800;

export interface Linked {
  readonly channel: string;
  readonly ts: string;
  /** Of the thread that it stands in. */
  readonly thread?: string | undefined;
  /** The workspace's name in its address, where Slack says so. */
  readonly domain?: string | undefined;
}

/** The address of a message: as Slack says, or as Slack makes them where it does not say so in time. Never rejects. */
export async function permalink(web: webApi.WebClient, linked: Linked): Promise<string | undefined> {
  const { channel, ts } = linked;
  const asked = web.chat.getPermalink({ channel, message_ts: ts }).then(
    ({ permalink: link }) => link,
    () => undefined,
  );
  return (await within(WITHIN_MS, asked)) ?? madeLink(linked);
}

function madeLink({ channel, ts, thread, domain }: Linked): string | undefined {
  if (domain === undefined) return undefined;
  const inThread = thread === undefined || thread === ts ? "" : `?thread_ts=${thread}&cid=${channel}`;
  return `https://${domain}.slack.com/archives/${channel}/p${ts.replace(".", "")}${inThread}`;
}
