import type { BlockAction, ButtonAction, ViewOutput } from "@slack/bolt";
import type { Message } from "../../core/message/message.ts";
import { answerView, stillLookingView } from "./ask-modal.ts";
import { FIELD, searchOptions } from "./form-elements.ts";
import { AFRESH, ALSO, showsHint, withHint } from "./form-modal.ts";
import { valuesOf } from "./form-values.ts";
import type { Hearing } from "./hearing.ts";
import { callInModal } from "./interactor.ts";
import { type ModalData, readModalData } from "./modal-data.ts";
import { once } from "./once.ts";
import { Succession } from "./succession.ts";

type Change = BlockAction<ButtonAction>;

/** Keeps open forms alive: what they say of what is filled in, what searched fields offer, and their further buttons. */
export function hearForms({ on, amw, answer, clock, form, known, lines, modals, inTime, track }: Hearing): void {
  const hearOnce = once<void>(clock);
  const views = new Succession();

  const tell = (view: ViewOutput, hint: () => Promise<string | undefined> | string): Promise<void> =>
    views.newest(view.id, async () => show(view, await hint()));

  async function show(view: ViewOutput, hint: string | undefined): Promise<void> {
    if (hint === undefined && !showsHint(view)) return;
    const hash = views.current(view.id, view.hash);
    const shown = await modals.update(view.id, withHint(view, hint), hash);
    if (shown.hash !== undefined) views.replaced(view.id, hash, shown.hash);
  }

  async function changed(body: Change, view: ViewOutput, data: ModalData): Promise<void> {
    const { command = "" } = data;
    const caller = await known(callInModal(body, "", data));
    const values = valuesOf(view);
    await amw.keep(command, values, caller);
    await tell(view, () => amw.hint(command, values, caller));
  }

  /** The same modal, without what was typed before; what the line says stays. */
  async function startAfresh(body: Change, { value = "" }: ButtonAction, view: ViewOutput, data: ModalData) {
    const caller = callInModal(body, "", data);
    const opened = await form(value, caller, { ...data, round: (data.round ?? 0) + 1 });
    if (opened !== undefined) await modals.update(view.id, opened, views.current(view.id, view.hash));
  }

  async function also(body: Change, { value = "", text }: ButtonAction, view: ViewOutput, data: ModalData) {
    const caller = await known(callInModal(body, "", data));
    const { line, problems = {} } = await amw.filled(value, valuesOf(view), caller);
    if (line === undefined) return tell(view, () => told(problems, data));
    const answering = answer({ ...caller, line });
    const message = await inTime(answering);
    const pushed = await modals.push(body.trigger_id, pushedView(message, lines.short(line), data, text.text));
    if (pushed.outcome === "refused" || pushed.outcome === "outdated")
      return tell(view, () => "Slack did not open the window in time. Press the button again.");
    if (message === undefined && pushed.id !== undefined)
      await modals.update(pushed.id, pushedView(await answering, lines.short(line), data, text.text));
  }

  /** Slack shows problems under their fields only where the form itself is submitted. */
  function told(problems: Readonly<Record<string, string>>, { command = "" }: ModalData): string {
    const fields = amw.fields(command);
    const labelOf = (name: string): string => fields.find((field) => field.name === name)?.label ?? name;
    return `⚠️ ${Object.entries(problems)
      .map(([name, problem]) => `${labelOf(name)}: ${problem}`)
      .join(" ")}`;
  }

  on.action<Change>(FIELD, async ({ ack, body }) => {
    await ack();
    const { view, trigger_id } = body;
    if (view === undefined) return;
    await track(hearOnce(trigger_id, () => changed(body, view, readModalData(view.private_metadata))));
  });
  on.action<Change>(ALSO, async ({ ack, body, action }) => {
    await ack();
    const { view, trigger_id } = body;
    if (view === undefined) return;
    await track(hearOnce(trigger_id, () => also(body, action, view, readModalData(view.private_metadata))));
  });
  on.action<Change>(AFRESH, async ({ ack, body, action }) => {
    await ack();
    const { view, trigger_id } = body;
    if (view === undefined) return;
    await track(hearOnce(trigger_id, () => startAfresh(body, action, view, readModalData(view.private_metadata))));
  });
  on.options(FIELD, async ({ ack, options }) => {
    const { command = "" } = readModalData(options.view?.private_metadata ?? "");
    const field = amw.fields(command).find(({ name }) => name === options.block_id);
    await ack({ options: field === undefined ? [] : searchOptions(field, options.value, amw.complete) });
  });
}

/** On top of the form, which stays as it is. */
function pushedView(message: Message | undefined, line: string, data: ModalData, title: string) {
  // What is answered from there is answered there: the form's own place is for what the form does.
  const { thread, place } = data;
  const own: ModalData = { thread, place };
  return message === undefined ? stillLookingView(own, title) : answerView(message, line, own, title);
}
