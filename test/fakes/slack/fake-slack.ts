import { z } from "zod";
import { type Answer, FakeApi, RESPONSE_URL } from "./api.ts";
import {
  buttonPress,
  changeInModal,
  type From,
  type Ids,
  pressInModal,
  said,
  shortcutOn,
  slashCommand,
  submission,
  suggestion,
} from "./envelopes.ts";
import { HttpDoor, payloadOf } from "./http-door.ts";
import { inputsOf, labelled, Options, type ShownModal, SubmissionAck, viewOf } from "./modals.ts";
import { FakeOAuth } from "./oauth.ts";
import { type Button, Response, SlashAnswer } from "./payloads.ts";
import type { Post } from "./posts.ts";
import { ResponseUrls } from "./response-urls.ts";
import { type Envelope, Sockets } from "./sockets.ts";
import { FakeWebApi } from "./web-api.ts";

export const BOT_TOKEN = "xoxb-1-right";
export const APP_TOKEN = "xapp-1-right";
const BOT = "<@U0>";

/** A Slack on this machine: Web API, response_url, Socket Mode and HTTP mode. Notes what Slack would refuse; `close` throws it. */
export async function fakeSlack(): Promise<FakeSlack> {
  const fake = new FakeSlack();
  await fake.listen();
  return fake;
}

