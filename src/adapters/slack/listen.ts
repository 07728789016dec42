import { randomUUID } from "node:crypto";
import type { App, webApi } from "@slack/bolt";
import type { Amw, Call } from "../../core/amw.ts";
import { apology } from "../../core/messages/refusal.ts";
import type { Clock, Log } from "../../core/ports.ts";
import { type InFlight, inFlight } from "../in-flight.ts";
import { within } from "../within.ts";
import { hearConversations } from "./conversation.ts";
import type { Hearing } from "./hearing.ts";
import type { Source } from "./installations.ts";
import { hearLeaving } from "./leaving.ts";
import { hearModalPresses } from "./modal-press.ts";
import { createModals } from "./modals.ts";
import type { Pace } from "./pace.ts";
import { createPoster } from "./post.ts";
import { hearPresses } from "./press.ts";
import { Router } from "./router.ts";
import { hearShortcut } from "./shortcut.ts";
import { hearSlashCommands } from "./slash-command.ts";
import { hearSubmissions } from "./submission.ts";
import { answerFailures } from "./went-wrong.ts";

interface Parts {
  readonly amw: Amw;
  readonly log: Log;
  readonly clock: Clock;
  /** For posts and modals alone, with a timeout: it must neither retry nor wait by itself. */
  readonly web: webApi.WebClient;
  /** Slack waits 3 s for an ack: this must be less. */
  readonly ackWithinMs: number;
  readonly pace: Pace;
  /** Does the work with that token, the one of the workspace where something went wrong. */
  as: Hearing["as"];
  /** What follows when a workspace takes AMW out. */
  left(source: Source): Promise<void>;
}

/** Answers everything that AMW hears in Slack; `settled` tells when all of it so far is answered. */
export function listen(
  app: App,
  { amw, log, clock, web, ackWithinMs, pace, as, left }: Parts,
): Pick<InFlight, "settled"> {
  const answering = inFlight();
  const router = new Router();

  const sorry: Hearing["sorry"] = (what, error) => {
    const reference = randomUUID().slice(0, 8);
    log.error(what, { reference, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    return apology(reference);
  };

  const hearing: Hearing = {
    app,
    on: router.on,
    amw,
    log,
    clock,
    poster: createPoster({ web, log, pace }),
    modals: createModals(web, log),
    sorry,
    as,
    inTime: (work) => within(ackWithinMs, work),
    async answer(call: Call) {
      try {
        return await amw.answer(call);
      } catch (error) {
        return sorry("Could not answer on Slack", error);
      }
    },
    async track(work) {
      if (work !== undefined) await answering.track(work);
    },
  };
  for (const hear of [
    hearSlashCommands,
    hearPresses,
    hearModalPresses,
    hearShortcut,
    hearSubmissions,
    hearConversations,
    answerFailures,
  ])
    hear(hearing);
  hearLeaving(router.on, left);
  app.use(router.route);

  return answering;
}
