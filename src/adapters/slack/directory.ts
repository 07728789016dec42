import type { webApi } from "@slack/bolt";
import type { Clock } from "../../core/ports.ts";
import { within } from "../within.ts";
import { failureOf } from "./failure.ts";
import { remembering } from "./remembering.ts";
import type { InSpace } from "./workspaces.ts";

export interface Channel {
  readonly name: string | undefined;
  /** The person who made it. */
  readonly creator: string | undefined;
  readonly isArchived: boolean;
  /** Of two or of a few people, who all manage it. */
  readonly isDirect: boolean;
  /** Whether AMW may post there as far as membership goes. */
  readonly isOpen: boolean;
}
/** `refused`: Slack says no by that name. `unknown`: AMW may not ask, or had no answer. */
export type Seen =
  | { readonly outcome: "seen"; readonly channel: Channel }
  | { readonly outcome: "refused"; readonly name: string }
  | { readonly outcome: "unknown" };

export interface Person {
  /** Admin or owner of that workspace. */
  readonly isAdmin: boolean;
  /** An IANA name. */
  readonly timezone: string | undefined;
}

/** What Slack tells AMW of channels and people, where the workspace allows it. Nothing here throws. */
export interface Directory {
  /** As it is now. */
  look(space: string, channel: string): Promise<Seen>;
  /** As it was within the last minutes. */
  channel(space: string, channel: string): Promise<Seen>;
  /** Undefined where AMW may not ask, or had no answer. */
  person(space: string, user: string): Promise<Person | undefined>;
}

const GOOD_FOR_MS = 3 * 60_000;
/** Somebody waits for it. */
const WITHIN_MS = 3000;
const MOST = 2000;
/** Says so for the whole workspace, so that it is not asked again and again. */
const NOT_ALLOWED = /^(missing_scope|not_allowed_token_type)$/;
const UNKNOWN: Seen = { outcome: "unknown" };

/** `web` must neither retry nor wait by itself. */
export function createDirectory(web: webApi.WebClient, inSpace: InSpace, clock: Clock): Directory {
  const channels = remembering<Seen>(clock, GOOD_FOR_MS, MOST);
  const people = remembering<Person | "not allowed">(clock, GOOD_FOR_MS, MOST);

  async function ask(space: string, id: string): Promise<Seen | undefined> {
    try {
      const told = await within(
        WITHIN_MS,
        inSpace(space, () => web.conversations.info({ channel: id })),
      );
      if (told?.channel === undefined) return undefined;
      const { channel, response_metadata } = told;
      const isDirect = channel.is_im === true || channel.is_mpim === true;
      const postsAnywhere = response_metadata?.scopes?.includes("chat:write.public") ?? false;
      return {
        outcome: "seen",
        channel: {
          name: isDirect ? undefined : channel.name,
          creator: channel.creator,
          isArchived: channel.is_archived === true,
          isDirect,
          isOpen: isDirect || channel.is_member === true || (postsAnywhere && channel.is_private !== true),
        },
      };
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== "refused") return undefined;
      return NOT_ALLOWED.test(failure.name) ? UNKNOWN : { outcome: "refused", name: failure.name };
    }
  }

  async function remembered(space: string, id: string): Promise<Seen> {
    const seen = (await channels.get(`${space}/${id}`, () => ask(space, id))) ?? UNKNOWN;
    // An invitation is soon given.
    if (seen.outcome === "refused") channels.forget(`${space}/${id}`);
    return seen;
  }

  async function askPerson(space: string, id: string): Promise<Person | "not allowed" | undefined> {
    try {
      const told = await within(
        WITHIN_MS,
        inSpace(space, () => web.users.info({ user: id })),
      );
      if (told?.user === undefined) return undefined;
      const { user } = told;
      // Of somebody from another organisation's workspace, Slack tells what they are there.
      const isHere = user.team_id === undefined || user.team_id === space || user.enterprise_user !== undefined;
      const isAdmin = user.is_admin === true || user.is_owner === true || user.is_primary_owner === true;
      return { isAdmin: isHere && isAdmin, timezone: user.tz };
    } catch (error) {
      const failure = failureOf(error);
      return failure.kind === "refused" && NOT_ALLOWED.test(failure.name) ? "not allowed" : undefined;
    }
  }

  return {
    look(space, channel) {
      channels.forget(`${space}/${channel}`);
      return remembered(space, channel);
    },
    channel: remembered,
    async person(space, user) {
      const person = await people.get(`${space}/${user}`, () => askPerson(space, user));
      return person === "not allowed" ? undefined : person;
    },
  };
}
