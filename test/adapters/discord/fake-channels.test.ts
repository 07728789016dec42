import { expect, test } from "vitest";
import { fakeDiscord } from "../../fakes/discord/fake-discord.ts";
import { isJson } from "../../fakes/discord/message-rules.ts";
import { BORIS, BOT, CHANNEL, GUILD } from "../../fakes/discord/world.ts";

const BODY = {
  flags: (1 << 15) | (1 << 2),
  components: [{ type: 10, content: "hello" }],
  allowed_mentions: { parse: [] },
  nonce: "d1",
  enforce_nonce: true,
};

async function asking() {
  const discord = await fakeDiscord();
  const ask = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${discord.apiUrl}/v10${path}`, {
      method,
      headers: { authorization: `Bot ${discord.token}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const answer: unknown = await response.json();
    // A list where one was asked for, else what was made or refused.
    const all = Array.isArray(answer) ? answer.filter(isJson) : [];
    return { status: response.status, body: isJson(answer) ? answer : {}, all };
  };
  return {
    discord,
    ask,
    post: (body: object = BODY, channel = CHANNEL) => ask("POST", `/channels/${channel}/messages`, body),
  };
}

test("a nonce gives the message that it made, for some minutes and no longer", async () => {
  const { discord, post } = await asking();
  const first = await post();
  discord.advance(170_000);
  expect((await post()).body.id).toBe(first.body.id);
  discord.advance(20_000);
  expect((await post()).body.id).not.toBe(first.body.id);
  expect((await post({ ...BODY, nonce: "d2" })).body.id).not.toBe(first.body.id);
  expect(discord.place.posts(CHANNEL)).toHaveLength(3);
  await discord.close();
});

test.each([
  ["without a nonce", { nonce: undefined }],
  ["with a nonce that is too long", { nonce: "x".repeat(26) }],
  ["with a nonce that counts for nothing", { enforce_nonce: undefined }],
  ["that is for one person alone", { flags: (1 << 15) | (1 << 2) | (1 << 6) }],
  ["that pings", { allowed_mentions: { parse: ["everyone"] } }],
  ["with previews of its links", { flags: 1 << 15 }],
])("a post %s fails the test", async (_, wrong) => {
  const { discord, post } = await asking();
  expect((await post({ ...BODY, ...wrong })).status).toBe(400);
  await expect(discord.close()).rejects.toThrow("post:");
});

test("who may do what is added up as Discord does", async () => {
  const { discord, ask, post } = await asking();
  const { place } = discord;
  const state = async () => [(await ask("GET", `/channels/${CHANNEL}`)).status, (await post()).status];
  expect(await state()).toEqual([200, 200]);
  place.set(CHANNEL, GUILD, { deny: ["sendMessages"] });
  expect(await state()).toEqual([200, 403]);
  place.set(CHANNEL, BOT.id, { allow: ["sendMessages"], deny: ["viewChannel"] });
  expect(await state()).toEqual([403, 403]);
  place.grant(BOT.id, "administrator");
  expect(await state()).toEqual([200, 200]);
  await discord.close();
});

test("history that may not be read looks empty", async () => {
  const { discord, ask, post } = await asking();
  const { body } = await post();
  const read = async () => (await ask("GET", `/channels/${CHANNEL}/messages?after=0&limit=5`)).all;
  expect(await read()).toMatchObject([{ id: body.id, author: { id: BOT.id } }]);
  discord.place.set(CHANNEL, GUILD, { deny: ["readMessageHistory"] });
  expect(await read()).toEqual([]);
  await discord.close();
});

test("pages of history go on after the newest of the last one", async () => {
  const { discord, ask } = await asking();
  const all = Array.from({ length: 7 }, () => discord.place.post(CHANNEL, { content: "x" }, BORIS.id).id);
  const page = async (after: string) =>
    (await ask("GET", `/channels/${CHANNEL}/messages?after=${after}&limit=3`)).all.map(({ id }) => id);
  expect(await page("0")).toEqual(all.slice(0, 3).reverse());
  expect(await page(all[2] ?? "")).toEqual(all.slice(3, 6).reverse());
  expect(await page(all[6] ?? "")).toEqual([]);
  await discord.close();
});

test("an edit keeps the flags, and finds no message of somebody else's, nor one in an archived thread", async () => {
  const { discord, ask, post } = await asking();
  const { nonce, enforce_nonce, ...edit } = BODY;
  const path = (channel: string, id: string) => `/channels/${channel}/messages/${id}`;
  const other = discord.place.post(CHANNEL, { content: "x" }, BORIS.id).id;
  expect((await ask("PATCH", path(CHANNEL, other), edit)).body.code).toBe(50005);
  expect((await ask("PATCH", path(CHANNEL, "1"), edit)).body.code).toBe(10008);
  const thread = discord.place.open({ type: 11, parent: CHANNEL });
  const { body } = await post(BODY, thread);
  expect((await ask("PATCH", path(thread, String(body.id)), edit)).status).toBe(200);
  discord.place.room(thread).archived = true;
  expect((await ask("PATCH", path(thread, String(body.id)), edit)).body.code).toBe(50083);
  discord.place.room(thread).archived = false;
  expect((await ask("PATCH", path(thread, String(body.id)), { ...edit, flags: 1 << 15 })).status).toBe(400);
  await expect(discord.close()).rejects.toThrow("edit of a post: flags");
});
