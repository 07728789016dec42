import {
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type APIOverwrite,
  ChannelType,
  RESTJSONErrorCodes,
  Routes,
} from "discord.js";
import type { Clock } from "../../core/ports.ts";
import type { Answered, Unanswered } from "./answered.ts";
import { permissionsIn } from "./permissions.ts";
import type { PostingClient } from "./posting-client.ts";

/** As much of a channel as says what can be done there. */
export interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  readonly name?: string | null;
  readonly guild_id?: string;
  readonly parent_id?: string | null;
  readonly permission_overwrites?: readonly APIOverwrite[];
  readonly thread_metadata?: { readonly locked?: boolean };
}

const THREADS: readonly ChannelType[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];
export const isThread = ({ type }: Pick<Channel, "type">): boolean => THREADS.includes(type);

/** Who may do what where, asked of Discord anew each time: somebody may have changed it a moment ago. */
export interface Access {
  channel(id: string): Promise<Answered<Channel>>;
  /** What the person may do in the channel of a server, as its bits; none for who is no member. */
  permissions(channel: Channel, user: string): Promise<Answered<bigint>>;
  /** Whether AMW itself is in the server. */
  isIn(guild: string): Promise<boolean>;
  /** AMW's own user id. */
  self(): Promise<Answered<string>>;
}

/** Asks over that client. */
export function access(client: PostingClient, clock: Clock): Access {
  let me: string | undefined;
  const channel = (id: string) => client.get<Channel & APIChannel>(Routes.channel(id));

  return {
    channel,
    async permissions(here, user) {
      const guild = here.guild_id ?? "";
      const [server, member, parent] = await Promise.all([
        client.get<APIGuild>(Routes.guild(guild)),
        client.get<APIGuildMember>(Routes.guildMember(guild, user)),
        isThread(here) && here.parent_id ? channel(here.parent_id) : ({ kind: "answered", body: here } as const),
      ]);
      if (server.kind !== "answered") return server;
      if (member.kind !== "answered") return isNoMember(member) ? { kind: "answered", body: 0n } : member;
      if (parent.kind !== "answered") return parent;
      const overwrites = parent.body.permission_overwrites ?? [];
      const standing = { guild: server.body, user, member: member.body, overwrites, now: clock.now() };
      return { kind: "answered", body: permissionsIn(standing) };
    },
    async isIn(guild) {
      return (await client.get(Routes.guild(guild))).kind !== "refused";
    },
    async self() {
      if (me !== undefined) return { kind: "answered", body: me };
      const answer = await client.get<{ readonly id: string }>(Routes.user());
      if (answer.kind !== "answered") return answer;
      me = answer.body.id;
      return { kind: "answered", body: me };
    },
  };
}

const isNoMember = (answer: Unanswered): boolean =>
  answer.kind === "refused" && answer.code === RESTJSONErrorCodes.UnknownMember;
