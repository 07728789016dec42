import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { AnyMiddlewareArgs, App, BlockAction, ButtonAction, SlashCommand } from "@slack/bolt";
import type { Amw, Call } from "../../core/amw.ts";
import type { Message } from "../../core/message/message.ts";
import { apology } from "../../core/messages/refusal.ts";
import type { Clock, Log } from "../../core/ports.ts";
import { OPEN, RUN } from "./buttons.ts";
import { once } from "./once.ts";
import { renderSlack } from "./render.ts";
import { type Reply, respond } from "./respond.ts";
import { typedLine } from "./typed-line.ts";

const COMMAND = "/amw";

const called = ({ text, team_id, channel_id, user_id, user_name }: SlashCommand): Call => ({
  line: typedLine(text),
  actor: { id: `slack:${team_id}/${user_id}`, name: user_name },
  surface: "slack",
  forms: true,
  space: team_id,
  channel: channel_id,
});

function pressed({ user, team, channel }: BlockAction, { value = "" }: ButtonAction): Call {
  const space = user.team_id ?? team?.id ?? "";
  return {
    line: value,
    actor: { id: `slack:${space}/${user.id}`, name: user.name ?? user.username },
    surface: "slack",
    forms: true,
    space,
    ...(channel ? { channel: channel.id } : {}),
  };
}

const reply = (message: Message): Reply => ({
  ...renderSlack(message),
  response_type: message.audience === "channel" ? "in_channel" : "ephemeral",
});

const STILL_LOOKING: Message = {
  summary: "This takes a little longer; the answer follows here.",
  title: "",
  tone: "plain",
  blocks: [{ kind: "paragraph", text: "This takes a little longer; the answer follows here." }],
  actions: [],
  audience: "asker",
  about: [],
};

interface Listening {
  /** Resolves when everything heard so far is answered. */
  settled(): Promise<void>;
}

/** Answers the slash command and the buttons. Slack waits 3 s for an ack: `ackWithinMs` must be less. */
export function listen(
  app: App,
  { amw, log, clock, ackWithinMs }: { amw: Amw; log: Log; clock: Clock; ackWithinMs: number },
): Listening {
  const inFlight = new Set<Promise<void>>();
  const answerOnce = once<Message>(clock);
  const sendOnce = once<void>(clock);

  async function track(work: Promise<void>): Promise<void> {
    inFlight.add(work);
    await work.finally(() => inFlight.delete(work));
  }

  function sorry(what: string, error: unknown): Message {
    const reference = randomUUID().slice(0, 8);
    log.error(what, { reference, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    return apology(reference);
  }

  async function answer(call: Call): Promise<Message> {
    try {
      return await amw.answer(call);
    } catch (error) {
      return sorry("Could not answer on Slack", error);
    }
  }

  async function hear(command: SlashCommand, ack: (reply: Reply) => Promise<void>): Promise<void> {
    const answering = answerOnce(command.trigger_id, () => answer(called(command)));
    const inTime = await Promise.race([answering, pause(ackWithinMs, undefined, { ref: false })]);
    await ack(reply(inTime ?? STILL_LOOKING));
    if (inTime) return;
    await sendOnce(command.trigger_id, async () => {
      const late = await answering;
      await respond(command.response_url, { ...reply(late), replace_original: late.audience === "asker" }, log);
    });
  }

  async function press(body: BlockAction, button: ButtonAction): Promise<void> {
    const call = pressed(body, button);
    const message = await answer(call);
    if (message.audience === "channel") {
      const shared: Message = { ...message, blocks: [...message.blocks, sharedBy(call)] };
      await respond(body.response_url, { ...reply(shared), replace_original: false }, log);
      return;
    }
    // What everybody sees stays as it is: whoever presses a button there gets an answer of their own.
    const ownMessage = body.container.is_ephemeral === true;
    await respond(body.response_url, { ...reply(message), replace_original: ownMessage }, log);
  }

  app.command(COMMAND, ({ ack, body }) => track(hear(body, ack)));
  app.action<BlockAction<ButtonAction>>(RUN, async ({ ack, body, action }) => {
    await ack();
    await track(sendOnce(`${body.trigger_id} ${action.action_id}`, () => press(body, action)));
  });
  app.action(OPEN, ({ ack }) => ack());
  app.error(async ({ error, body }: { error: Error; body: AnyMiddlewareArgs["body"] }) => {
    const message = sorry("Could not take what Slack sent", error);
    const responseUrl: unknown = "response_url" in body ? body.response_url : undefined;
    if (typeof responseUrl === "string")
      await respond(responseUrl, { ...reply(message), replace_original: false }, log);
  });

  return {
    async settled() {
      await Promise.allSettled(inFlight);
    },
  };
}

const sharedBy = ({ actor }: Call) => ({ kind: "note", text: `Shared by ${actor.name}` }) as const;
