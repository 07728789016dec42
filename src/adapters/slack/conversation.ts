import { z } from "zod";
import type { Message } from "../../core/message/message.ts";
import { callOf } from "./call.ts";
import type { Hearing } from "./hearing.ts";
import { askedLine } from "./mention.ts";
import { EVENTS } from "./names.ts";
import { once } from "./once.ts";
import { renderDirect, renderSlack } from "./render.ts";
import { withoutShare } from "./sharing.ts";

const [MENTION, DIRECT] = EVENTS;

/** What somebody wrote in a conversation; anything else in an event is not for AMW. */
const Said = z.object({
  channel: z.string(),
  user: z.string(),
  text: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  user_team: z.string().optional(),
  // Edits, deletions, joins and the like say nothing to AMW; a bot that answered bots would never end.
  subtype: z.enum(["thread_broadcast", "file_share"]).optional(),
  edited: z.undefined().optional(),
  bot_id: z.undefined().optional(),
});
type Said = z.infer<typeof Said>;

/** Answers mentions in their thread, and every line of a direct message. */
export function hearConversations({ on, answer, track, clock, poster }: Hearing): void {
  const answerOnce = once<void>(clock);

  const asked = (said: Said, team: string, bot: string | undefined) =>
    callOf({ line: askedLine(said.text, bot), team: said.user_team ?? team, user: said.user, channel: said.channel });

  /** Everybody there sees the question, so everybody sees the answer. */
  async function answerMention(said: Said, team: string, bot: string | undefined): Promise<void> {
    const message: Message = { ...withoutShare(await answer(asked(said, team, bot))), audience: "channel" };
    await poster.post({ channel: said.channel, thread: said.thread_ts ?? said.ts }, renderSlack(message));
  }

  async function answerDirect(said: Said, team: string, bot: string | undefined): Promise<void> {
    const call = asked(said, team, bot);
    if (call.line === "" && !said.text.includes("<@")) return;
    await poster.post({ channel: said.channel, thread: said.thread_ts }, renderDirect(await answer(call)));
  }

  on.event(MENTION, async ({ event, body, context }) => {
    const said = Said.safeParse(event).data;
    if (said === undefined || said.user === context.botUserId) return;
    await track(answerOnce(body.event_id, () => answerMention(said, body.team_id, context.botUserId)));
  });
  on.event("message", async ({ event, body, context }) => {
    if (`${event.type}.${event.channel_type}` !== DIRECT) return;
    const said = Said.safeParse(event).data;
    if (said === undefined || said.user === context.botUserId) return;
    await track(answerOnce(body.event_id, () => answerDirect(said, body.team_id, context.botUserId)));
  });
}
