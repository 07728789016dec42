import { describe, expect, test } from "vitest";
import { textOf } from "../../fakes/discord/exchange.ts";
import type { FakeDiscord } from "../../fakes/discord/fake-discord.ts";
import type { Fault } from "../../fakes/discord/rest.ts";
import { slowDown } from "../../fakes/discord/traffic.ts";
import { ANNA, BORIS, CHANNEL, GUILD } from "../../fakes/discord/world.ts";
import { edition, GENERAL, nobodysAddress, personally, posting, there } from "./messenger-on-fake.ts";
import { runningBot } from "./running-bot.ts";

const postsOf = ({ requests }: FakeDiscord) => requests.filter(({ name }) => name === "post");
const standing = ({ place }: FakeDiscord, channel = CHANNEL): string[] => place.posts(channel).map(textOf);

describe("what is sent", () => {
  test("stands in the channel, whole, without a ping, under its delivery's id", async () => {
    const { discord, messenger } = await posting();
    const sent = await messenger.send(edition("d1"));
    const [post] = discord.place.posts(CHANNEL);
    expect(sent).toEqual({ outcome: "sent", ref: { channel: CHANNEL, id: post?.id } });
    expect(post?.body).toMatchObject({ nonce: "d1", enforce_nonce: true, allowed_mentions: { parse: [] } });
    expect(post && textOf(post)).toContain("Moore Threads claims MusaCoder. \\@\u200beveryone");
  });

  test("to a person opens their conversation once", async () => {
    const { discord, messenger } = await posting();
    for (const id of ["d1", "d2"])
      expect(await messenger.send(edition(id, personally(BORIS.id)))).toMatchObject({ outcome: "sent" });
    expect(standing(discord, discord.place.direct(BORIS.id))).toHaveLength(2);
    expect(discord.requests.filter(({ name }) => name === "open direct")).toHaveLength(1);
  });

  test("at once stands once, however often it is sent within minutes", async () => {
    const { discord, messenger, advance } = await posting();
    const first = await messenger.send(edition("d1"));
    advance(60_000);
    expect(await messenger.send(edition("d1"))).toEqual(first);
    expect(standing(discord)).toHaveLength(1);
  });

  test("to an archived thread opens it again", async () => {
    const { discord, messenger } = await posting();
    const thread = discord.place.open({ type: 11, parent: CHANNEL, archived: true });
    expect(await messenger.send(edition("d1", there(thread)))).toMatchObject({ outcome: "sent" });
    expect(discord.place.room(thread).archived).toBe(false);
  });
});

describe("an answer that is lost is asked for again at once, and the message stands once", () => {
  test.each<[string, Fault]>([
    ["Discord failed before it posted", { status: 500 }],
    ["Discord failed after it posted", { status: 502, afterEffect: true }],
    ["the answer was lost", "lost"],
    ["the request was lost", "cut"],
    ["the answer broke off", { status: 200, afterEffect: true, stalls: true }],
    ["the answer took too long", { afterEffect: true, delayMs: 400 }],
    ["a proxy answered", { status: 200, body: { welcome: "to this hotel" } }],
  ])("%s", async (_, fault) => {
    const { discord, messenger } = await posting({ postTimeoutMs: 200 });
    discord.fault("post", fault);
    const sent = await messenger.send(edition("d1"));
    expect(sent).toEqual({ outcome: "sent", ref: { channel: CHANNEL, id: discord.place.posts(CHANNEL)[0]?.id } });
    expect(standing(discord)).toHaveLength(1);
    await expect.poll(() => postsOf(discord)).toHaveLength(2);
  });

  test.each<[string, Fault, Fault, number]>([
    ["twice before it posted", { status: 500 }, { status: 503 }, 0],
    ["once after it posted", { status: 500, afterEffect: true }, { status: 500 }, 1],
    ["and then slows AMW down", { status: 500, afterEffect: true }, slowDown(30), 1],
    [
      "and then refuses",
      { status: 500, afterEffect: true },
      { status: 403, body: { message: "Missing Access", code: 50001 } },
      1,
    ],
    ["without a word, twice", "lost", "silence", 1],
  ])("and is uncertain where Discord fails %s", async (_, first, second, arrived) => {
    const { discord, messenger } = await posting({ postTimeoutMs: 200 });
    discord.fault("post", first);
    discord.fault("post", second);
    expect(await messenger.send(edition("d1"))).toEqual({ outcome: "uncertain", reason: expect.any(String) });
    expect(standing(discord)).toHaveLength(arrived);
    expect(postsOf(discord)).toHaveLength(2);
  });
});

