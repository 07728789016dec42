import { InteractionResponseType, MessageFlags } from "discord.js";
import type { Message } from "../../core/message/message.ts";
import type { ButtonLines } from "../../core/ports.ts";
import { within } from "../within.ts";
import type { Asking, OnMessage } from "./asker.ts";
import { respond, type Written, written } from "./callback.ts";
import { renderDiscord } from "./render.ts";

type Audience = Message["audience"];
type FirstResponse = InteractionResponseType.ChannelMessageWithSource | InteractionResponseType.UpdateMessage;

/** Answers in Discord's terms; the first response to an interaction fixes whether it is private. */
export interface Replies {
  /** What ids stand for that are too long for Discord. */
  readonly lines: ButtonLines;
  /** The answer; when it takes too long, `late` runs first, which keeps the interaction open for 15 minutes. */
  inTime(answer: Promise<Message>, late: () => Promise<unknown>): Promise<Message>;
  /** Tells Discord that an answer for that audience will follow. */
  defer(interaction: Asking, audience: Audience): Promise<unknown>;
  /** Says the message in a reply of its own; `deferred` is the audience that Discord was told, if it was. */
  say(interaction: Asking, message: Message, deferred: Audience | undefined): Promise<unknown>;
  /** The answer in a reply of its own, in time; `expected` is the audience that is told when it takes longer. */
  answer(interaction: Asking, answer: Promise<Message>, expected: Audience): Promise<unknown>;
  /** Puts the message in the place of the one that was acted on. */
  replace(interaction: OnMessage, message: Message): Promise<unknown>;
  /** Says the message beside the one that was acted on. */
  add(interaction: OnMessage, message: Message): Promise<unknown>;
}

/** `deferAfterMs`: how long an answer may take before Discord is told that it will follow. */
export function replies(lines: ButtonLines, deferAfterMs: number): Replies {
  const draw = (message: Message) => {
    const [container] = renderDiscord(message, (line) => lines.keep(line)).components;
    // The library would rename every field of plain data for the wire; these have their names already.
    return { toJSON: () => container };
  };
  const edit = (message: Message) =>
    ({
      components: [draw(message)],
      flags: [MessageFlags.IsComponentsV2],
      allowedMentions: { parse: [] },
    }) as const;
  const followUp = (message: Message) =>
    message.audience === "channel"
      ? edit(message)
      : ({ ...edit(message), flags: [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] } as const);

  const first = (message: Message, type: FirstResponse): Written => {
    const payload = renderDiscord(message, (line) => lines.keep(line));
    const isPrivate = type === InteractionResponseType.ChannelMessageWithSource && message.audience === "asker";
    return written(type, { ...payload, flags: payload.flags | (isPrivate ? MessageFlags.Ephemeral : 0) });
  };
  const replies = oncePerMessage((message) => first(message, InteractionResponseType.ChannelMessageWithSource));
  const updates = oncePerMessage((message) => first(message, InteractionResponseType.UpdateMessage));
  const reply = (interaction: Asking, message: Message) => respond(interaction, replies(message));

  const speaking: Replies = {
    lines,
    async inTime(answer, late) {
      const now = await within(deferAfterMs, answer);
      if (now) return now;
      await late();
      return answer;
    },
    defer: (interaction, audience) =>
      interaction.deferReply(audience === "asker" ? { flags: [MessageFlags.Ephemeral] } : {}),
    async say(interaction, message, deferred) {
      if (deferred === undefined) return reply(interaction, message);
      if (deferred === message.audience) return interaction.editReply(edit(message));
      await interaction.deleteReply();
      return interaction.followUp(followUp(message));
    },
    async answer(interaction, answer, expected) {
      const message = await speaking.inTime(answer, () => speaking.defer(interaction, expected));
      return speaking.say(interaction, message, interaction.deferred ? expected : undefined);
    },
    replace: (interaction, message) =>
      interaction.deferred ? interaction.editReply(edit(message)) : respond(interaction, updates(message)),
    add: (interaction, message) =>
      interaction.deferred ? interaction.followUp(followUp(message)) : reply(interaction, message),
  };
  return speaking;
}

/**
 * What is written follows from the message alone, and the core tells the same message again, for a day at most: its long
 * lines are kept for longer.
 */
function oncePerMessage(write: (message: Message) => Written): (message: Message) => Written {
  const known = new WeakMap<Message, Written>();
  return (message) => {
    const before = known.get(message);
    if (before) return before;
    const made = write(message);
    known.set(message, made);
    return made;
  };
}
