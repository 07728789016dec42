import type { types } from "@slack/bolt";
import type { Call } from "../../core/amw.ts";
import { answerView, POST, postedView } from "./ask-modal.ts";
import { FORM, RUN } from "./buttons.ts";
import type { Hearing } from "./hearing.ts";
import { callInModal } from "./interactor.ts";
import { type ModalData, readModalData } from "./modal-data.ts";
import { once } from "./once.ts";
import type { Posted } from "./post.ts";
import type { Press } from "./press.ts";
import { renderSlack } from "./render.ts";
import { sharedFor, withoutShare } from "./sharing.ts";

interface InModal {
  readonly call: Call;
  readonly data: ModalData;
  readonly trigger: string;
  show(view: types.ModalView): Promise<unknown>;
}

/** Answers the buttons of answers that stand in a modal, in that modal. */
export function hearModalPresses({ on, form, answer, clock, modals, poster, track }: Hearing): void {
  const actOnce = once<void>(clock);

  async function run({ call, data, trigger, show }: InModal): Promise<void> {
    const message = await answer(call);
    const view = answerView(message, call.line, data);
    await (message.beside ? modals.push(trigger, view) : show(view));
  }

  async function openForm(press: InModal): Promise<void> {
    const view = await form(press.call.line, press.call, press.data);
    if (view === undefined) return run(press);
    await modals.push(press.trigger, view);
  }

  async function post({ call, data, show }: InModal): Promise<void> {
    const message = withoutShare(await answer(call));
    if (data.thread === undefined) return;
    const { channel, ts } = data.thread;
    const posted = await poster.post({ channel, thread: ts }, renderSlack(sharedFor(call.actor, message)));
    const again = posted.outcome === "refused" || posted.outcome === "later";
    await show(postedView(message, call.line, sentenceOf(posted), again, data));
  }

  for (const [name, act] of [
    [RUN, run],
    [FORM, openForm],
    [POST, post],
  ] as const) {
    on.action<Press>(name, async ({ ack, body, action }) => {
      if (body.view === undefined) return;
      await ack();
      const { id, hash, private_metadata } = body.view;
      const data = readModalData(private_metadata);
      const press: InModal = {
        call: callInModal(body, action.value ?? "", data),
        data,
        trigger: body.trigger_id,
        show: (view) => modals.update(id, view, hash),
      };
      // A double click comes as two presses of the same state of the modal.
      await track(actOnce(`${id} ${hash} ${action.action_id}`, () => act(press)));
    });
  }
}

function sentenceOf(posted: Posted): string {
  if (posted.outcome === "sent") return "Posted in the thread.";
  if (posted.outcome === "later")
    return "Slack is too busy just now, and this was not posted. Press the button again in a minute.";
  if (posted.outcome !== "refused")
    return "Slack did not say whether this was posted. Look into the thread before you ask again.";
  return /^(not_in_channel|channel_not_found)$/.test(posted.reason)
    ? "AMW is not in that channel. Write /invite @AMW there, then press the button again."
    : "Slack does not let AMW post there. Ask whoever looks after AMW to read its log.";
}
