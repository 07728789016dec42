import type { webApi } from "@slack/bolt";
import type { Destination } from "../../core/digest/destination.ts";
import type { Messenger, Outgoing, Reach, Sent } from "../../core/digest/messenger.ts";
import type { Log } from "../../core/ports.ts";
import { personOf } from "./call.ts";
import { called, calledWithContent } from "./delivery-calls.ts";
import { unedited, unsent } from "./delivery-outcomes.ts";
import type { Directory, Seen } from "./directory.ts";
import { findPosted } from "./find-posted.ts";
import type { Pace } from "./pace.ts";
import { mendOf, refusalNamed } from "./refusals.ts";
import type { InSpace } from "./workspaces.ts";

interface DeliveringParts {
  /** For deliveries alone: it must neither retry nor wait by itself. */
  readonly web: webApi.WebClient;
  readonly inSpace: InSpace;
  readonly directory: Directory;
  readonly pace: Pace;
  readonly log: Log;
}

/** Posts deliveries by itself, each with the token of its workspace. */
export function delivering(parts: DeliveringParts): Messenger {
  const { web, inSpace, directory, pace, log } = parts;

  async function post(outgoing: Outgoing): Promise<Sent> {
    const { id, to, thread } = outgoing;
    const channel = addressOf(to);
    const tried = await calledWithContent(outgoing, parts, (content) =>
      web.apiCall("chat.postMessage", {
        channel,
        ...content,
        ...(thread === undefined ? {} : { thread_ts: thread.id }),
        unfurl_links: false,
        unfurl_media: false,
      }),
    );
    if (tried.outcome === "answered") {
      const { ts, channel: at = channel }: webApi.ChatPostMessageResponse = tried.answer;
      if (ts !== undefined) return { outcome: "sent", ref: { channel: at, id: ts } };
      return { outcome: "uncertain", reason: "Slack did not say where the message stands" };
    }
    const sent = unsent(tried.failure, to);
    if (tried.failure.kind === "refused") log.warn(refused("post", tried.failure.name), { delivery: id, channel });
    else log.warn("A delivery did not go through", { delivery: id, ...sent });
    return sent;
  }

  async function reach({ space = "", channel }: Destination): Promise<Reach> {
    if (channel === undefined) return { ok: true };
    const refusal = refusalOf(await directory.look(space, channel));
    if (refusal === undefined) return { ok: true };
    const { reason, mend } = refusalNamed(refusal);
    return { ok: false, reason, mend };
  }

  /** Where what was written to a person stands; a person's id is no conversation that can be read. */
  const conversationOf = async ({ channel, person }: Destination): Promise<string> =>
    channel ?? (await web.conversations.open({ users: person ?? "" })).channel?.id ?? "";

  return {
    details: "thread",
    async send(outgoing) {
      const sent = await pace.inTurn(addressOf(outgoing.to), () => post(outgoing));
      return sent === "full" ? { outcome: "later", reason: "too much waits to be posted in that channel" } : sent;
    },
    async edit({ channel, id }, outgoing) {
      const tried = await calledWithContent(outgoing, parts, ({ text, blocks, metadata }) =>
        web.apiCall("chat.update", { channel, ts: id, text, blocks, metadata }),
      );
      if (tried.outcome === "answered") return { outcome: "edited" };
      if (tried.failure.kind === "refused")
        log.warn(refused("edit", tried.failure.name), { delivery: outgoing.id, channel });
      return unedited(tried.failure);
    },
    async find({ id, to, thread }, triedAt) {
      const tried = await called(inSpace, to.space, async () => {
        const channel = thread?.channel ?? (await conversationOf(to));
        return findPosted(web, { id, channel, thread: thread?.id, triedAt }, pace.pause);
      });
      if (tried.outcome === "answered") return tried.answer;
      log.info("AMW could not look whether a message was posted", { delivery: id, ...tried.failure });
      return { outcome: "unknown" };
    },
    reach,
    async manages(actor, to) {
      const person = personOf(actor);
      if (person === undefined) return "no";
      if (to.channel === undefined) return to.person === person.user && to.space === person.space ? "yes" : "no";
      if (isDirect(to.channel)) return "yes";
      const space = to.space ?? person.space;
      const seen = await directory.channel(space, to.channel);
      if (seen.outcome === "seen" && (seen.channel.isDirect || seen.channel.creator === person.user)) return "yes";
      const known = await directory.person(space, person.user);
      if (known?.isAdmin) return "yes";
      return seen.outcome === "seen" && known !== undefined ? "no" : "unknown";
    },
    direct(actor) {
      const person = personOf(actor);
      return person && { surface: "slack", space: person.space, person: person.user };
    },
    async nameOf({ space = "", channel }) {
      if (channel === undefined) return undefined;
      const seen = await directory.channel(space, channel);
      return seen.outcome === "seen" && seen.channel.name !== undefined ? `#${seen.channel.name}` : undefined;
    },
  };
}

const refused = (what: string, name: string): string =>
  `Slack refused to ${what} a delivery (${name}). ${mendOf(name)}`;

/** Why AMW cannot post in a channel, by Slack's name for it; undefined where nothing is known against it. */
function refusalOf(seen: Seen): string | undefined {
  if (seen.outcome === "unknown") return undefined;
  if (seen.outcome === "refused") return seen.name;
  if (seen.channel.isArchived) return "is_archived";
  return seen.channel.isOpen ? undefined : "not_in_channel";
}

/** Slack takes a person's id for the conversation with that person. */
const addressOf = ({ channel, person }: Destination): string => channel ?? person ?? "";

/** The ids of conversations of two begin so. */
const isDirect = (channel: string): boolean => channel.startsWith("D");
