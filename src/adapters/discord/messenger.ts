import { MessageFlags, Routes } from "discord.js";
import type { MessageRef } from "../../core/digest/delivery.ts";
import type { Destination } from "../../core/digest/destination.ts";
import type { Edited, Found, Messenger, Outgoing, Reach, Sent } from "../../core/digest/messenger.ts";
import type { ButtonLines, Clock, Log } from "../../core/ports.ts";
import { inFlight } from "../in-flight.ts";
import { within } from "../within.ts";
import { access } from "./access.ts";
import type { Answered, Unanswered } from "./answered.ts";
import { channelNames } from "./channel-names.ts";
import { destinations, directTo } from "./destinations.ts";
import { findPost } from "./find-post.ts";
import { managesOf } from "./manages.ts";
import { postingClient } from "./posting-client.ts";
import { lasting, obstacleTo, reachOf } from "./reach.ts";
import { renderDiscord } from "./render.ts";
import type { RequestOptions } from "./request.ts";
import { DEFAULT_API, refusedToken } from "./start-errors.ts";

export interface MessengerConfig {
  readonly token: string;
  /** Base of the REST API, without version; Discord's own unless told. */
  readonly apiUrl?: string;
  /** How many requests a second Discord lets the bot make; 50 unless told. */
  readonly requestsPerSecond?: number;
  /** How long one request may take; 10,000 unless told. */
  readonly postTimeoutMs?: number;
}

interface MessengerParts {
  readonly config: MessengerConfig;
  readonly log: Log;
  readonly clock: Clock;
  readonly lines: ButtonLines;
  /** Who else hears how requests end, and that the token was refused. */
  readonly heard?: Pick<RequestOptions, "onOutcome" | "onRefusedToken">;
}

export interface DiscordMessenger extends Messenger {
  /** Waits so many milliseconds for what is under way, then ends it. Nothing is posted any more. */
  close(withinMs: number): Promise<void>;
}

/** Discord says that it knows a nonce for "a few minutes": surely for this long. */
const NONCE_KNOWN_MS = 2 * 60_000;
const DAY_MS = 24 * 3_600_000;
const UNAUTHORISED = 401;
const POSTED_FLAGS = MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds;

/**
 * Posts on Discord over a REST client of its own, without the gateway; the library keeps to Discord's limits, so the
 * messenger needs no pace besides.
 *
 * Every message carries its delivery's id as an enforced nonce: for a few minutes Discord answers a second post of it
 * with the message that stands there already. That makes one more try safe where an answer was lost, so `send` tries
 * once more at once, and `find` again while the nonce is known. Only later does `find` read the channel instead.
 */
export function discordMessenger({ config, log, clock, lines, heard }: MessengerParts): DiscordMessenger {
  const client = postingClient({
    api: config.apiUrl ?? DEFAULT_API,
    token: config.token,
    requestsPerSecond: config.requestsPerSecond,
    timeoutMs: config.postTimeoutMs ?? 10_000,
    clock,
    log,
    heard: heard ?? { onOutcome() {}, onRefusedToken: () => log.error(refusedToken().message) },
  });
  const asking = access(client, clock);
  const names = channelNames(asking, clock);
  const channelOf = destinations(client);
  const posting = inFlight();
  const body = ({ message }: Outgoing) => ({
    ...renderDiscord(message, (line) => lines.keepForGood(line)),
    flags: POSTED_FLAGS,
  });

  async function post(channel: string, outgoing: Outgoing): Promise<Answered<MessageRef>> {
    const answer = await client.post<{ readonly id?: unknown }>(Routes.channelMessages(channel), {
      ...body(outgoing),
      nonce: outgoing.id,
      enforce_nonce: true,
    });
    if (answer.kind !== "answered") return answer;
    const { id } = answer.body;
    if (typeof id !== "string") return { kind: "unknown", reason: "what answered was not Discord" };
    return { kind: "answered", body: { channel, id } };
  }

  async function send(outgoing: Outgoing): Promise<Sent> {
    const channel = await channelOf(outgoing.to);
    // Opening a conversation posts nothing, whatever became of it.
    if (channel.kind !== "answered") return notSent(channel, outgoing.to);
    const first = await post(channel.body, outgoing);
    if (first.kind === "answered") return { outcome: "sent", ref: first.body };
    if (first.kind !== "unknown") return notSent(first, outgoing.to);
    const second = await post(channel.body, outgoing);
    if (second.kind === "answered") return { outcome: "sent", ref: second.body };
    return { outcome: "uncertain", reason: first.reason };
  }

  async function notSent(answer: Unanswered, to: Destination): Promise<Sent> {
    const { reason } = answer;
    if (answer.kind === "slowed") return { outcome: "later", reason, afterMs: answer.afterMs };
    const refusal = lasting(answer);
    if (!("mend" in refusal)) return { outcome: "later", reason };
    // What the channel's settings say tells more than Discord's code.
    const found = to.channel === undefined ? undefined : await obstacleTo(to.channel, to.space, asking);
    const known = found && "mend" in found ? found : refusal;
    return { outcome: "gone", reason: known.reason, mend: known.mend };
  }

  async function edit(ref: MessageRef, outgoing: Outgoing): Promise<Edited> {
    const answer = await client.patch(Routes.channelMessage(ref.channel, ref.id), body(outgoing));
    if (answer.kind === "answered") return { outcome: "edited" };
    const { kind, reason } = answer;
    if (kind === "slowed") return { outcome: "later", reason, afterMs: answer.afterMs };
    return { outcome: kind === "refused" && answer.status !== UNAUTHORISED ? "gone" : "later", reason };
  }

  async function find(outgoing: Outgoing, triedAt: number): Promise<Found> {
    const channel = await channelOf(outgoing.to);
    if (channel.kind !== "answered") return { outcome: "unknown" };
    const now = clock.now().getTime();
    const age = now - triedAt;
    if (age >= 0 && age < NONCE_KNOWN_MS) {
      const again = await post(channel.body, outgoing);
      if (again.kind === "answered") return { outcome: "found", ref: again.body };
      // It may yet appear.
      if (again.kind === "unknown") return { outcome: "unknown" };
    }
    const { components } = body(outgoing);
    // An instant to come, as `amw tick --at` may have it, does not tell when it was really sent.
    const since = age < 0 ? now - DAY_MS : triedAt;
    return findPost(channel.body, { hash: outgoing.hash, components, since }, client, asking);
  }

  async function reach(to: Destination): Promise<Reach> {
    if (to.channel !== undefined) return reachOf(await obstacleTo(to.channel, to.space, asking));
    const opened = await channelOf(to);
    return reachOf(opened.kind === "answered" ? undefined : lasting(opened));
  }

  const tracked = async <Outcome>(work: Promise<Outcome>): Promise<Outcome> => {
    await posting.track(work);
    return work;
  };

  return {
    details: "buttons",
    send: (outgoing) => tracked(send(outgoing)),
    edit: (ref, outgoing) => tracked(edit(ref, outgoing)),
    find: (outgoing, triedAt) => tracked(find(outgoing, triedAt)),
    reach,
    manages: (actor, to) => managesOf(actor, to, asking),
    direct: directTo,
    nameOf: names,
    async close(withinMs) {
      await within(withinMs, posting.settled());
      client.close();
    },
  };
}
