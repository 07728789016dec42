import type { BlockAction, ButtonAction } from "@slack/bolt";
import { DIRECT, FORM, OPEN, RUN } from "./buttons.ts";
import { callOf } from "./call.ts";
import type { Hearing } from "./hearing.ts";
import { interactor } from "./interactor.ts";
import { once } from "./once.ts";
import { answerAt, type Place } from "./place.ts";
import { tooSlow } from "./too-slow.ts";

export type Press = BlockAction<ButtonAction>;

/** Where the pressed button stands; undefined for a modal. */
export function placeOf({ view, container, message, channel, response_url, user }: Press, block: string) {
  if (view !== undefined) return undefined;
  const thread: unknown = container.thread_ts ?? message?.thread_ts;
  const isReply = typeof thread === "string" && thread !== container.message_ts;
  const place: Place = {
    responseUrl: response_url,
    seen: container.is_ephemeral === true ? "private" : block.startsWith(DIRECT) ? "direct" : "public",
    user: user.id,
    ...(channel ? { channel: channel.id } : {}),
    ...(isReply ? { thread } : {}),
  };
  return place;
}

/** Answers the buttons of messages. */
export function hearPresses(hearing: Hearing): void {
  const { on, form, answer, clock, modals, track } = hearing;
  const actOnce = once<void>(clock);

  async function run(body: Press, { value: line = "" }: ButtonAction, place: Place): Promise<void> {
    const call = callOf({ line, ...interactor(body), channel: place.channel });
    await answerAt(place, await answer(call), { ...hearing, actor: call.actor });
  }

  async function openForm(body: Press, button: ButtonAction, place: Place): Promise<void> {
    const call = callOf({ line: button.value ?? "", ...interactor(body), channel: place.channel });
    const view = await form(call.line, call, { place, pressedAt: clock.now().getTime() });
    if (view === undefined) return run(body, button, place);
    const { outcome } = await modals.open(body.trigger_id, view);
    if (outcome === "shown" || outcome === "uncertain") return;
    const { actor } = call;
    const beside: Place = place.seen === "public" ? place : { ...place, seen: "public" };
    await answerAt(beside, tooSlow("Press the button again."), { ...hearing, actor });
  }

  for (const [name, act] of [
    [RUN, run],
    [FORM, openForm],
  ] as const) {
    on.action<Press>(name, async ({ ack, body, action }) => {
      const place = placeOf(body, action.block_id);
      if (place === undefined) return;
      await ack();
      await track(actOnce(`${body.trigger_id} ${action.action_id}`, () => act(body, action, place)));
    });
  }
  on.action(OPEN, ({ ack }) => ack());
}
