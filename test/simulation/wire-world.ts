import { discordMessenger } from "../../src/adapters/discord/messenger.ts";
import { slackMessenger } from "../../src/adapters/slack/messenger.ts";
import { type Destination, placeOf } from "../../src/core/digest/destination.ts";
import type { Messenger, Outgoing, Sent } from "../../src/core/digest/messenger.ts";
import { type FakeDiscord, fakeDiscord } from "../fakes/discord/fake-discord.ts";
import { GUILD } from "../fakes/discord/world.ts";
import { BOT_TOKEN, type FakeSlack, fakeSlack } from "../fakes/slack/fake-slack.ts";
import { SCOPES } from "../fakes/slack/oauth.ts";
import { SILENT } from "../samples/knowledge-store.ts";
import type { Life } from "./mortal.ts";
import { namesOf, type Posted, World, type WorldParts } from "./world.ts";

const FIRST_PERSON = 300_000_000_000_000_000n;

/** The world over the wire: AMW's own messengers, the platforms' real clients, and the fakes that keep the platforms' rules. */
export class WireWorld extends World {
  readonly #slack: FakeSlack;
  readonly #discord: FakeDiscord;
  readonly #messengers: Readonly<Record<"slack" | "discord", Messenger & { close?(withinMs: number): Promise<void> }>>;
  /** Where and when each delivery was first tried, as the simulation names the place. */
  readonly #tried = new Map<string, { readonly to: Destination; readonly at: number }>();
  readonly #rooms = new Map<string, string>();
  /** How long was waited for turns at this instant of the simulation, which itself stands still. */
  #waited = 0;
  #waitedAt = 0;
  #discordAhead = 0;

