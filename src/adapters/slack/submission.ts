import type { ViewOutput, ViewResponseAction, ViewSubmitAction } from "@slack/bolt";
import type { Call } from "../../core/amw.ts";
import type { Message } from "../../core/message/message.ts";
import { formAction } from "../../core/messages/fill-in.ts";
import { oneSentence } from "../../core/messages/one-sentence.ts";
import { ASK, answerView, askAgainView, QUESTION, stillLookingView } from "./ask-modal.ts";
import { FILL_IN } from "./form-modal.ts";
import { isOneSentence, problemsIn, underInputs } from "./form-problems.ts";
import { valuesOf } from "./form-values.ts";
import type { Hearing } from "./hearing.ts";
import { callInModal } from "./interactor.ts";
import { askedLine } from "./mention.ts";
import { type ModalData, readModalData } from "./modal-data.ts";
import { once } from "./once.ts";
import { answerAt } from "./place.ts";
import { renderDirect } from "./render.ts";

/** What a submission does to the modal; nothing closes it. */
interface Taken {
  readonly reply?: ViewResponseAction;
  /** What is left to do once Slack has the reply. */
  readonly after?: () => Promise<unknown>;
}

/** What came of a form: the answer to its line, or what is wrong with it as it was filled in, with the line that opens it again. */
type Outcome =
  | { readonly line: string; readonly message: Message }
  | { readonly line: string; readonly problems: Readonly<Record<string, string>> };

/** A response_url works for 30 minutes; one that is about to end is not worth the try. */
const RESPONSE_URL_MS = 29 * 60_000;

/** Answers what is submitted in modals: questions, and forms of commands. */
export function hearSubmissions(hearing: Hearing): void {
  const { amw, on, answer, clock, inTime, known, lines, modals, poster, sorry, track } = hearing;
  const takeOnce = once<Taken>(clock);

  async function ask(body: ViewSubmitAction, data: ModalData): Promise<Taken> {
    const typed = body.view.state.values[QUESTION]?.[QUESTION]?.value ?? "";
    const line = askedLine(typed.replaceAll("&", "&amp;").replaceAll("<", "&lt;"), undefined);
    if (line === "") return errors({ [QUESTION]: "Write what to ask, for example moore-threads or latest." });
    const answering = answer(callInModal(body, line, data));
    const message = await inTime(answering);
    if (message === undefined) return follows(body, data, undefined, async () => shownIn(await answering, line, data));
    const view = message.tone === "refused" ? askAgainView(message, line, data) : answerView(message, line, data);
    return { reply: { response_action: "update", view } };
  }

  async function fillIn(body: ViewSubmitAction, data: ModalData): Promise<Taken> {
    const caller = callInModal(body, "", data);
    const values = valuesOf(body.view);
    const title = body.view.title.text;
    const coming = outcomeOf(caller, data.command ?? "", values);
    const now = await inTime(coming);
    if (now === undefined) return follows(body, data, title, async () => late(await coming, inModal(data), title));
    if ("problems" in now) return errors(underInputs(now.problems, body.view));
    const { line, message } = now;
    if (message.tone === "refused") {
      if (isOneSentence(message)) return errors(underInputs(problemsIn(message, values), body.view));
      return { reply: { response_action: "update", view: mendableView(message, line, inModal(data), title) } };
    }
    if (await inTime(replaced(body.view, { ...caller, line }, message, data))) return {};
    return { reply: { response_action: "update", view: answerView(message, lines.short(line), inModal(data), title) } };
  }

  async function outcomeOf(caller: Call, command: string, values: Readonly<Record<string, string>>): Promise<Outcome> {
    const filled = await amw.filled(command, values, await known(caller));
    if (filled.line === undefined) return { line: filled.typed, problems: filled.problems ?? {} };
    return { line: filled.line, message: await answer({ ...caller, line: filled.line }) };
  }

  /** Whether the answer now stands where the form was opened. */
  async function replaced(view: ViewOutput, call: Call, message: Message, data: ModalData): Promise<boolean> {
    const { place, pressedAt = 0 } = data;
    if (place !== undefined) {
      if (clock.now().getTime() - pressedAt > RESPONSE_URL_MS) return false;
      return (await answerAt(place, message, { ...hearing, actor: call.actor })) === "sent";
    }
    if (view.previous_view_id === null) return false;
    const shown = answerView(message, lines.short(call.line), data);
    return (await modals.update(view.previous_view_id, shown)).outcome === "shown";
  }

  const shownIn = (message: Message, line: string, data: ModalData) => ({
    message,
    view: answerView(message, line, data),
  });

  /** What came of a form that Slack would not wait for. */
  function late(outcome: Outcome, data: ModalData, title: string) {
    const { line } = outcome;
    const message =
      "problems" in outcome
        ? oneSentence(Object.values(outcome.problems).join(" "), { title: "That needs a change" })
        : outcome.message;
    const view =
      message.tone === "refused"
        ? mendableView(message, line, data, title)
        : answerView(message, lines.short(line), data, title);
    return { message, view };
  }

  /** A refusal with a button that opens the form again, with all that was filled in. */
  const mendableView = (message: Message, line: string, data: ModalData, title: string) => {
    const mends = message.actions.some(({ kind }) => kind === "form");
    const change = mends ? [] : [formAction("Change it", lines.short(line))];
    return answerView({ ...message, actions: [...change, ...message.actions] }, "", data, title);
  };

  /** Slack does not wait; the outcome follows in the modal, or, where that is closed by then, where its person reads it. */
  function follows(
    { user, view: { id } }: ViewSubmitAction,
    data: ModalData,
    title: string | undefined,
    coming: () => Promise<{ readonly message: Message; readonly view: ReturnType<typeof answerView> }>,
  ): Taken {
    const after = async () => {
      const { message, view } = await coming();
      const shown = await modals.update(id, view);
      if (shown.outcome !== "outdated" || title === undefined) return;
      const { place, pressedAt = 0 } = data;
      const isFresh = clock.now().getTime() - pressedAt < RESPONSE_URL_MS;
      const actor = { id: user.id, name: user.name };
      if (place && isFresh && (await answerAt(place, message, { ...hearing, actor })) === "sent") return;
      // A person's id is the address of their conversation with AMW.
      await poster.post({ channel: user.id }, renderDirect(message));
    };
    return { reply: { response_action: "update", view: stillLookingView(inModal(data), title) }, after };
  }

  /** The modal never just stays there. */
  async function taken(body: ViewSubmitAction, take: typeof ask): Promise<Taken> {
    const data = readModalData(body.view.private_metadata);
    try {
      return await take(body, data);
    } catch (error) {
      const view = answerView(sorry("Could not take a form that Slack sent", error), "", data);
      return { reply: { response_action: "update", view } };
    }
  }

  for (const [name, take] of [
    [ASK, ask],
    [FILL_IN, fillIn],
  ] as const) {
    on.view<ViewSubmitAction>(name, async ({ ack, body }) => {
      let first = false;
      const taking = takeOnce(body.trigger_id, () => {
        first = true;
        return taken(body, take);
      });
      const { reply, after } = (await taking) ?? {};
      await (reply === undefined ? ack() : ack(reply));
      if (first && after) await track(after());
    });
  }
}

/** Once the answer stands in the modal, what follows does too: a response_url works five times only. */
const inModal = ({ thread, changes = false }: ModalData): ModalData => (changes ? {} : { thread });

const errors = (problems: Readonly<Record<string, string>>): Taken => ({
  reply: { response_action: "errors", errors: { ...problems } },
});
