import type { BlockAction, ButtonAction, MessageShortcut, types, ViewOutput } from "@slack/bolt";
import { lineOfTokens } from "../../core/command/line.ts";
import { clip } from "../../core/message/clip.ts";
import { askView } from "./ask-modal.ts";
import { callOf } from "./call.ts";
import { valuesOf } from "./form-values.ts";
import type { Hearing } from "./hearing.ts";
import { interactor } from "./interactor.ts";
import { LIMITS } from "./limits.ts";
import { readModalData } from "./modal-data.ts";
import { SHORTCUT } from "./names.ts";
import { once } from "./once.ts";
import { plainTextOf } from "./plain-text.ts";
import { renderSlack } from "./render.ts";
import { respond } from "./respond.ts";
import { textOf } from "./text-of.ts";
import { tooSlow } from "./too-slow.ts";

const NAMES = 5;
const PROPOSE = "propose";
/** Leads from the proposal to a question about the same message. */
export const ASK_INSTEAD = "amw:ask";

/** Opens a proposal about somebody's message, with its text and its link; a button there asks about it instead. */
export function hearShortcut({ on, amw, clock, log, modals, track, form, linkTo }: Hearing): void {
  const openOnce = once<void>(clock);
  const askOnce = once<void>(clock);

  async function open(shortcut: MessageShortcut): Promise<void> {
    const { trigger_id, channel, message, response_url, team } = shortcut;
    const text = textOf(message);
    const data = { thread: { channel: channel.id, ts: message.thread_ts ?? message.ts } };
    const link = await linkTo({
      channel: channel.id,
      ts: message.ts,
      thread: message.thread_ts,
      domain: team?.domain,
    });
    const line = lineOfTokens({
      words: [PROPOSE, ...(text === "" ? [] : [clip(text, LIMITS.text)])],
      flags: link === undefined ? [] : [{ name: "link", value: link }],
    });
    const caller = callOf({ line, ...interactor(shortcut), channel: channel.id });
    const proposal = await form(line, caller, data);
    const view = isProposal(proposal) ? withAsking(proposal) : askView(text, amw.named(text, NAMES), data);
    const { outcome } = await modals.open(trigger_id, view);
    if (outcome === "shown" || outcome === "uncertain") return;
    const sorry = { ...renderSlack(tooSlow("Choose the shortcut again.")), replace_original: false };
    await respond(response_url, { ...sorry, response_type: "ephemeral" }, log);
  }

  async function ask(trigger: string, view: ViewOutput): Promise<void> {
    const [text = ""] = Object.values(valuesOf(view));
    const { thread } = readModalData(view.private_metadata);
    await modals.push(trigger, askView(text, amw.named(text, NAMES), { thread }));
  }

  on.shortcut<MessageShortcut>({ type: "message_action", callback_id: SHORTCUT }, async ({ ack, shortcut }) => {
    await ack();
    await track(openOnce(shortcut.trigger_id, () => open(shortcut)));
  });
  on.action<BlockAction<ButtonAction>>(ASK_INSTEAD, async ({ ack, body }) => {
    await ack();
    const { view, trigger_id } = body;
    if (view !== undefined) await track(askOnce(trigger_id, () => ask(trigger_id, view)));
  });
}

const isProposal = (view: types.ModalView | undefined): view is types.ModalView =>
  readModalData(view?.private_metadata ?? "").command?.split(" ")[0] === PROPOSE;

const withAsking = (view: types.ModalView): types.ModalView => ({
  ...view,
  blocks: [
    ...view.blocks,
    {
      type: "actions",
      block_id: ASK_INSTEAD,
      elements: [{ type: "button", action_id: ASK_INSTEAD, text: plainTextOf("Ask AMW about it instead") }],
    },
  ],
});