export class FakeSlack {
  readonly #problems: string[] = [];
  readonly web = new FakeWebApi(
    (text) => this.#problems.push(text),
    () => this.oauth.scopes,
  );
  /** The workspaces that installed the bot, T1 from the start, and how others do. */
  readonly oauth = new FakeOAuth(BOT_TOKEN, (text) => this.#problems.push(text));
  readonly #api = new FakeApi({
    web: this.web,
    oauth: this.oauth,
    appToken: APP_TOKEN,
    arrived: (url, body) =>
      this.#responses.take(url, () => this.#checked(Response, JSON.parse(body), "what arrived at a response_url")),
    problem: (text) => void this.#problems.push(text),
  });
  /** Socket Mode. */
  readonly sockets = new Sockets(this.#api.http, (problem) => this.#problems.push(problem));
  readonly #responses = new ResponseUrls(
    () => this.web.now(),
    (text) => this.#problems.push(text),
  );
  #door: HttpDoor | undefined;
  #last: Envelope | undefined;
  #count = 0;

  async listen(): Promise<void> {
    await this.#api.listen();
  }

  /** Every call of the Web API, in order. */
  get calls(): readonly string[] {
    return this.#api.calls;
  }
  /** Every message that somebody posted, with the token that it was posted with. */
  get postedWith() {
    return this.#api.postedWith;
  }
  get origin(): string {
    return this.#api.origin;
  }
  get apiUrl(): string {
    return `${this.origin}/api/`;
  }
  get isConnected(): boolean {
    return this.sockets.open.length > 0;
  }

  /** Answers the next call of a method (or `response_url`) differently. */
  next(method: string, ...answers: readonly Answer[]): void {
    this.#api.next(method, answers);
  }

  /** Somebody types `/amw …` (`line` may leave out the `/amw`); gives what the bot answered in the ack, within Slack's 3 s. */
  async say(line: string, from: From = {}): Promise<SlashAnswer> {
    return this.#slashAnswer(await this.#deliver(slashCommand(line, from, this.#ids())));
  }

  /** The same envelope arrives twice; gives both answers. */
  async sayTwice(line: string, from: From = {}): Promise<SlashAnswer[]> {
    const envelope = slashCommand(line, from, this.#ids());
    const first = this.#slashAnswer(await this.#deliver(envelope));
    return [first, this.#slashAnswer(await this.#deliver(envelope))];
  }

  /** Somebody types `/amw …`; gives the ack and what then arrives at the response_url. */
  async sayAndWait(line: string, from: From = {}): Promise<{ ack: SlashAnswer; later: Response }> {
    const envelope = slashCommand(line, from, this.#ids());
    const ack = this.#slashAnswer(await this.#deliver(envelope));
    return { ack, later: await this.#responses.first(envelope.payload.response_url) };
  }

  /** Somebody types `/amw …` and a modal opens instead of an answer; gives it, and what arrives at the response_url. */
  async sayOpening(line: string, from: From = {}): Promise<{ shown: ShownModal; arrival: () => Promise<Response> }> {
    const ids = this.#ids();
    await this.#emptyAck(slashCommand(line, from, ids));
    const shown = await this.web.modals.next("modal");
    return { shown, arrival: () => this.#responses.first(ids.responseUrl) };
  }

  /** Somebody types `/amw …` and the ack is empty; gives what arrives at the response_url instead. */
  async sayInVain(line: string, from: From = {}): Promise<Response> {
    const envelope = slashCommand(line, from, this.#ids());
    await this.#emptyAck(envelope);
    return this.#responses.first(envelope.payload.response_url);
  }

  /** Somebody types `/amw …` to a bot that fails; gives what arrives at the response_url, acked or not. */
  sayUnheard(line: string, from: From = {}): Promise<Response> {
    const envelope = slashCommand(line, from, this.#ids());
    void this.#deliver(envelope).catch(() => {});
    return this.#responses.first(envelope.payload.response_url);
  }

  /** Somebody presses a button; gives what arrives at the response_url. */
  async press(button: Button, from: From = {}): Promise<Response> {
    const envelope = buttonPress(button, from, this.#ids());
    await this.#emptyAck(envelope);
    return this.#responses.first(envelope.payload.response_url);
  }

  /** The same press arrives twice; gives everything that arrived at the response_url once both are acked and `then` holds. */
  async pressTwice(button: Button, then: () => Promise<void>, from: From = {}): Promise<readonly Response[]> {
    const envelope = buttonPress(button, from, this.#ids());
    await this.#emptyAck(envelope);
    await this.#responses.first(envelope.payload.response_url);
    await this.#emptyAck(envelope);
    await then();
    return this.#responses.arrived(envelope.payload.response_url);
  }

  /** Somebody opens a link button, or presses one that is answered elsewhere; gives what arrives at the response_url, later too. */
  async open(button: Button, from: From = {}): Promise<readonly Response[]> {
    const envelope = buttonPress(button, from, this.#ids());
    await this.#emptyAck(envelope);
    return this.#responses.arrived(envelope.payload.response_url);
  }

  /** From now on everything is delivered in HTTP mode, signed, to that address. */
  callAt(url: string, now: () => Date = () => new Date()): HttpDoor {
    this.#door = new HttpDoor(url, now);
    return this.#door;
  }

  /** Somebody writes in a channel; `text` says where it mentions the bot, as `@amw`. */
  mention(text: string, from: From = {}): Promise<Post> {
    return this.#hears("app_mention", { text: text.replaceAll("@amw", BOT) }, from);
  }

  /** Somebody writes to the bot alone. */
  direct(text: string, from: From = {}): Promise<Post> {
    return this.#hears("message", { text: text.replaceAll("@amw", BOT) }, { channel: "D1", ...from });
  }

  async #hears(type: "app_mention" | "message", event: Readonly<Record<string, unknown>>, from: From): Promise<Post> {
    await this.event(type, event, from);
    return this.web.posts.next("message");
  }

  /** Something is written, `event` tells what; resolves with the ack. The same `id` is the same event once more. */
  event(
    type: "app_mention" | "message" | "app_uninstalled" | "tokens_revoked",
    event: Readonly<Record<string, unknown>>,
    from: From = {},
    id = this.#id("Ev"),
  ): Promise<void> {
    return this.#emptyAck(said(type, event, from, id));
  }

  /** Somebody chooses "Propose to AMW" on a message; gives the modal. */
  async shortcut(message: Readonly<Record<string, unknown>>, from: From = {}): Promise<ShownModal> {
    await this.#emptyAck(shortcutOn({ ts: "1700000000.000200", ...message }, from, this.#ids()));
    return this.web.modals.next("modal");
  }

  /** Somebody chooses "Propose to AMW" on a message and asks about it instead; gives the question. */
  async askAbout(message: Readonly<Record<string, unknown>>, from: From = {}): Promise<ShownModal> {
    await this.pressIn(await this.shortcut(message, from), "Ask AMW about it instead", from);
    return this.web.modals.next("question");
  }

  /** As `shortcut`, where no modal comes: gives what arrives at the response_url. */
  async shortcutRefused(message: Readonly<Record<string, unknown>>, from: From = {}): Promise<Response> {
    const ids = this.#ids();
    await this.#emptyAck(shortcutOn({ ts: "1700000000.000200", ...message }, from, ids));
    return this.#responses.first(ids.responseUrl);
  }

  /** Somebody presses a button of a message that opens a modal; gives the modal, and what arrives where it stands. */
  async openModal(button: Button, from: From = {}): Promise<{ shown: ShownModal; arrival: () => Promise<Response> }> {
    const ids = this.#ids();
    await this.#emptyAck(buttonPress(button, from, ids));
    const shown = await this.web.modals.next("modal");
    return { shown, arrival: () => this.#responses.first(ids.responseUrl) };
  }

  /** Somebody presses a button in a modal; resolves with the ack. */
  async pressIn(shown: ShownModal, label: string, from: From = {}): Promise<void> {
    const ids = { ...this.#ids(), trigger: this.web.trigger(shown) };
    await this.#emptyAck(pressInModal(viewOf(shown), labelled(shown.modal.blocks, label), from, ids));
  }

  /**
   * Somebody fills in inputs of a modal, text with Enter, faster than the modal changes; resolves once Slack has told of
   * those that it tells of, and had its acks.
   */
  async fill(shown: ShownModal, filled: Readonly<Record<string, string>>, from: From = {}): Promise<void> {
    const acked: Promise<void>[] = [];
    for (const [block, value] of Object.entries(filled)) {
      shown.filled = { ...shown.filled, [block]: value };
      if (inputsOf(shown.modal).find(({ block_id }) => block_id === block)?.dispatch_action !== true) continue;
      const ids = { ...this.#ids(), trigger: this.web.trigger(shown) };
      acked.push(this.#emptyAck(changeInModal(viewOf(shown), block, from, ids)));
    }
    await Promise.all(acked);
  }

  /** Somebody types into a searched input; gives the texts that it offers, by their values. */
  async search(shown: ShownModal, block: string, value: string, from: From = {}): Promise<Record<string, string>> {
    const input = inputsOf(shown.modal).find(({ block_id }) => block_id === block)?.element;
    if (input?.type !== "external_select" && input?.type !== "multi_external_select")
      throw new Error(`${block} is not searched`);
    if (value.length < (input.min_query_length ?? 3)) throw new Error(`Slack asks for longer words in ${block}`);
    const about = { block, action: input.action_id, value };
    const ack = await this.#deliver(suggestion(viewOf(shown), about, from, this.#ids()));
    const { options } = this.#checked(Options, ack, "the answer to a search");
    for (const option of options) shown.offered.set(option.value, option);
    return Object.fromEntries(options.map((option) => [option.value, option.text.text]));
  }

  /** Somebody fills in a modal and submits it; gives the problems, if any. The modal then shows what the bot said, or is closed. */
  async submit(
    shown: ShownModal,
    filled: Readonly<Record<string, string>> = {},
    { times = 1, from = {} }: { times?: number; from?: From } = {},
  ): Promise<Readonly<Record<string, string>>> {
    shown.filled = { ...shown.filled, ...filled };
    const envelope = submission(viewOf(shown), from, { ...this.#ids(), trigger: this.web.trigger(shown) });
    const inputs = inputsOf(shown.modal).map(({ block_id }) => block_id);
    let problems: Readonly<Record<string, string>> = {};
    for (let i = 0; i < times; i++) {
      const ack = this.#checked(SubmissionAck, await this.#deliver(envelope), "the answer to a submission");
      if (!("response_action" in ack)) shown.closed = true;
      else if (ack.response_action === "update") this.web.change(shown, ack.view);
      else {
        problems = ack.errors;
        for (const name of Object.keys(problems))
          if (!inputs.includes(name)) this.#problems.push(`a problem for no input of the modal: ${name}`);
      }
    }
    return problems;
  }

  /** Ends the servers; throws what Slack would have refused, and canned answers that nobody asked for. */
  async close(): Promise<void> {
    this.sockets.close();
    await this.#api.close();
    if (this.#problems.length > 0) throw new Error(`The fake Slack objects:\n- ${this.#problems.join("\n- ")}`);
  }

  /** What was delivered last arrives once more, as it was; gives the answer. */
  async again(): Promise<Record<string, unknown>> {
    if (this.#door?.last) return payloadOf(await this.#door.send(this.#door.last));
    if (!this.#last) throw new Error("nothing was delivered yet");
    return this.sockets.deliver(this.#last);
  }

  #deliver(envelope: Envelope): Promise<Record<string, unknown>> {
    this.#last = envelope;
    return (this.#door ?? this.sockets).deliver(envelope);
  }

  #slashAnswer(payload: unknown): SlashAnswer {
    return this.#checked(SlashAnswer, payload, "the answer to a slash command");
  }

  async #emptyAck(envelope: Envelope): Promise<void> {
    const payload = await this.#deliver(envelope);
    if (Object.keys(payload).length > 0) this.#problems.push("the ack of an event or a press must be empty");
  }

  #checked<T>(schema: z.ZodType<T>, payload: unknown, what: string): T {
    const result = schema.safeParse(payload);
    if (result.success) return result.data;
    this.#problems.push(`${what}: ${z.prettifyError(result.error)}\n${JSON.stringify(payload).slice(0, 500)}`);
    return payload as T;
  }

  /** What every delivery carries: its own ids and its own response_url. */
  #ids(): Ids {
    return { envelope: this.#id("envelope"), trigger: this.web.trigger(), responseUrl: this.#responseUrl() };
  }

  #responseUrl(): string {
    return this.#responses.give(`${this.origin}/${RESPONSE_URL}/${this.#id("r")}`);
  }

  #id(kind: string): string {
    this.#count += 1;
    return `${kind}-${this.#count}`;
  }
}
