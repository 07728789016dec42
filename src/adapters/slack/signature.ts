import { createHmac, timingSafeEqual } from "node:crypto";

/** Older could be a replay of what somebody overheard. Slack's own documentation asks for five minutes. */
const STALE_S = 5 * 60;
/**
 * Slack's clocks are right, so a stamp from the future means that ours is late: a minute of that does no harm, more would
 * lengthen the time in which a request can be replayed. bolt accepts any future.
 */
const AHEAD_S = 60;

export interface Signed {
  /** The header `x-slack-signature`. */
  readonly signature: string | undefined;
  /** The header `x-slack-request-timestamp`: seconds since 1970. */
  readonly timestamp: string | undefined;
  readonly body: Buffer;
}

/** Why a request cannot be Slack's, as a sentence for the operator; undefined for one that is. */
export function refusalOf({ signature, timestamp, body }: Signed, secret: string, now: Date): string | undefined {
  if (signature === undefined || timestamp === undefined) return "It carries no signature.";
  if (!/^\d{1,12}$/.test(timestamp)) return "Its timestamp is no number.";
  const age = Math.floor(now.getTime() / 1000) - Number(timestamp);
  if (age > STALE_S) return `It is ${age} s old by this machine's clock; if that is not so, set the clock.`;
  if (age < -AHEAD_S) return `It is ${-age} s ahead of this machine's clock; if Slack sent it, set the clock.`;
  const expected = `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:`).update(body).digest("hex")}`;
  return sameText(signature, expected)
    ? undefined
    : "Its signature is not by SLACK_SIGNING_SECRET; if Slack sent it, copy the Signing Secret again from Basic Information.";
}

/** Takes the same time wherever the two differ. */
function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
