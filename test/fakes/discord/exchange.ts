import { EventEmitter, once } from "node:events";
import { COMPONENTS_V2, EPHEMERAL, type Json, listOf } from "./message-rules.ts";
import { BOT, CHANNEL } from "./world.ts";

/** A message as it stands in the channel, or in front of the asker alone. */
export interface Posted {
  readonly id: string;
  /** Where it stands, when it was posted there by itself. */
  readonly channel?: string;
  body: Json;
  flags: number;
  deleted: boolean;
}

/** A button as a person sees it. */
export interface Button {
  readonly label: string;
  readonly customId: string;
  readonly on: Posted;
}

export const isEphemeral = ({ flags }: Posted): boolean => (flags & EPHEMERAL) !== 0;

function* componentsIn(components: unknown): Generator<Json> {
  for (const component of listOf(components)) {
    yield component;
    yield* componentsIn(component.components);
  }
}

/** Every text of the message, in order, as Discord markdown. */
export const textOf = ({ body }: Posted): string =>
  [...componentsIn(body.components)]
    .filter(({ type }) => type === 10)
    .map(({ content }) => content)
    .join("\n");

export const buttonsOf = (posted: Posted): Button[] =>
  [...componentsIn(posted.body.components)]
    .filter(({ type, custom_id: id }) => type === 2 && id !== undefined)
    .map(({ label, custom_id: id }) => ({ label: String(label), customId: String(id), on: posted }));

export function buttonOf(posted: Posted, label: string): Button {
  const found = buttonsOf(posted).find((button) => button.label === label);
  if (!found) throw new Error(`No button "${label}" on: ${textOf(posted)}`);
  return found;
}

/** The message as Discord sends it to a bot. */
export const messageJson = ({ id, body, flags }: Posted, channel = CHANNEL): Json => ({
  id,
  type: 20,
  channel_id: channel,
  author: BOT,
  content: "",
  timestamp: "2026-01-01T00:00:00.000000+00:00",
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  pinned: false,
  components: body.components ?? [],
  flags,
});

/** A first response as the bot sent it. */
interface Callback {
  /** 4 message, 5 deferred message, 6 deferred update, 7 update, 8 choices, 9 modal. */
  readonly type: number;
  readonly data: Json;
}

/** How long a test waits for the bot, in real time; the 3 s of Discord run on the fake's clock. */
const PATIENCE_MS = 8000;

/** One interaction and all that the bot made of it. */
export class Exchange {
  readonly id: string;
  readonly token: string;
  readonly kind: "command" | "menu" | "autocomplete" | "button" | "modal";
  readonly born: number;
  /** The message that holds the pressed button, or the button that opened the modal. */
  readonly pressedOn: Posted | undefined;
  callback: Callback | undefined;
  /** The reply, or the message that was updated. */
  original: Posted | undefined;
  /** True between "AMW is thinking…" and the answer. */
  thinking = false;
  readonly followUps: Posted[] = [];
  readonly #changes = new EventEmitter();

  constructor(kind: Exchange["kind"], id: string, born: number, pressedOn?: Posted) {
    this.kind = kind;
    this.id = id;
    this.token = `token-of-${id}`;
    this.born = born;
    this.pressedOn = pressedOn;
  }

  changed(): void {
    this.#changes.emit("change");
  }

  /** Waits until the bot has made that true. */
  async until(holds: (exchange: Exchange) => boolean): Promise<this> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    while (!holds(this)) {
      await once(this.#changes, "change", { signal }).catch(() => {
        throw new Error(`The bot left a ${this.kind} unanswered; its first response: ${JSON.stringify(this.callback)}`);
      });
    }
    return this;
  }

  /** The answer as it stands now. */
  get message(): Posted {
    const shown = this.original;
    if (!shown || shown.deleted) throw new Error("There is no answer to see.");
    return shown;
  }

  /** Takes a first response; the new message gets that id. */
  accept(callback: Callback, messageId: string): void {
    this.callback = callback;
    const { type, data } = callback;
    if (type === 4 || type === 5) {
      this.original = { id: messageId, body: data, flags: Number(data.flags ?? 0), deleted: false };
      this.thinking = type === 5;
    } else if (type === 6 || type === 7) {
      this.original = this.pressedOn;
      if (type === 7) this.edit(data);
    }
    this.changed();
  }

  /** Changes the original message. Whether it is private was decided before. */
  edit(body: Json): void {
    if (!this.original) throw new Error("There is nothing to edit.");
    this.original.body = body;
    this.original.flags |= Number(body.flags ?? 0) & COMPONENTS_V2;
    this.thinking = false;
    this.changed();
  }

  /** A follow-up; while the bot is "thinking" it takes the place of that, and its privacy. */
  followUp(body: Json, messageId: string): Posted {
    if (this.thinking && this.original && !this.original.deleted) {
      this.edit(body);
      return this.original;
    }
    const posted = { id: messageId, body, flags: Number(body.flags ?? 0), deleted: false };
    this.followUps.push(posted);
    this.changed();
    return posted;
  }

  remove(): void {
    if (this.original) this.original.deleted = true;
    this.changed();
  }
}

export const choicesOf = ({ callback }: Exchange): { name: string; value: string }[] =>
  listOf(callback?.data.choices).map(({ name, value }) => ({ name: String(name), value: String(value) }));
