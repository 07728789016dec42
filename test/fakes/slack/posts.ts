import { z } from "zod";
import { Arrivals } from "./arrivals.ts";
import { fallbackText, messageBlocks, type SlackBlock, text } from "./payloads.ts";
import { conversationOf, type FakeWorld, no, type Outcome } from "./world.ts";

/** A message as it stands in a conversation; `user` alone sees it where there is one. */
export interface Post {
  readonly ts: string;
  /** As it was addressed: a person's id stands for the conversation with that person. */
  readonly channel: string;
  readonly thread_ts?: string | undefined;
  readonly user?: string | undefined;
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
  readonly metadata?: Metadata | undefined;
  /** How often it was changed. */
  readonly edits?: number;
}

/** About a message a second in a channel; Slack lets short bursts pass. */
const BURST = 3;
const A_SECOND = 1000;

const json = <T>(schema: z.ZodType<T>) =>
  z
    .string()
    .transform((value): unknown => JSON.parse(value))
    .pipe(schema);
const Metadata = z.strictObject({
  event_type: z.literal("amw_delivery"),
  event_payload: z.strictObject({ delivery: text(25), hash: text(64).optional() }),
});
type Metadata = z.infer<typeof Metadata>;

const PostMessage = z.strictObject({
  channel: text(30),
  thread_ts: text(30).optional(),
  text: fallbackText,
  blocks: json(messageBlocks),
  mrkdwn: z.enum(["true", "false"]).optional(),
  unfurl_links: z.literal("false"),
  unfurl_media: z.literal("false"),
  metadata: json(Metadata).optional(),
});
const PostEphemeral = z.strictObject({
  channel: text(30),
  user: text(30),
  thread_ts: text(30).optional(),
  text: fallbackText,
  blocks: json(messageBlocks),
});
const UpdateMessage = z.strictObject({
  channel: text(30),
  ts: text(30),
  text: fallbackText,
  blocks: json(messageBlocks),
  metadata: json(Metadata).optional(),
});
const page = {
  channel: text(30),
  oldest: z.string().regex(/^\d+(\.\d+)?$/),
  latest: z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .default("Infinity"),
  inclusive: z.literal("true"),
  include_all_metadata: z.literal("true"),
  limit: z.coerce.number().int().min(1).max(999),
  cursor: z.string().optional(),
};
const History = z.strictObject(page);
const Replies = z.strictObject({ ...page, ts: text(30) });

/** What stands in the workspace's conversations. */
export class FakePosts {
  readonly arrived = new Arrivals<Post>();
  /** In order; an edit takes the place of what it changed. */
  readonly all: Post[] = [];
  readonly #world: FakeWorld;
  readonly #now: () => number;
  readonly #pace = new Map<string, { left: number; at: number }>();
  #count = 0;

  constructor(world: FakeWorld, now: () => number) {
    this.#world = world;
    this.#now = now;
  }

  /** Undefined for a method that is not here. */
  method(name: string): readonly [z.ZodType, (params: never) => Outcome] | undefined {
    const methods: Record<string, readonly [z.ZodType, (params: never) => Outcome]> = {
      "chat.postMessage": [
        PostMessage,
        ({ mrkdwn: _, ...message }: z.infer<typeof PostMessage>) => this.#post(message),
      ],
      "chat.postEphemeral": [PostEphemeral, (message: z.infer<typeof PostEphemeral>) => this.#post(message)],
      "chat.update": [UpdateMessage, (change: z.infer<typeof UpdateMessage>) => this.#update(change)],
      "conversations.history": [History, (asked: z.infer<typeof History>) => this.#history(asked)],
      "conversations.replies": [Replies, (asked: z.infer<typeof Replies>) => this.#replies(asked)],
    };
    return methods[name];
  }

  /** Somebody deletes the message. */
  delete(ts: string): void {
    this.all.splice(0, this.all.length, ...this.all.filter((post) => post.ts !== ts));
  }

  #post(message: Omit<Post, "ts">): Outcome {
    const refusal = this.#world.refusal(message.channel);
    if (refusal !== undefined) return no(refusal);
    const retryAfter = this.#tooFast(message.channel);
    if (retryAfter !== undefined) return { retryAfter };
    this.#count += 1;
    const ts = `${Math.floor(this.#now() / 1000)}.${String(this.#count).padStart(6, "0")}`;
    const post: Post = { ...message, ts };
    this.all.push(post);
    this.arrived.push(post);
    return { body: { ok: true, channel: conversationOf(post.channel), ts, message_ts: ts } };
  }

  #update({ channel, ts, ...change }: z.infer<typeof UpdateMessage>): Outcome {
    const refusal = this.#world.refusal(channel);
    if (refusal !== undefined) return no(refusal);
    const at = this.all.findIndex((post) => post.ts === ts && conversationOf(post.channel) === channel);
    const post = this.all[at];
    if (post === undefined || post.user !== undefined) return no("message_not_found");
    this.all[at] = { ...post, ...change, edits: (post.edits ?? 0) + 1 };
    return { body: { ok: true, channel, ts, text: change.text } };
  }

  #history(asked: z.infer<typeof History>): Outcome {
    const isHere = (post: Post) => post.thread_ts === undefined || post.thread_ts === post.ts;
    return this.#read(asked, this.all.filter(isHere).reverse());
  }

  #replies({ ts, ...asked }: z.infer<typeof Replies>): Outcome {
    const thread = this.all.filter((post) => post.ts === ts || post.thread_ts === ts);
    return (
      this.#world.unreadable(asked.channel) ??
      (thread.length === 0 ? no("thread_not_found") : this.#read(asked, thread))
    );
  }

  #read({ channel, oldest, latest, limit, cursor = "0" }: z.infer<typeof History>, posts: readonly Post[]): Outcome {
    const unreadable = this.#world.unreadable(channel);
    if (unreadable) return unreadable;
    const within = posts.filter(
      (post) =>
        conversationOf(post.channel) === channel &&
        post.user === undefined &&
        Number(post.ts) >= Number(oldest) &&
        Number(post.ts) <= Number(latest),
    );
    const from = Number(cursor);
    const next = from + limit < within.length ? String(from + limit) : "";
    const messages = within
      .slice(from, from + limit)
      .map(({ ts, thread_ts, text, metadata }) => ({ type: "message", bot_id: "B0", ts, thread_ts, text, metadata }));
    return { body: { ok: true, messages, has_more: next !== "", response_metadata: { next_cursor: next } } };
  }

  #tooFast(channel: string): number | undefined {
    const { left, at } = this.#pace.get(channel) ?? { left: BURST, at: this.#now() };
    const now = this.#now();
    const refilled = Math.min(BURST, left + (now - at) / A_SECOND);
    if (refilled < 1) return Math.ceil(1 - refilled);
    this.#pace.set(channel, { left: refilled - 1, at: now });
    return undefined;
  }
}