  constructor(parts: WorldParts, slack: FakeSlack, discord: FakeDiscord) {
    super(parts);
    this.#slack = slack;
    this.#discord = discord;
    slack.oauth.scopes = `${SCOPES},channels:history,groups:history,im:history,im:write`;
    slack.web.now = () => this.#now();
    const clock = { now: () => new Date(this.#now()) };
    this.#messengers = {
      slack: slackMessenger({
        config: { botToken: BOT_TOKEN, apiUrl: slack.apiUrl, postEveryMs: 0 },
        log: SILENT,
        clock,
      }),
      discord: discordMessenger({
        config: { token: discord.token, apiUrl: discord.apiUrl },
        log: SILENT,
        clock,
        lines: { keep: (line) => line.slice(0, 20), keepForGood: (line) => line.slice(0, 20), recall: () => undefined },
      }),
    };
  }

  static async open(): Promise<(parts: WorldParts) => WireWorld> {
    const [slack, discord] = await Promise.all([fakeSlack(), fakeDiscord()]);
    return (parts) => new WireWorld(parts, slack, discord);
  }

  #now(): number {
    const now = this.parts.now();
    if (now !== this.#waitedAt) this.#waited = 0;
    this.#waitedAt = now;
    return now + this.#waited;
  }

  override async pause(ms: number): Promise<void> {
    this.#now();
    this.#waited += ms;
  }

  override async close(): Promise<void> {
    await this.#messengers.discord.close?.(1000);
    await Promise.all([this.#slack.close(), this.#discord.close()]);
  }

  override get posted(): readonly Posted[] {
    const inSlack = this.#slack.web.posted.map(({ metadata, channel, thread_ts, blocks, text, edits = 0 }) =>
      this.#seen(metadata?.event_payload.delivery ?? "", channel, { thread: thread_ts, edits, shown: [blocks, text] }),
    );
    const inDiscord = [...this.#discord.place.rooms.keys()].flatMap((room) =>
      this.#discord.place
        .posts(room)
        .map(({ nonce = "", body }) => this.#seen(nonce, room, { thread: undefined, edits: 0, shown: body })),
    );
    return [...inSlack, ...inDiscord];
  }

  /** A message as it stands there; in a place of no name where it is not the one that it was for. */
  #seen(
    delivery: string,
    channel: string,
    { thread, edits, shown }: { thread: string | undefined; edits: number; shown: unknown },
  ): Posted {
    const tried = this.#tried.get(delivery);
    const isThere = tried !== undefined && [tried.to.person, this.#there(tried.to).channel].includes(channel);
    const isPersonal = tried?.to.person !== undefined;
    return {
      delivery,
      place: tried && (isThere || isPersonal) ? placeOf(tried.to) : `elsewhere: ${channel}`,
      at: tried?.at ?? 0,
      thread,
      names: namesOf(shown),
      edits,
    };
  }

  /** The place as the fake knows it. */
  #there(to: Destination): Destination {
    if (to.surface !== "discord") return to;
    if (to.person !== undefined) {
      const person = String(FIRST_PERSON + BigInt(to.person.replace(/\D/g, "") || 0));
      return { surface: "discord", space: GUILD, person };
    }
    const place = placeOf(to);
    const room = this.#rooms.get(place) ?? this.#discord.place.open({ name: place });
    this.#rooms.set(place, room);
    return { surface: "discord", space: GUILD, channel: room };
  }

  override messenger(surface: "slack" | "discord", life: Life): Messenger {
    const real = this.#messengers[surface];
    const there = (outgoing: Outgoing): Outgoing => ({ ...outgoing, to: this.#there(outgoing.to) });
    return {
      ...super.messenger(surface, life),
      details: real.details,
      send: async (outgoing) => {
        life.step("send");
        this.#prepare(outgoing.to);
        this.#try(outgoing);
        this.#spoil(surface, "post");
        const sent = await real.send(there(outgoing));
        if (outgoing.to.person !== undefined && sent.outcome === "sent") this.unread.push(outgoing);
        this.#note(outgoing.id, sent);
        life.step("send");
        return sent;
      },
      edit: async (ref, outgoing) => {
        life.step();
        this.#prepare(outgoing.to);
        const edited = await real.edit(ref, there(outgoing));
        life.step();
        return edited;
      },
      find: async (outgoing, triedAt) => {
        life.step();
        this.#prepare(outgoing.to);
        if (this.unreadable.has(placeOf(outgoing.to))) return { outcome: "unknown" };
        // On Discord a look soon after is one more try under the same nonce.
        this.#try(outgoing);
        const found = await real.find(there(outgoing), triedAt);
        life.step();
        return found;
      },
    };
  }

  #try({ id, to }: Outgoing): void {
    if (!this.#tried.has(id)) this.#tried.set(id, { to, at: this.parts.now() });
  }

  #note(id: string, { outcome }: Sent): void {
    const tries = this.tries.get(id);
    if (tries) tries.push(outcome);
    else this.tries.set(id, [outcome]);
  }

  /** The fakes' clocks, and whether the channel takes messages. */
  #prepare(to: Destination): void {
    const ahead = this.#now() - Date.now();
    this.#discord.advance(ahead - this.#discordAhead);
    this.#discordAhead = ahead;
    const { channel } = this.#there(to);
    if (channel === undefined) return;
    const isArchived = this.archived.has(placeOf(to));
    if (to.surface === "slack") this.#slack.web.world.channel(channel, { isArchived });
    else this.#discord.place.set(channel, GUILD, isArchived ? { deny: ["sendMessages"] } : {});
  }

  /** The next request may be lost, or its answer, or come too often. */
  #spoil(surface: "slack" | "discord", what: "post"): void {
    const isDown = this.down.has(surface);
    const [tooMany, answerLost, requestLost] = [
      this.happens("tooMany"),
      this.happens("answerLost"),
      this.happens("requestLost"),
    ];
    if (surface === "slack") {
      if (isDown || tooMany)
        this.#slack.next("chat.postMessage", { status: 429, headers: { "retry-after": "30" }, undone: true });
      else if (answerLost) this.#slack.next("chat.postMessage", { lost: true });
      else if (requestLost) this.#slack.next("chat.postMessage", { lost: true, undone: true });
      return;
    }
    // AMW asks once more by itself where an answer is lost.
    if (isDown || requestLost) this.#discord.fault(what, "cut", 2);
    else if (answerLost) this.#discord.fault(what, "lost", 2);
  }
}
