import { type APIMessage, ChannelType, PermissionFlagsBits, Routes, SnowflakeUtil } from "discord.js";
import type { Found } from "../../core/digest/messenger.ts";
import type { Access, Channel } from "./access.ts";
import { textsIn } from "./message-text.ts";
import type { PostingClient } from "./posting-client.ts";

const PAGE = 100;
/** A channel in which more was written since is not read to its end. */
const MOST_PAGES = 5;
/** How far AMW's clock may be ahead of Discord's. */
const CLOCKS_APART_MS = 30_000;

/** What the message that is looked for is known by. */
export interface Mark {
  /** Stands in its text. */
  readonly hash: string | undefined;
  /** Its components, for a message without a hash. */
  readonly components: readonly unknown[];
  /** It was not sent before, in milliseconds. */
  readonly since: number;
}

type Written = Pick<APIMessage, "id" | "author" | "components" | "interaction_metadata" | "webhook_id">;

const squeezed = (components: readonly unknown[]): string =>
  [...textsIn(components)].join(" ").replace(/\s+/gu, " ").trim();

/** Whether AMW may read what stands in the channel. Where it may not, Discord says that nothing stands there. */
async function mayRead(channel: Channel, self: string, access: Access): Promise<boolean> {
  if (channel.type === ChannelType.DM) return true;
  const has = await access.permissions(channel, self);
  return has.kind === "answered" && (has.body & PermissionFlagsBits.ReadMessageHistory) !== 0n;
}

/** Looks for the message among those that AMW posted in the channel by itself since it was sent. */
export async function findPost(id: string, mark: Mark, client: PostingClient, access: Access): Promise<Found> {
  const [channel, self] = await Promise.all([access.channel(id), access.self()]);
  if (channel.kind !== "answered" || self.kind !== "answered") return { outcome: "unknown" };
  if (!(await mayRead(channel.body, self.body, access))) return { outcome: "unknown" };
  const wanted = squeezed(mark.components);
  // What answers somebody may show the same edition again.
  const isOwn = ({ author, interaction_metadata, webhook_id }: Written): boolean =>
    author.id === self.body && interaction_metadata === undefined && webhook_id === undefined;
  let others = false;
  let after = SnowflakeUtil.generate({ timestamp: mark.since - CLOCKS_APART_MS, increment: 0n }).toString();
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await client.get<Written[]>(Routes.channelMessages(id), { after, limit: String(PAGE) });
    if (answer.kind !== "answered") return { outcome: "unknown" };
    const own = answer.body.filter(isOwn);
    const found = own.find(({ components = [] }) => {
      const text = squeezed(components);
      return mark.hash === undefined ? text === wanted : text.includes(mark.hash);
    });
    if (found) return { outcome: "found", ref: { channel: id, id: found.id } };
    others ||= own.length > 0;
    // Without a hash nothing proves that another message of AMW's is another one.
    if (answer.body.length < PAGE) return { outcome: others && mark.hash === undefined ? "unknown" : "absent" };
    after = answer.body.reduce((last, one) => (BigInt(one.id) > BigInt(last) ? one.id : last), after);
  }
  return { outcome: "unknown" };
}
