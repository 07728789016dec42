import { describe, expect, test } from "vitest";
import { type Destination, placeOf } from "../../src/core/digest/destination.ts";
import type { Messenger, Outgoing } from "../../src/core/digest/messenger.ts";
import { oneSentence } from "../../src/core/messages/one-sentence.ts";

/** A messenger on a platform that the test rules over. */
export interface OpenMessenger {
  readonly messenger: Messenger;
  /** A channel that AMW can post in. */
  readonly channel: Destination;
  /** Who manages that channel, and writes with AMW. */
  readonly actor: string;
  /** How many messages stand in the channel. */
  standing(): number;
  advance(ms: number): void;
  now(): number;
}

/** A platform far away, where answers get lost and channels are shut. */
export interface OpenRemoteMessenger extends OpenMessenger {
  /** Every answer to a post is lost from now on, after it was posted or before; or none any more. */
  lose(how: "after" | "before" | undefined): void;
  /** AMW may no longer post in the channel. */
  shut(): void;
}

const MINUTE = 60_000;

const outgoing = (to: Destination, id = "d1"): Outgoing => ({
  id,
  hash: "4f2a91c0",
  to,
  message: {
    ...oneSentence("Moore Threads claims MusaCoder.", { title: "Digest", tone: "plain" }),
    blocks: [
      { kind: "paragraph", text: "Moore Threads claims MusaCoder." },
      { kind: "note", text: "“morning” · #4f2a91c0" },
    ],
    audience: "channel",
  },
});

/** What every messenger does, whatever its platform. */
export function messengerConformance(name: string, open: () => Promise<OpenMessenger>): void {
  describe(`${name} posts by itself`, () => {
    test("once, and says where", async () => {
      const { messenger, channel, standing } = await open();
      expect(await messenger.reach(channel)).toEqual({ ok: true });
      const sent = await messenger.send(outgoing(channel));
      expect(sent).toEqual({ outcome: "sent", ref: { channel: channel.channel, id: expect.any(String) } });
      expect(standing()).toBe(1);
    });

    test("to a person, whose conversation it knows, and to nobody of another platform", async () => {
      const { messenger, actor } = await open();
      const own = messenger.direct(actor);
      if (!own) throw new Error("no conversation");
      expect(await messenger.send(outgoing(own))).toMatchObject({ outcome: "sent" });
      expect(await messenger.manages(actor, own)).toBe("yes");
      for (const other of ["slack:T1/U1", "discord:456", "terminal:local"].filter(
        (id) => !id.startsWith(actor.split(":")[0] ?? ""),
      ))
        expect(messenger.direct(other)).toBeUndefined();
      expect(placeOf(own).startsWith(`${own.surface}:`)).toBe(true);
    });

    test("for people who manage the channel, and knows that nobody of another platform does", async () => {
      const { messenger, channel, actor } = await open();
      expect(await messenger.manages(actor, channel)).toBe("yes");
      expect(await messenger.manages("elsewhere:1", channel)).not.toBe("yes");
    });

    test("and edits without posting again, as often as it is asked to", async () => {
      const { messenger, channel, standing } = await open();
      const sent = await messenger.send(outgoing(channel));
      if (sent.outcome !== "sent") throw new Error(sent.outcome);
      for (let n = 0; n < 2; n++)
        expect(["edited", "gone"]).toContain((await messenger.edit(sent.ref, outgoing(channel))).outcome);
      expect(standing()).toBe(1);
    });
  });
}

/** What every messenger of a platform far away does, besides. */
export function remoteMessengerConformance(name: string, open: () => Promise<OpenRemoteMessenger>): void {
  messengerConformance(name, open);

  describe(`${name} far away posts`, () => {
    test.each(["after", "before"] as const)("nothing twice where every answer is lost %s it posted", async (how) => {
      const { messenger, channel, standing, lose, advance, now } = await open();
      const triedAt = now();
      lose(how);
      expect(await messenger.send(outgoing(channel))).toEqual({ outcome: "uncertain", reason: expect.any(String) });
      expect((await messenger.find(outgoing(channel), triedAt)).outcome).not.toBe(how === "after" ? "absent" : "found");
      expect(standing()).toBe(how === "after" ? 1 : 0);
      lose(undefined);
      advance(10 * MINUTE);
      const found = await messenger.find(outgoing(channel), triedAt);
      expect(found.outcome).toBe(how === "after" ? "found" : "absent");
      expect(standing()).toBe(how === "after" ? 1 : 0);
    });

    test("and tells, in a clause and a sentence, why it can no longer", async () => {
      const { messenger, channel, standing, shut } = await open();
      shut();
      const reach = await messenger.reach(channel);
      const sent = await messenger.send(outgoing(channel));
      if (reach.ok || sent.outcome !== "gone") throw new Error(`${reach.ok}, ${sent.outcome}`);
      expect(sent).toMatchObject({ reason: reach.reason, mend: reach.mend });
      expect(reach.reason).toMatch(/[^.!?]$/);
      expect(reach.mend).toMatch(/^[A-Z].*\.$/);
      expect(standing()).toBe(0);
    });
  });
}