describe("what Discord slows down is surely not posted, and comes later", () => {
  test.each<[string, Fault, number]>([
    ["by the route's limit", slowDown(12), 12_000],
    ["by the limit over all", slowDown(7, "global"), 7000],
    ["by a limit that others share", slowDown(9, "shared"), 9000],
    [
      "by a limit that leaves requests of the route",
      { ...slowDown(40_000, "shared"), headers: { "retry-after": "40000", "x-ratelimit-scope": "shared" } },
      40_000_000,
    ],
  ])("%s", async (_, fault, waitMs) => {
    const { discord, messenger, warnings } = await posting();
    discord.fault("post", fault);
    const sent = await messenger.send(edition("d1"));
    expect(sent).toMatchObject({ outcome: "later", reason: expect.stringMatching(/^Discord asks to wait \d+ s$/) });
    if (sent.outcome === "later") {
      expect(sent.afterMs).toBeGreaterThanOrEqual(waitMs - 500);
      expect(sent.afterMs).toBeLessThanOrEqual(waitMs + 500);
    }
    expect(standing(discord)).toEqual([]);
    expect(postsOf(discord)).toHaveLength(1);
    expect(warnings).toEqual(["Discord asks to slow down with what AMW posts"]);
  });

  test("a wait that is told is kept to without asking again", async () => {
    const { discord, messenger } = await posting();
    // The first one tells the library which limit it is.
    discord.fault("post", slowDown(12), 2);
    for (const id of ["d1", "d2", "d3"]) {
      expect(await messenger.send(edition(id))).toMatchObject({ outcome: "later" });
    }
    expect(postsOf(discord)).toHaveLength(2);
  });

  test("a moment is waited out", async () => {
    const { discord, messenger } = await posting();
    discord.fault("post", slowDown(0.05));
    expect(await messenger.send(edition("d1"))).toMatchObject({ outcome: "sent" });
    expect(standing(discord)).toHaveLength(1);
  });

  test("so does what found no connection", async () => {
    const { messenger } = await posting({ apiUrl: await nobodysAddress() });
    expect(await messenger.send(edition("d1"))).toEqual({
      outcome: "later",
      reason: "Discord could not be reached (ECONNREFUSED)",
    });
  });

  test("so does what a token that was reset cannot post, which costs one refused request", async () => {
    const { discord, messenger, warnings } = await posting();
    discord.revokeToken();
    expect(await messenger.send(edition("d1"))).toEqual({
      outcome: "later",
      reason: "Discord said: 401: Unauthorized",
    });
    expect(await messenger.send(edition("d2"))).toEqual({ outcome: "later", reason: "Discord refused DISCORD_TOKEN" });
    expect(discord.invalidRequests()).toBe(1);
    expect(warnings).toEqual([expect.stringMatching(/^Discord refused DISCORD_TOKEN\. Copy the token again/)]);
  });

  test("so does what is sent while AMW stops", async () => {
    const { discord, messenger } = await posting();
    await messenger.close(0);
    expect(await messenger.send(edition("d1"))).toEqual({ outcome: "later", reason: "AMW was stopping" });
    expect(discord.requests).toEqual([]);
  });

  test("so does a conversation that does not open", async () => {
    const { discord, messenger } = await posting();
    discord.fault("open direct", { status: 500, afterEffect: true });
    expect(await messenger.send(edition("d1", personally(BORIS.id)))).toEqual({
      outcome: "later",
      reason: "Discord failed with status 500",
    });
    expect(await messenger.send(edition("d1", personally(BORIS.id)))).toMatchObject({ outcome: "sent" });
  });
});

