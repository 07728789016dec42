import { z } from "zod";
import { Arrivals } from "./arrivals.ts";
import { Modal, type ShownModal } from "./modals.ts";
import { fallbackText, messageBlocks, type SlackBlock, text } from "./payloads.ts";

/** A message as it stands in a conversation; `user` alone sees it where there is one. */
export interface Post {
  readonly ts: string;
  readonly channel: string;
  readonly thread_ts?: string | undefined;
  readonly user?: string | undefined;
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}

const TRIGGER_MS = 3000;
/** About a message a second in a channel; Slack lets short bursts pass. */
const BURST = 3;
const A_SECOND = 1000;

const json = <T>(schema: z.ZodType<T>) =>
  z
    .string()
    .transform((value): unknown => JSON.parse(value))
    .pipe(schema);
const PostMessage = z.strictObject({
  channel: text(30),
  thread_ts: text(30).optional(),
  text: fallbackText,
  blocks: json(messageBlocks),
  unfurl_links: z.literal("false"),
  unfurl_media: z.literal("false"),
});
const PostEphemeral = z.strictObject({
  channel: text(30),
  user: text(30),
  thread_ts: text(30).optional(),
  text: fallbackText,
  blocks: json(messageBlocks),
});
const WithTrigger = z.strictObject({ trigger_id: text(100), view: json(Modal) });
const Update = z.strictObject({ view_id: text(100), view: json(Modal), hash: z.string().optional() });

/** How a call goes: its answer, or the seconds to stay away for. */
type Outcome = { readonly body: Record<string, unknown> } | { readonly retryAfter: number };
const no = (error: string): Outcome => ({ body: { ok: false, error } });

/** The methods of Slack's Web API that post and that show modals. */
export class FakeWebApi {
  readonly posts = new Arrivals<Post>();
  /** Every modal that was opened or put on top of another. */
  readonly modals = new Arrivals<ShownModal>();
  /** Every message that stands there, in order. */
  readonly posted: Post[] = [];
  /** Where AMW has not been invited to. */
  readonly closedTo = new Set<string>();
  /** Milliseconds; tests may set it. */
  now: () => number = Date.now;
  readonly #problem: (text: string) => void;
  readonly #triggers = new Map<string, { at: number; in: ShownModal | undefined; used: boolean }>();
  readonly #views = new Map<string, ShownModal>();
  readonly #pace = new Map<string, { left: number; at: number }>();
  #count = 0;

  constructor(problem: (text: string) => void) {
    this.#problem = problem;
  }

  /** Undefined for a method that is not here. */
  call(method: string, body: string): Outcome | undefined {
    const params: unknown = Object.fromEntries(new URLSearchParams(body));
    switch (method) {
      case "chat.postMessage":
        return this.#checked(PostMessage, params, method, (message) => this.#post(message));
      case "chat.postEphemeral":
        return this.#checked(PostEphemeral, params, method, (message) => this.#post(message));
      case "views.open":
      case "views.push":
        return this.#checked(WithTrigger, params, method, ({ trigger_id, view }) =>
          this.#show(trigger_id, view, method === "views.push"),
        );
      case "views.update":
        return this.#checked(Update, params, method, ({ view_id, view, hash }) => this.#update(view_id, view, hash));
      default:
        return undefined;
    }
  }

  /** A new trigger, of something that somebody did just now, in that modal where it was in one. */
  trigger(inside?: ShownModal): string {
    const id = this.#id("trigger");
    this.#triggers.set(id, { at: this.now(), in: inside, used: false });
    return id;
  }

  /** The modal shows something else from now on. */
  change(shown: ShownModal, modal: Modal): void {
    shown.modal = modal;
    shown.hash = this.#id("hash");
  }

  #checked<T>(schema: z.ZodType<T>, params: unknown, method: string, then: (value: T) => Outcome): Outcome {
    const result = schema.safeParse(params);
    if (result.success) return then(result.data);
    this.#problem(`${method}: ${z.prettifyError(result.error)}\n${JSON.stringify(params).slice(0, 500)}`);
    return no("invalid_arguments");
  }

  #post(message: Omit<Post, "ts">): Outcome {
    if (this.closedTo.has(message.channel)) return no("not_in_channel");
    const retryAfter = this.#tooFast(message.channel);
    if (retryAfter !== undefined) return { retryAfter };
    this.#count += 1;
    const post: Post = { ...message, ts: `1700000000.${String(this.#count).padStart(6, "0")}` };
    this.posted.push(post);
    this.posts.push(post);
    return { body: { ok: true, channel: post.channel, ts: post.ts, message_ts: post.ts } };
  }

  #tooFast(channel: string): number | undefined {
    const { left, at } = this.#pace.get(channel) ?? { left: BURST, at: this.now() };
    const now = this.now();
    const refilled = Math.min(BURST, left + (now - at) / A_SECOND);
    if (refilled < 1) return Math.ceil(1 - refilled);
    this.#pace.set(channel, { left: refilled - 1, at: now });
    return undefined;
  }

  #show(id: string, modal: Modal, push: boolean): Outcome {
    const trigger = this.#triggers.get(id);
    if (!trigger) return no("invalid_trigger_id");
    if (trigger.used) return no("exchanged_trigger_id");
    if (this.now() - trigger.at > TRIGGER_MS) return no("expired_trigger_id");
    trigger.used = true;
    if (push && !trigger.in) this.#problem("views.push with a trigger from outside a modal");
    const under = push ? trigger.in : undefined;
    if (under?.under?.under) return no("push_limit_reached");
    const shown: ShownModal = { id: this.#id("view"), hash: this.#id("hash"), modal, under, closed: false };
    this.#views.set(shown.id, shown);
    this.modals.push(shown);
    return { body: { ok: true, view: { id: shown.id, hash: shown.hash } } };
  }

  #update(id: string, modal: Modal, hash: string | undefined): Outcome {
    const shown = this.#views.get(id);
    if (!shown || shown.closed) return no("not_found");
    if (hash !== undefined && hash !== shown.hash) return no("hash_conflict");
    this.change(shown, modal);
    return { body: { ok: true, view: { id, hash: shown.hash } } };
  }

  #id(kind: string): string {
    this.#count += 1;
    return `${kind}-${this.#count}`;
  }
}
