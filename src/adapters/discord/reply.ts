import { type APIContainerComponent, type JSONEncodable, MessageFlags } from "discord.js";
import type { Message } from "../../core/message/message.ts";
import type { ButtonLines } from "../../core/ports.ts";
import { within } from "../within.ts";
import type { Asking, OnMessage } from "./asker.ts";
import { renderDiscord } from "./render.ts";

type Audience = Message["audience"];

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
  /**
   * What is drawn follows from the message alone, and the core tells the same message again, for a day at most: its long
   * lines are kept for longer.
   */
  const drawn = new WeakMap<Message, JSONEncodable<APIContainerComponent>>();
  function containerOf(message: Message): JSONEncodable<APIContainerComponent> {
    const known = drawn.get(message);
    if (known) return known;
    const [container] = renderDiscord(message, (line) => lines.keep(line)).components;
    // The library would rename every field of plain data for the wire; these have their names already.
    const made = { toJSON: () => container };
    drawn.set(message, made);
    return made;
  }

  const edit = (message: Message) =>
    ({
      components: [containerOf(message)],
      flags: [MessageFlags.IsComponentsV2],
      allowedMentions: { parse: [] },
    }) as const;
  const reply = (message: Message) =>
    message.audience === "channel"
      ? edit(message)
      : ({ ...edit(message), flags: [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] } as const);

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
      if (deferred === undefined) return interaction.reply(reply(message));
      if (deferred === message.audience) return interaction.editReply(edit(message));
      await interaction.deleteReply();
      return interaction.followUp(reply(message));
    },
    async answer(interaction, answer, expected) {
      const message = await speaking.inTime(answer, () => speaking.defer(interaction, expected));
      return speaking.say(interaction, message, interaction.deferred ? expected : undefined);
    },
    replace: (interaction, message) =>
      interaction.deferred ? interaction.editReply(edit(message)) : interaction.update(edit(message)),
    add: (interaction, message) =>
      interaction.deferred ? interaction.followUp(reply(message)) : interaction.reply(reply(message)),
  };
  return speaking;
}