describe("where nobody can post any more, the creator is told what to do", () => {
  const cases: readonly [string, (discord: FakeDiscord) => string, string, string][] = [
    [
      "the channel is hidden from AMW",
      ({ place }) => {
        place.set(CHANNEL, GUILD, { deny: ["viewChannel"] });
        return CHANNEL;
      },
      "AMW may not see the channel",
      "Give AMW the permission View Channel in the channel's settings, under Permissions.",
    ],
    [
      "AMW may not write",
      ({ place }) => {
        place.set(CHANNEL, GUILD, { deny: ["sendMessages"] });
        return CHANNEL;
      },
      "AMW lacks the permission Send Messages in #general",
      "Give AMW the permission Send Messages in the settings of #general, under Permissions.",
    ],
    [
      "AMW may not write in threads",
      ({ place }) => {
        place.set(CHANNEL, GUILD, { deny: ["sendMessagesInThreads"] });
        return place.open({ type: 11, parent: CHANNEL, name: "chips" });
      },
      "AMW lacks the permission Send Messages in Threads in #chips",
      "Give AMW the permission Send Messages in Threads in the settings of #chips, under Permissions.",
    ],
    [
      "the thread is locked",
      ({ place }) => place.open({ type: 11, parent: CHANNEL, locked: true }),
      "the thread is locked",
      "Ask somebody who manages threads to unlock it, or choose another channel.",
    ],
    [
      "the channel was deleted",
      ({ place }) => {
        const id = place.open();
        place.close(id);
        return id;
      },
      "the channel was deleted",
      "Subscribe another channel with /amw-digest subscribe.",
    ],
    [
      "AMW was taken out of the server",
      ({ place }) => {
        place.removeBot();
        return CHANNEL;
      },
      "AMW is not in this server",
      "Ask somebody who manages the server to add AMW from its profile, then try again.",
    ],
    [
      "the channel is a forum",
      ({ place }) => place.open({ type: 15 }),
      "messages cannot be posted in a channel of this kind",
      "Choose a text channel or a thread.",
    ],
  ];
  test.each(cases)("%s", async (_, spoil, reason, mend) => {
    const { discord, messenger } = await posting();
    const to = there(spoil(discord));
    expect(await messenger.reach(to)).toEqual({ ok: false, reason, mend });
    expect(await messenger.send(edition("d1", to))).toEqual({ outcome: "gone", reason, mend });
    expect(postsOf(discord)).toHaveLength(1);
  });

  test("a person takes no messages", async () => {
    const { discord, messenger } = await posting();
    discord.place.closedTo.add(BORIS.id);
    expect(await messenger.send(edition("d1", personally(BORIS.id)))).toEqual({
      outcome: "gone",
      reason: "Discord takes no direct messages from AMW for this person",
      mend: "Allow direct messages in the privacy settings of a server that has AMW, or write to AMW first.",
    });
  });

  test("AutoMod blocks it", async () => {
    const { discord, messenger } = await posting();
    discord.fault("post", {
      status: 400,
      body: { message: "Message was blocked by automatic moderation", code: 200000 },
    });
    expect(await messenger.send(edition("d1"))).toMatchObject({
      outcome: "gone",
      mend: expect.stringContaining("AutoMod"),
    });
  });
});

