/** A channel as Slack knows it; public, with the bot in it, unless told. */
export interface FakeChannel {
  readonly name: string;
  readonly creator: string;
  readonly isPrivate: boolean;
  readonly isMember: boolean;
  readonly isArchived: boolean;
  readonly exists: boolean;
}

export interface FakePerson {
  readonly team: string;
  readonly isAdmin: boolean;
  readonly isOwner: boolean;
  readonly tz: string;
  readonly exists: boolean;
}

export type Outcome = { readonly body: Record<string, unknown> } | { readonly retryAfter: number };
export const no = (error: string, more: Readonly<Record<string, unknown>> = {}): Outcome => ({
  body: { ok: false, error, ...more },
});

const CHANNEL: FakeChannel = {
  name: "general",
  creator: "U9",
  isPrivate: false,
  isMember: true,
  isArchived: false,
  exists: true,
};
const PERSON: FakePerson = { team: "T1", isAdmin: false, isOwner: false, tz: "America/New_York", exists: true };

/** The conversation that stands behind what a message may be addressed to. */
export const conversationOf = (address: string): string => (address.startsWith("U") ? `D${address.slice(1)}` : address);
const isDirect = (id: string): boolean => id.startsWith("D");

/** Who and what there is in the workspace, and what a token of the bot may know of it. */
export class FakeWorld {
  /** What the bot's tokens allow. */
  readonly #scopes: () => readonly string[];
  readonly #channels = new Map<string, FakeChannel>();
  readonly #people = new Map<string, FakePerson>();
  readonly #groups = new Map<string, readonly string[]>();

  constructor(scopes: () => string) {
    this.#scopes = () => scopes().split(",");
  }

  /** The channel is so from now on. */
  channel(id: string, about: Partial<FakeChannel>): void {
    this.#channels.set(id, { ...this.#channelOf(id), ...about });
  }

  person(id: string, about: Partial<FakePerson>): void {
    this.#people.set(id, { ...(this.#people.get(id) ?? PERSON), ...about });
  }

  /** Those people are in the user group from now on. */
  group(id: string, people: readonly string[]): void {
    this.#groups.set(id, people);
  }

  /** usergroups.users.list. */
  peopleIn(id: string): Outcome {
    const refusal = this.#lacks("usergroups:read");
    if (refusal) return refusal;
    const users = this.#groups.get(id);
    return users === undefined ? no("no_such_subteam") : { body: { ok: true, users } };
  }

  /** chat.getPermalink, which needs no scope. */
  permalink(channel: string, ts: string): Outcome {
    const { exists, isMember, isPrivate } = this.#channelOf(channel);
    if (!exists || (isPrivate && !isMember)) return no("channel_not_found");
    const permalink = `https://example.slack.com/archives/${channel}/p${ts.replace(".", "")}`;
    return { body: { ok: true, channel, permalink } };
  }

  /** Why the bot cannot post there, if it cannot. */
  refusal(address: string): string | undefined {
    if (address.startsWith("U")) return this.#people.get(address)?.exists === false ? "user_not_found" : undefined;
    const { exists, isMember, isPrivate, isArchived } = this.#channelOf(address);
    if (!exists || (isPrivate && !isMember)) return "channel_not_found";
    if (isArchived) return "is_archived";
    return isMember || this.#scopes().includes("chat:write.public") ? undefined : "not_in_channel";
  }

  /** conversations.info. */
  info(id: string): Outcome {
    const { exists, name, creator, isPrivate, isMember, isArchived } = this.#channelOf(id);
    const refusal = this.#needs(id, "read");
    if (refusal) return refusal;
    if (!exists || (isPrivate && !isMember)) return no("channel_not_found");
    const kind = {
      is_im: isDirect(id),
      is_mpim: false,
      is_private: isPrivate || isDirect(id),
      is_archived: isArchived,
    };
    const channel = isDirect(id)
      ? { id, created: 1, user: `U${id.slice(1)}`, ...kind }
      : { id, created: 1, name, creator, is_member: isMember, ...kind };
    return { body: { ok: true, channel } };
  }

  /** conversations.open. */
  open(user: string): Outcome {
    const refusal = this.#lacks("im:write");
    if (refusal) return refusal;
    if (this.#people.get(user)?.exists === false) return no("user_not_found");
    return { body: { ok: true, channel: { id: conversationOf(user) } } };
  }

  /** users.info. */
  user(id: string): Outcome {
    const refusal = this.#lacks("users:read");
    if (refusal) return refusal;
    const { team, isAdmin, isOwner, tz, exists } = this.#people.get(id) ?? PERSON;
    if (!exists) return no("user_not_found");
    return { body: { ok: true, user: { id, team_id: team, tz, is_admin: isAdmin, is_owner: isOwner } } };
  }

  /** Why the bot cannot read there. */
  unreadable(id: string): Outcome | undefined {
    const { exists, isMember } = this.#channelOf(id);
    const refusal = this.#needs(id, "history");
    if (refusal) return refusal;
    if (!exists) return no("channel_not_found");
    return isMember ? undefined : no("not_in_channel");
  }

  #channelOf(id: string): FakeChannel {
    return this.#channels.get(id) ?? CHANNEL;
  }

  #needs(id: string, what: "read" | "history"): Outcome | undefined {
    const kind = isDirect(id) ? "im" : this.#channelOf(id).isPrivate ? "groups" : "channels";
    return this.#lacks(`${kind}:${what}`);
  }

  #lacks(needed: string): Outcome | undefined {
    const provided = this.#scopes();
    return provided.includes(needed) ? undefined : no("missing_scope", { needed, provided: provided.join(",") });
  }
}
