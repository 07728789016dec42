import type { Destination } from "../../core/digest/destination.ts";
import type { Clock } from "../../core/ports.ts";
import type { Access } from "./access.ts";

/** Channels are seldom renamed, and a list of subscriptions names many of them. */
const KNOWN_MS = 10 * 60_000;

/** What readers know a channel by, `#general`; undefined for conversations, and where Discord does not say. */
export function channelNames(access: Access, clock: Clock): (to: Destination) => Promise<string | undefined> {
  const known = new Map<string, { readonly name: string | undefined; readonly at: number }>();
  return async ({ channel, space }) => {
    if (channel === undefined || space === undefined) return undefined;
    const now = clock.now().getTime();
    for (const [id, { at }] of known) if (now - at > KNOWN_MS) known.delete(id);
    const before = known.get(channel);
    if (before) return before.name;
    const answer = await access.channel(channel);
    if (answer.kind !== "answered") return undefined;
    const name = answer.body.name ? `#${answer.body.name}` : undefined;
    known.set(channel, { name, at: now });
    return name;
  };
}
