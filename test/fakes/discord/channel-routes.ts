import { invalid, missingAccess, refused, unknown } from "./answers.ts";
import { messageJson } from "./exchange.ts";
import { COMPONENTS_V2, EPHEMERAL, isJson, type Json, messageProblems } from "./message-rules.ts";
import { isThread, type Place, type Post, type Room } from "./place.ts";
import type { Answer, Rooms, Route } from "./rest.ts";
import { ANNA, BOT, GUILD } from "./world.ts";

const SUPPRESS_EMBEDS = 1 << 2;
/** Kinds of channel in which messages can be posted. */
const FOR_MESSAGES = [0, 1, 2, 5, 10, 11, 12, 13];

/** The room, if the bot may see it. */
function seen({ place }: Rooms, id: string, answer: (room: Room) => Answer): Answer {
  const room = place.rooms.get(id);
  if (!room) return unknown("Unknown Channel", 10003);
  return place.may(BOT.id, "viewChannel", room) ? answer(room) : missingAccess();
}

const postJson = (post: Post): Json => ({
  ...messageJson(post, post.channel),
  ...(post.author === BOT.id ? {} : { author: { id: post.author, username: "somebody" }, components: [] }),
  timestamp: new Date(post.at).toISOString(),
  type: 0,
  ...post.besides,
});

function roomJson({ id, type, name, parent, recipient, overwrites, archived, locked }: Room): Json {
  if (recipient !== undefined) return { id, type, recipients: [{ id: recipient, username: "somebody" }] };
  const permission_overwrites = overwrites.map(({ allow, deny, ...rest }) => ({
    ...rest,
    allow: String(allow),
    deny: String(deny),
  }));
  return {
    ...{ id, type, name, guild_id: GUILD, parent_id: parent ?? null, permission_overwrites },
    ...(type >= 10 && type <= 12 ? { thread_metadata: { archived, locked } } : {}),
  };
}

/** Why the bot may not write there. */
function barTo(place: Place, room: Room): Answer | undefined {
  if (!FOR_MESSAGES.includes(room.type)) return refused(400, "Cannot send messages in a non-text channel", 50008);
  if (room.recipient !== undefined) {
    const closed = place.closedTo.has(room.recipient);
    return closed ? refused(403, "Cannot send messages to this user", 50007) : undefined;
  }
  const needed = isThread(room) ? "sendMessagesInThreads" : "sendMessages";
  if (!place.may(BOT.id, needed, room)) return refused(403, "Missing Permissions", 50013);
  if (room.locked && !place.may(BOT.id, "manageThreads", room)) return refused(400, "This thread is locked", 160005);
  return undefined;
}

/** What is wrong with what AMW posts by itself, besides the message: Discord would take more. */
function postingProblems(body: unknown): string[] {
  if (!isJson(body)) return ["no message body"];
  const { nonce, enforce_nonce: enforced, flags } = body;
  const problems = messageProblems(body);
  if (typeof nonce !== "string" || nonce === "" || nonce.length > 25) problems.push(`nonce ${nonce}`);
  if (enforced !== true) problems.push("the nonce is not enforced");
  if ((Number(flags) & EPHEMERAL) !== 0) problems.push("nothing that is posted is ephemeral");
  if ((Number(flags) & SUPPRESS_EMBEDS) === 0) problems.push("embeds are not suppressed");
  return problems;
}

function post(rooms: Rooms, [id = ""]: readonly string[], body: unknown): Answer {
  return seen(rooms, id, (room) => {
    const problems = postingProblems(body);
    if (problems.length > 0 || !isJson(body)) return invalid(rooms, "post", problems);
    return barTo(rooms.place, room) ?? { status: 200, body: postJson(rooms.place.post(id, body)) };
  });
}

