import type { MessageShortcut } from "@slack/bolt";
import { askView } from "./ask-modal.ts";
import type { Hearing } from "./hearing.ts";
import { SHORTCUT } from "./names.ts";
import { once } from "./once.ts";
import { renderSlack } from "./render.ts";
import { respond } from "./respond.ts";
import { textOf } from "./text-of.ts";
import { tooSlow } from "./too-slow.ts";

const NAMES = 5;

/** Opens the question about somebody's message: in threads, where commands do not work, this and mentions do. */
export function hearShortcut({ on, amw, clock, log, modals, track }: Hearing): void {
  const openOnce = once<void>(clock);

  async function open({ trigger_id, channel, message, response_url }: MessageShortcut): Promise<void> {
    const text = textOf(message);
    const data = { thread: { channel: channel.id, ts: message.thread_ts ?? message.ts } };
    const { outcome } = await modals.open(trigger_id, askView(text, amw.named(text, NAMES), data));
    if (outcome === "shown" || outcome === "uncertain") return;
    const sorry = { ...renderSlack(tooSlow("Choose the shortcut again.")), replace_original: false };
    await respond(response_url, { ...sorry, response_type: "ephemeral" }, log);
  }

  on.shortcut<MessageShortcut>({ type: "message_action", callback_id: SHORTCUT }, async ({ ack, shortcut }) => {
    await ack();
    await track(openOnce(shortcut.trigger_id, () => open(shortcut)));
  });
}
