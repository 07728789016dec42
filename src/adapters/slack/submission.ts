import type { ViewOutput, ViewResponseAction, ViewSubmitAction } from "@slack/bolt";
import type { Call } from "../../core/amw.ts";
import { flagOf } from "../../core/command/parse.ts";
import { clip } from "../../core/message/clip.ts";
import type { Message } from "../../core/message/message.ts";
import { ASK, answerView, askAgainView, QUESTION, stillLookingView } from "./ask-modal.ts";
import { FILL_IN } from "./form-modal.ts";
import { valuesOf } from "./form-values.ts";
import type { Hearing } from "./hearing.ts";
import { callInModal } from "./interactor.ts";
import { LIMITS } from "./limits.ts";
import { askedLine } from "./mention.ts";
import { type ModalData, readModalData } from "./modal-data.ts";
import { once } from "./once.ts";
import { answerAt } from "./place.ts";

/** What a submission does to the modal; nothing closes it. */
interface Taken {
  readonly reply?: ViewResponseAction;
  /** What is left to do once Slack has the reply. */
  readonly after?: () => Promise<unknown>;
}

/** A response_url works for 30 minutes; one that is about to end is not worth the try. */
const RESPONSE_URL_MS = 29 * 60_000;

/** Answers what is submitted in modals: questions, and forms of commands. */
export function hearSubmissions(hearing: Hearing): void {
  const { amw, on, answer, clock, inTime, modals, sorry, track } = hearing;
  const takeOnce = once<Taken>(clock);

  async function ask(body: ViewSubmitAction, data: ModalData): Promise<Taken> {
    const typed = body.view.state.values[QUESTION]?.[QUESTION]?.value ?? "";
    const line = askedLine(typed.replaceAll("&", "&amp;").replaceAll("<", "&lt;"), undefined);
    if (line === "") return errors({ [QUESTION]: "Write what to ask, for example moore-threads or latest." });
    const { answering, message } = await asked(callInModal(body, line, data));
    if (message === undefined) return follows(body.view, answering, line, data);
    const view = message.tone === "refused" ? askAgainView(message, line, data) : answerView(message, line, data);
    return { reply: { response_action: "update", view } };
  }

  async function fillIn(body: ViewSubmitAction, data: ModalData): Promise<Taken> {
    const values = valuesOf(body.view);
    const caller = callInModal(body, "", data);
    const { line, problems = {} } = await amw.filled(data.command ?? "", values, caller);
    if (line === undefined) return errors(problems);
    const call = { ...caller, line };
    const { answering, message } = await asked(call);
    if (message === undefined) return follows(body.view, answering, line, inModal(data));
    if (message.tone === "refused") return errors({ [fieldOf(message.summary, values)]: message.summary });
    if (await inTime(replaced(body.view, call, message, data))) return {};
    return { reply: { response_action: "update", view: answerView(message, line, inModal(data)) } };
  }

  /** Whether the answer now stands where the form was opened. */
  async function replaced(view: ViewOutput, call: Call, message: Message, data: ModalData): Promise<boolean> {
    const { place, pressedAt = 0 } = data;
    if (place !== undefined) {
      if (clock.now().getTime() - pressedAt > RESPONSE_URL_MS) return false;
      return (await answerAt(place, message, { ...hearing, actor: call.actor })) === "sent";
    }
    if (view.previous_view_id === null) return false;
    return (await modals.update(view.previous_view_id, answerView(message, call.line, data))).outcome === "shown";
  }

  async function asked(call: Call) {
    const answering = answer(call);
    return { answering, message: await inTime(answering) };
  }

  const follows = ({ id }: ViewOutput, answering: Promise<Message>, line: string, data: ModalData): Taken => ({
    reply: { response_action: "update", view: stillLookingView(data) },
    after: async () => modals.update(id, answerView(await answering, line, data)),
  });

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
const inModal = ({ thread }: ModalData): ModalData => ({ thread });

const errors = (problems: Readonly<Record<string, string>>): Taken => ({
  reply: {
    response_action: "errors",
    errors: Object.fromEntries(
      Object.entries(problems).map(([field, problem]) => [field, clip(problem, LIMITS.inputLabel)]),
    ),
  },
});

/** The field that a refusal is about: the one whose flag it begins with, or whose value it quotes most of, else the first. */
function fieldOf(refusal: string, values: Readonly<Record<string, string>>): string {
  const names = Object.keys(values);
  const flagged = names.find((name) => refusal.startsWith(`--${flagOf(name)} `));
  const quoted = (name: string): number => {
    const parts = (values[name] ?? "").split(/[,，、]/u).map((part) => part.trim());
    return Math.max(0, ...parts.filter((part) => refusal.includes(part)).map(({ length }) => length));
  };
  return flagged ?? names.sort((a, b) => quoted(b) - quoted(a))[0] ?? "";
}
