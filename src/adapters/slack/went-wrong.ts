import type { AnyMiddlewareArgs, Context } from "@slack/bolt";
import { z } from "zod";
import type { LogFields } from "../../core/ports.ts";
import type { Hearing } from "./hearing.ts";
import { INSTALL_PATH } from "./names.ts";
import { NOT_INSTALLED, NotInstalled } from "./not-installed.ts";
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

interface Failure {
  readonly error: Error;
  readonly body: AnyMiddlewareArgs["body"];
  readonly context: Context;
}

/** Whoever waits for an answer gets a sentence, even where bolt failed before AMW heard anything. */
export function answerFailures({ app, sorry, poster, log, as }: Hearing): void {
  async function apologise({ error, body }: Failure): Promise<void> {
    const missing = isNotInstalled(error);
    if (missing)
      log.warn(
        `Slack sends something from a workspace that has not installed AMW. Install it at ${INSTALL_PATH}.`,
        whence(body),
      );
    const message = renderSlack(missing ? NOT_INSTALLED : sorry("Could not take what Slack sent", error));
    const { response_url, event, user } = Body.parse(body);
    if (response_url !== undefined) {
      await respond(response_url, { ...message, response_type: "ephemeral", replace_original: false }, log);
    } else if (missing) {
      // Without a token there is no other way to say it.
    } else if (event !== undefined) {
      const thread = event.thread_ts ?? (event.channel_type === "im" ? undefined : event.ts);
      await poster.post({ channel: event.channel, thread }, message);
    } else if (user !== undefined) {
      // A modal has no response_url; a person's id is the address of their conversation with AMW.
      await poster.post({ channel: user.id }, message);
    }
  }
  app.error((failure: Failure) => as(failure.context.botToken, () => apologise(failure)));
}

/** bolt wraps what its `authorize` rejects with. */
const isNotInstalled = (error: Error): boolean => "original" in error && error.original instanceof NotInstalled;

const Whence = z.object({
  team_id: z.string().optional().catch(undefined),
  enterprise_id: z.string().optional().catch(undefined),
  team: z.object({ id: z.string() }).optional().catch(undefined),
});

function whence(body: unknown): LogFields {
  const { team_id, enterprise_id, team } = Whence.parse(body);
  return { team: team_id ?? team?.id, enterprise: enterprise_id };
}