describe("an edit", () => {
  test("changes the message where it stands, and may be repeated", async () => {
    const { discord, messenger } = await posting();
    const sent = await messenger.send(edition("d1"));
    if (sent.outcome !== "sent") throw new Error(sent.outcome);
    const corrected = edition("d1");
    const outgoing = { ...corrected, message: { ...corrected.message, title: "Corrected" } };
    discord.fault("edit post", { status: 500, afterEffect: true });
    expect(await messenger.edit(sent.ref, outgoing)).toMatchObject({ outcome: "later" });
    expect(await messenger.edit(sent.ref, outgoing)).toEqual({ outcome: "edited" });
    expect(standing(discord)).toEqual([expect.stringContaining("## Corrected")]);
  });

  test.each<[string, (discord: FakeDiscord) => void]>([
    [
      "the message was deleted",
      ({ place }) =>
        place.posts(CHANNEL).forEach((post) => {
          post.deleted = true;
        }),
    ],
    ["the channel was deleted", ({ place }) => place.close(CHANNEL)],
    ["the channel is hidden", ({ place }) => place.set(CHANNEL, GUILD, { deny: ["viewChannel"] })],
  ])("is given up where %s", async (_, spoil) => {
    const { discord, messenger } = await posting();
    const sent = await messenger.send(edition("d1"));
    spoil(discord);
    if (sent.outcome !== "sent") throw new Error(sent.outcome);
    expect(await messenger.edit(sent.ref, edition("d1"))).toMatchObject({ outcome: "gone" });
  });

  test("waits while Discord refuses the token", async () => {
    const { discord, messenger } = await posting();
    discord.revokeToken();
    const edited = await messenger.edit({ channel: CHANNEL, id: "900000000000000777" }, edition("d1"));
    expect(edited).toMatchObject({ outcome: "later" });
  });

  test("waits as long as Discord asks", async () => {
    const { discord, messenger } = await posting();
    discord.fault("edit post", slowDown(12));
    expect(await messenger.edit({ channel: CHANNEL, id: "900000000000000777" }, edition("d1"))).toMatchObject({
      outcome: "later",
      afterMs: expect.any(Number),
    });
  });
});

describe("an uncertain message", () => {
  const LONG = 10 * 60_000;

  /** Sent with both answers lost, after it was posted or before. */
  async function uncertain(arrived: boolean, outgoing = edition("d1")) {
    const one = await posting();
    const fault: Fault = { status: 500, afterEffect: arrived };
    one.discord.fault("post", fault, 2);
    const triedAt = one.now();
    expect(await one.messenger.send(outgoing)).toMatchObject({ outcome: "uncertain" });
    return { ...one, outgoing, triedAt };
  }

  test.each([true, false])("is settled by its nonce within minutes, arrived: %s", async (arrived) => {
    const { discord, messenger, outgoing, triedAt, advance } = await uncertain(arrived);
    advance(100_000);
    const found = await messenger.find(outgoing, triedAt);
    expect(found).toEqual({ outcome: "found", ref: { channel: CHANNEL, id: discord.place.posts(CHANNEL)[0]?.id } });
    expect(standing(discord)).toHaveLength(1);
  });

  test("is not known while Discord fails on", async () => {
    const { discord, messenger, outgoing, triedAt } = await uncertain(false);
    discord.fault("post", { status: 503 });
    expect(await messenger.find(outgoing, triedAt)).toEqual({ outcome: "unknown" });
  });

  test("is found later among what was written since, without posting again", async () => {
    const { discord, messenger, outgoing, triedAt, advance } = await uncertain(true);
    for (let n = 0; n < 150; n++) discord.place.post(CHANNEL, { content: "hd1" }, BORIS.id);
    advance(LONG);
    const [first] = discord.place.posts(CHANNEL);
    expect(await messenger.find(outgoing, triedAt)).toEqual({
      outcome: "found",
      ref: { channel: CHANNEL, id: first?.id },
    });
    expect(postsOf(discord)).toHaveLength(2);
  });

  test("is absent where all that was written since is other people's, other editions, and answers", async () => {
    const { discord, messenger, outgoing, triedAt, advance } = await uncertain(false);
    advance(LONG);
    const { components } = discord.place.post(CHANNEL, { components: [{ type: 10, content: "hd1" }] }, BORIS.id).body;
    discord.place.post(CHANNEL, { components }, undefined, { interaction_metadata: { id: "1" } });
    await messenger.send(edition("d2"));
    for (let n = 0; n < 120; n++) discord.place.post(CHANNEL, { content: "hd1" }, BORIS.id);
    expect(await messenger.find(outgoing, triedAt)).toEqual({ outcome: "absent" });
  });

  test("is looked for, not posted again, where it is said to be sent at an instant to come", async () => {
    for (const arrived of [true, false]) {
      const { discord, messenger, outgoing, now, advance } = await uncertain(arrived);
      advance(LONG);
      const found = await messenger.find(outgoing, now() + 24 * 3_600_000);
      expect(found.outcome).toBe(arrived ? "found" : "absent");
      expect(postsOf(discord)).toHaveLength(2);
    }
  });

  test("is found in a conversation with a person", async () => {
    const { messenger, outgoing, triedAt, advance } = await uncertain(true, edition("d1", personally(BORIS.id)));
    advance(LONG);
    expect(await messenger.find(outgoing, triedAt)).toMatchObject({ outcome: "found" });
  });

  test("without a hash is known by its words, and never absent where another one of AMW's stands", async () => {
    const { discord, messenger, outgoing, triedAt, advance } = await uncertain(
      true,
      edition("d1", GENERAL, { hash: undefined }),
    );
    advance(LONG);
    expect(await messenger.find(outgoing, triedAt)).toMatchObject({ outcome: "found" });
    const other = { ...outgoing, message: { ...outgoing.message, title: "Another" } };
    expect(await messenger.find(other, triedAt)).toEqual({ outcome: "unknown" });
    for (const post of discord.place.posts(CHANNEL)) post.deleted = true;
    expect(await messenger.find(other, triedAt)).toEqual({ outcome: "absent" });
  });

  test.each<[string, (discord: FakeDiscord) => void]>([
    ["AMW may not read the history", ({ place }) => place.set(CHANNEL, GUILD, { deny: ["readMessageHistory"] })],
    ["AMW may not see the channel", ({ place }) => place.set(CHANNEL, GUILD, { deny: ["viewChannel"] })],
    ["the channel is gone", ({ place }) => place.close(CHANNEL)],
    ["Discord fails", (discord) => discord.fault("read posts", { status: 500 })],
    ["Discord slows AMW down", (discord) => discord.fault("read member", slowDown(12))],
    [
      "more was written since than is read",
      ({ place }) => {
        for (let n = 0; n < 600; n++) place.post(CHANNEL, { content: "x" }, BORIS.id);
      },
    ],
  ])("is not known where %s", async (_, spoil) => {
    const { discord, messenger, outgoing, triedAt, advance } = await uncertain(false);
    advance(LONG);
    spoil(discord);
    expect(await messenger.find(outgoing, triedAt)).toEqual({ outcome: "unknown" });
  });
});

