import type { AnyMiddlewareArgs } from "@slack/bolt";
import { z } from "zod";
import type { Hearing } from "./hearing.ts";
import { renderSlack } from "./render.ts";
import { respond } from "./respond.ts";

const Body = z.object({
  response_url: z.string().min(1).optional().catch(undefined),
  event: z
    .object({
      channel: z.string(),
      ts: z.string(),
      thread_ts: z.string().optional(),
      channel_type: z.string().optional(),
    })
    .optional()
    .catch(undefined),
  user: z.object({ id: z.string() }).optional().catch(undefined),
});

/** Whoever waits for an answer gets a sentence, even where bolt failed before AMW heard anything. */
export function answerFailures({ app, sorry, poster, log }: Hearing): void {
  app.error(async ({ error, body }: { error: Error; body: AnyMiddlewareArgs["body"] }) => {
    const message = renderSlack(sorry("Could not take what Slack sent", error));
    const { response_url, event, user } = Body.parse(body);
    if (response_url !== undefined) {
      await respond(response_url, { ...message, response_type: "ephemeral", replace_original: false }, log);
    } else if (event !== undefined) {
      const thread = event.thread_ts ?? (event.channel_type === "im" ? undefined : event.ts);
      await poster.post({ channel: event.channel, thread }, message);
    } else if (user !== undefined) {
      // A modal has no response_url; a person's id is the address of their conversation with AMW.
      await poster.post({ channel: user.id }, message);
    }
  });
}
