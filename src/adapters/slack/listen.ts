import { randomUUID } from "node:crypto";
import type { App, webApi } from "@slack/bolt";
import type { Amw, Call } from "../../core/amw.ts";
import { oneSentence } from "../../core/messages/one-sentence.ts";
import { apology } from "../../core/messages/refusal.ts";
import type { ButtonLines, Clock, Log } from "../../core/ports.ts";
import { type InFlight, inFlight } from "../in-flight.ts";
import { within } from "../within.ts";
import { hearConversations } from "./conversation.ts";
import type { Directory } from "./directory.ts";
import { hearForms } from "./form-live.ts";
import { formView } from "./form-modal.ts";
import type { InGroups } from "./groups.ts";
import type { Hearing } from "./hearing.ts";
import type { Source } from "./installations.ts";
import { hearLeaving } from "./leaving.ts";
import { longLines } from "./long-lines.ts";
import { hearModalPresses } from "./modal-press.ts";
import { createModals } from "./modals.ts";
import { inOwnTime } from "./own-time.ts";
import type { Pace } from "./pace.ts";
import { permalink } from "./permalink.ts";
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
  readonly directory: Directory;
  readonly inGroups: InGroups;
  /** Where lines are kept that are too long for a button. */
  readonly buttonLines: ButtonLines | undefined;
  /** Does the work with that token, the one of the workspace where something went wrong. */
  as: Hearing["as"];
  /** What follows when a workspace takes AMW out. */
  left(source: Source): Promise<void>;
}

const OLD_BUTTON = oneSentence("This button is from before AMW was set up anew; type the command again.", {
  title: "This button no longer works",
});

/** Answers everything that AMW hears in Slack; `settled` tells when all of it so far is answered. */
export function listen(
  app: App,
  { amw, log, clock, web, ackWithinMs, pace, directory, inGroups, buttonLines, as, left }: Parts,
): Pick<InFlight, "settled"> {
  const answering = inFlight();
  const router = new Router();

  const sorry: Hearing["sorry"] = (what, error) => {
    const reference = randomUUID().slice(0, 8);
    log.error(what, { reference, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    return apology(reference);
  };

  const ownTime = inOwnTime(amw, directory);
  const lines = longLines(buttonLines);
  const inTime: Hearing["inTime"] = (work) => within(ackWithinMs, work);

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
    inTime,
    lines,
    known: inGroups,
    linkTo: (message) => permalink(web, message),
    async answer(call: Call) {
      try {
        const line = lines.whole(call.line);
        if (line === undefined) return OLD_BUTTON;
        const asked = await inGroups({ ...call, line });
        return lines.shortened(await amw.answer(await ownTime(asked, line)));
      } catch (error) {
        return sorry("Could not answer on Slack", error);
      }
    },
    async form(carried, caller, data) {
      const line = lines.whole(carried);
      if (line === undefined) return undefined;
      const asker = await ownTime(await inGroups(caller), line);
      const form = await amw.form(line, asker);
      if (form === undefined) return undefined;
      const values = Object.fromEntries(form.fields.map(({ name, value }) => [name, value]));
      const hint = form.hints ? await inTime(amw.hint(form.command, values, asker)) : undefined;
      return formView(form, { data, hint, complete: amw.complete, short: lines.short });
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
    hearForms,
    hearConversations,
    answerFailures,
  ])
    hear(hearing);
  hearLeaving(router.on, left);
  app.use(router.route);

  return answering;
}
