import type { SlashCommand } from "@slack/bolt";
import type { Message } from "../../core/message/message.ts";
import { callOf } from "./call.ts";
import type { Hearing } from "./hearing.ts";
import { COMMAND } from "./names.ts";
import { once } from "./once.ts";
import { renderSlack } from "./render.ts";
import { type Reply, respond } from "./respond.ts";
import { STILL_LOOKING } from "./still-looking.ts";
import { typedLine } from "./typed-line.ts";

const called = ({ text, team_id: team, channel_id: channel, user_id: user, user_name: name }: SlashCommand) =>
  callOf({ line: typedLine(text), team, user, name, channel });

const reply = (message: Message): Reply => ({
  ...renderSlack(message),
  response_type: message.audience === "channel" ? "in_channel" : "ephemeral",
});

/** Answers `/amw …` in the ack, or soon after it where that takes too long. */
export function hearSlashCommands({ on, answer, form, modals, inTime, track, clock, log }: Hearing): void {
  const answerOnce = once<Message>(clock);
  const sendOnce = once<void>(clock);

  /** In place of the answer, which is shown where Slack does not open the form: it has a button that does. */
  async function open(command: SlashCommand, line: string, instead: Message): Promise<void> {
    const { trigger_id, response_url: responseUrl, user_id: user, channel_id: channel } = command;
    const place = { responseUrl, seen: "public", user, channel } as const;
    const view = await form(line, called(command), { place, pressedAt: clock.now().getTime() });
    const shown = view && (await modals.open(trigger_id, view));
    if (shown?.outcome === "shown" || shown?.outcome === "uncertain") return;
    await respond(responseUrl, { ...reply(instead), replace_original: false }, log);
  }

  async function hear(command: SlashCommand, ack: (reply?: Reply) => Promise<void>): Promise<void> {
    const answering = answerOnce(command.trigger_id, () => answer(called(command)));
    if (answering === undefined) return ack();
    const now = await inTime(answering);
    const opens = now?.actions.find((action) => action.kind === "form" && action.atOnce);
    if (now && opens?.kind === "form") {
      await ack();
      await sendOnce(command.trigger_id, () => open(command, opens.line, now));
      return;
    }
    await ack(reply(now ?? STILL_LOOKING));
    if (now) return;
    await sendOnce(command.trigger_id, async () => {
      const late = await answering;
      await respond(command.response_url, { ...reply(late), replace_original: late.audience === "asker" }, log);
    });
  }

  on.command(COMMAND, ({ ack, body }) => track(hear(body, ack)));
}
