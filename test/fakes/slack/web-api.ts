import { z } from "zod";
import { Arrivals } from "./arrivals.ts";
import { kept, Modal, type ShownModal } from "./modals.ts";
import { text } from "./payloads.ts";
import { FakePosts, type Post } from "./posts.ts";
import { FakeWorld, no, type Outcome } from "./world.ts";

const TRIGGER_MS = 3000;

const json = <T>(schema: z.ZodType<T>) =>
  z
    .string()
    .transform((value): unknown => JSON.parse(value))
    .pipe(schema);
const WithTrigger = z.strictObject({ trigger_id: text(100), view: json(Modal) });
const Id = z.strictObject({ channel: text(30) });
const Open = z.strictObject({ users: text(30) });
const User = z.strictObject({ user: text(30) });
const Group = z.strictObject({ usergroup: text(30) });
const Message = z.strictObject({ channel: text(30), message_ts: text(30) });
const Update = z.strictObject({ view_id: text(100), view: json(Modal), hash: z.string().optional() });

/** The methods of Slack's Web API that post and that show modals. */
export class FakeWebApi {
  readonly world: FakeWorld;
  readonly #posts: FakePosts;
  /** Every modal that was opened or put on top of another. */
  readonly modals = new Arrivals<ShownModal>();
  /** Milliseconds; tests may set it. */
  now: () => number = Date.now;
  readonly #problem: (text: string) => void;
  readonly #triggers = new Map<string, { at: number; in: ShownModal | undefined; used: boolean }>();
  readonly #views = new Map<string, ShownModal>();
  #count = 0;

  constructor(problem: (text: string) => void, scopes: () => string = () => "") {
    this.#problem = problem;
    this.world = new FakeWorld(scopes);
    this.#posts = new FakePosts(this.world, () => this.now());
  }

  /** Messages as they arrive. */
  get posts(): Arrivals<Post> {
    return this.#posts.arrived;
  }

  /** Every message that stands there, in order. */
  get posted(): readonly Post[] {
    return this.#posts.all;
  }

  /** Somebody deletes the message. */
  delete(ts: string): void {
    this.#posts.delete(ts);
  }

  /** Undefined for a method that is not here. */
  call(method: string, body: string): Outcome | undefined {
    const params: unknown = Object.fromEntries(new URLSearchParams(body));
    const posting = this.#posts.method(method);
    if (posting) return this.#checked(posting[0], params, method, posting[1] as (value: unknown) => Outcome);
    switch (method) {
      case "conversations.info":
        return this.#checked(Id, params, method, ({ channel }) => this.world.info(channel));
      case "conversations.open":
        return this.#checked(Open, params, method, ({ users }) => this.world.open(users));
      case "users.info":
        return this.#checked(User, params, method, ({ user }) => this.world.user(user));
      case "usergroups.users.list":
        return this.#checked(Group, params, method, ({ usergroup }) => this.world.peopleIn(usergroup));
      case "chat.getPermalink":
        return this.#checked(Message, params, method, ({ channel, message_ts }) =>
          this.world.permalink(channel, message_ts),
        );
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
    shown.filled = kept(shown.modal, modal, shown.filled);
    shown.modal = modal;
    shown.hash = this.#id("hash");
  }

  #checked<T>(schema: z.ZodType<T>, params: unknown, method: string, then: (value: T) => Outcome): Outcome {
    const result = schema.safeParse(params);
    if (result.success) return then(result.data);
    this.#problem(`${method}: ${z.prettifyError(result.error)}\n${JSON.stringify(params).slice(0, 500)}`);
    return no("invalid_arguments");
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
    const shown: ShownModal = {
      id: this.#id("view"),
      hash: this.#id("hash"),
      modal,
      under,
      closed: false,
      filled: {},
      offered: new Map(),
    };
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