function editPost(rooms: Rooms, [id = "", message = ""]: readonly string[], body: unknown): Answer {
  return seen(rooms, id, (room) => {
    const found = room.posts.find((one) => one.id === message && !one.deleted);
    if (!found) return unknown("Unknown Message", 10008);
    if (found.author !== BOT.id) return refused(403, "Cannot edit a message authored by another user", 50005);
    if (room.archived) return refused(400, "Thread is archived", 50083);
    const problems = messageProblems(body, (found.flags & COMPONENTS_V2) !== 0);
    if (isJson(body) && Number(body.flags) !== found.flags) problems.push(`flags ${body.flags}, were ${found.flags}`);
    if (problems.length > 0 || !isJson(body)) return invalid(rooms, "edit of a post", problems);
    found.body = { ...found.body, ...body };
    return { status: 200, body: postJson(found) };
  });
}

function readPosts(rooms: Rooms, [id = ""]: readonly string[], query: URLSearchParams): Answer {
  return seen(rooms, id, (room) => {
    const limit = Number(query.get("limit") ?? 50);
    if (!(limit >= 1 && limit <= 100)) return invalid(rooms, "read of posts", [`limit ${limit}`]);
    // Discord refuses nothing here: it shows none.
    if (!rooms.place.may(BOT.id, "readMessageHistory", room)) return { status: 200, body: [] };
    const after = query.get("after");
    const all = rooms.place.posts(id);
    const some =
      after === null ? all.slice(-limit) : all.filter((one) => BigInt(one.id) > BigInt(after)).slice(0, limit);
    return { status: 200, body: some.reverse().map(postJson) };
  });
}

/** The bot sees its own servers alone. */
const inServer = ({ place }: Rooms, guild: string, answer: () => Json): Answer =>
  guild === GUILD && !place.strangers.has(BOT.id) ? { status: 200, body: answer() } : unknown("Unknown Guild", 10004);

export const CHANNEL_ROUTES: readonly Route[] = [
  {
    name: "me",
    method: "GET",
    path: /^\/users\/@me$/,
    authorised: true,
    answer: () => ({ status: 200, body: BOT }),
  },
  { name: "post", method: "POST", path: /^\/channels\/(\d+)\/messages$/, authorised: true, answer: post },
  {
    name: "edit post",
    method: "PATCH",
    path: /^\/channels\/(\d+)\/messages\/(\d+)$/,
    authorised: true,
    answer: editPost,
  },
  {
    name: "read posts",
    method: "GET",
    path: /^\/channels\/(\d+)\/messages$/,
    authorised: true,
    answer: (rooms, found, _, query) => readPosts(rooms, found, query),
  },
  {
    name: "read channel",
    method: "GET",
    path: /^\/channels\/(\d+)$/,
    authorised: true,
    answer: (rooms, [id = ""]) => seen(rooms, id, (room) => ({ status: 200, body: roomJson(room) })),
  },
  {
    name: "read guild",
    method: "GET",
    path: /^\/guilds\/(\d+)$/,
    authorised: true,
    answer: (rooms, [id = ""]) =>
      inServer(rooms, id, () => ({
        id,
        name: "Analysts",
        owner_id: ANNA.id,
        roles: [...rooms.place.roles.values()].map((role) => ({ ...role, permissions: String(role.permissions) })),
      })),
  },
  {
    name: "read member",
    method: "GET",
    path: /^\/guilds\/(\d+)\/members\/(\d+)$/,
    authorised: true,
    answer: (rooms, [id = "", user = ""]) =>
      rooms.place.strangers.has(user) && user !== BOT.id
        ? unknown("Unknown Member", 10007)
        : inServer(rooms, id, () => ({ user: { id: user }, roles: rooms.place.rolesOf(user) })),
  },
  {
    name: "open direct",
    method: "POST",
    path: /^\/users\/@me\/channels$/,
    authorised: true,
    answer(rooms, _, body) {
      const user = isJson(body) ? String(body.recipient_id) : "";
      if (!/^\d{17,19}$/.test(user)) return refused(400, "Invalid Recipient(s)", 50033);
      return { status: 200, body: roomJson(rooms.place.room(rooms.place.direct(user))) };
    },
  },
];