describe("what AMW can reach", () => {
  test.each<[string, number]>([
    ["a text channel", 0],
    ["an announcement channel", 5],
  ])("%s", async (_, type) => {
    const { discord, messenger } = await posting();
    expect(await messenger.reach(there(discord.place.open({ type })))).toEqual({ ok: true });
  });

  test("a channel that gives AMW back what its server takes from everyone", async () => {
    const { discord, messenger } = await posting();
    const role = discord.place.grant("900000000000000004");
    discord.place.set(CHANNEL, GUILD, { deny: ["viewChannel", "sendMessages"] });
    expect((await messenger.reach(GENERAL)).ok).toBe(false);
    discord.place.set(CHANNEL, role, { allow: ["viewChannel", "sendMessages"] });
    expect(await messenger.reach(GENERAL)).toEqual({ ok: true });
    discord.place.set(CHANNEL, "900000000000000004", { deny: ["sendMessages"] });
    expect((await messenger.reach(GENERAL)).ok).toBe(false);
    expect(await messenger.send(edition("d1"))).toMatchObject({ outcome: "gone" });
    discord.place.grant("900000000000000004", "administrator");
    expect(await messenger.reach(GENERAL)).toEqual({ ok: true });
    expect(await messenger.send(edition("d1"))).toMatchObject({ outcome: "sent" });
  });

  test("conversations, and nothing while Discord is away", async () => {
    const { discord, messenger } = await posting();
    expect(await messenger.reach(personally(BORIS.id))).toEqual({ ok: true });
    expect(await messenger.reach({ surface: "discord", channel: discord.place.direct(BORIS.id) })).toEqual({
      ok: true,
    });
    discord.fault("read channel", { status: 503 });
    expect(await messenger.reach(GENERAL)).toEqual({
      ok: false,
      reason: "Discord failed with status 503",
      mend: "Try again in a few minutes.",
    });
  });
});

