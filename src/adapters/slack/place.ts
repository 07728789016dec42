import { z } from "zod";
import type { Actor } from "../../core/amw.ts";
import type { Message } from "../../core/message/message.ts";
import type { Log } from "../../core/ports.ts";
import type { Poster } from "./post.ts";
import { renderDirect, renderSlack } from "./render.ts";
import { type Arrival, respond } from "./respond.ts";
import { sharedFor, withoutShare } from "./sharing.ts";

/** The message whose button was pressed, and how to answer there. */
export const Place = z.object({
  responseUrl: z.string(),
  /** `private`: only the presser sees the message; `direct`: it stands in their conversation with AMW; else `public`. */
  seen: z.enum(["private", "direct", "public"]),
  user: z.string(),
  channel: z.string().optional(),
  /** Where the message is a reply in a thread. */
  thread: z.string().optional(),
});
export type Place = z.infer<typeof Place>;

/**
 * Answers a press: in place where the message is the presser's own. What everybody sees stays as it is: whoever presses
 * a button there gets an answer that only they see, in the same thread. Never throws.
 */
export async function answerAt(
  place: Place,
  message: Message,
  { actor, poster, log }: { actor: Actor; poster: Poster; log: Log },
): Promise<Arrival> {
  const { responseUrl, user, channel, thread } = place;
  const seen = message.beside ? "public" : place.seen;
  const inThread = thread === undefined ? {} : { thread_ts: thread };
  if (seen === "direct") {
    return respond(responseUrl, { ...renderDirect(message), response_type: "in_channel", replace_original: true }, log);
  }
  if (message.audience === "channel") {
    const shared = renderSlack(sharedFor(actor, withoutShare(message)));
    return respond(responseUrl, { ...shared, response_type: "in_channel", replace_original: false, ...inThread }, log);
  }
  const rendered = renderSlack(message);
  if (seen === "public" && channel !== undefined && thread !== undefined) {
    // A response_url is said to keep to the thread only with what everybody sees.
    const posted = await poster.postFor(user, { channel, thread }, rendered);
    if (posted.outcome === "sent" || posted.outcome === "uncertain") return posted.outcome;
  }
  return respond(
    responseUrl,
    { ...rendered, response_type: "ephemeral", replace_original: seen === "private", ...inThread },
    log,
  );
}