describe("who manages a channel", () => {
  test("is who owns the server or has Manage Channels there", async () => {
    const { discord, messenger } = await posting();
    const managed = async () => messenger.manages(`discord:${BORIS.id}`, GENERAL);
    expect(await messenger.manages(`discord:${ANNA.id}`, GENERAL)).toBe("yes");
    expect(await managed()).toBe("no");
    const role = discord.place.grant(BORIS.id, "manageChannels");
    expect(await managed()).toBe("yes");
    discord.place.set(CHANNEL, role, { deny: ["manageChannels"] });
    expect(await managed()).toBe("no");
    const thread = discord.place.open({ type: 11, parent: CHANNEL });
    expect(await messenger.manages(`discord:${BORIS.id}`, there(thread))).toBe("no");
    discord.place.strangers.add(BORIS.id);
    expect(await managed()).toBe("no");
  });

  test("is everybody in their own conversation, and nobody knows while Discord is away", async () => {
    const { discord, messenger } = await posting();
    expect(await messenger.manages(`discord:${BORIS.id}`, personally(BORIS.id))).toBe("yes");
    expect(await messenger.manages(`discord:${ANNA.id}`, personally(BORIS.id))).toBe("no");
    expect(await messenger.manages(`discord:${BORIS.id}`, { surface: "discord", channel: "1" })).toBe("yes");
    expect(await messenger.manages("slack:T1/U1", GENERAL)).toBe("no");
    discord.fault("read guild", { status: 500 });
    expect(await messenger.manages(`discord:${BORIS.id}`, GENERAL)).toBe("unknown");
  });
});

test("places have the names that readers know, asked for once in a while", async () => {
  const { discord, messenger, advance } = await posting();
  for (let n = 0; n < 3; n++) expect(await messenger.nameOf(GENERAL)).toBe("#general");
  expect(discord.requests.filter(({ name }) => name === "read channel")).toHaveLength(1);
  advance(11 * 60_000);
  expect(await messenger.nameOf(GENERAL)).toBe("#general");
  expect(discord.requests.filter(({ name }) => name === "read channel")).toHaveLength(2);
  expect(await messenger.nameOf(personally(BORIS.id))).toBeUndefined();
  expect(await messenger.nameOf(there("900000000000000777"))).toBeUndefined();
});

test("an actor has a conversation of their own, unless of another platform", async () => {
  const { messenger } = await posting();
  expect(messenger.direct(`discord:${BORIS.id}`)).toEqual(personally(BORIS.id));
  expect(messenger.direct("slack:T1/U1")).toBeUndefined();
});

test("a token that is refused to a post ends the front end, as it does to an answer", async () => {
  const { discord, front } = await runningBot();
  discord.fault("post", { status: 401, body: { message: "401: Unauthorized", code: 0 } });
  expect(await front.messenger?.send(edition("d1"))).toMatchObject({ outcome: "later" });
  expect((await front.ended).message).toMatch(/^Discord refused DISCORD_TOKEN\./);
});

test("a front end that stops finishes what it posts", async () => {
  const { discord, front } = await runningBot();
  discord.fault("post", { delayMs: 150 });
  const sending = front.messenger?.send(edition("d1"));
  await expect.poll(() => standing(discord)).toHaveLength(1);
  await front.stop();
  expect(await sending).toMatchObject({ outcome: "sent" });
});

test("stopping waits for what is under way", async () => {
  const { discord, messenger } = await posting();
  discord.fault("post", { delayMs: 150 });
  const sending = messenger.send(edition("d1"));
  await expect.poll(() => standing(discord)).toHaveLength(1);
  await messenger.close(5000);
  expect(await sending).toMatchObject({ outcome: "sent" });
});
