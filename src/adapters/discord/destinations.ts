import { type APIDMChannel, Routes } from "discord.js";
import type { Destination } from "../../core/digest/destination.ts";
import type { Answered } from "./answered.ts";
import type { PostingClient } from "./posting-client.ts";

const ACTOR = /^discord:(\d+)$/;

/** The person behind an actor's id, `discord:456`; undefined for one of another platform. */
export const personOf = (actor: string): string | undefined => ACTOR.exec(actor)?.[1];

/** The person's conversation with AMW. */
export function directTo(actor: string): Destination | undefined {
  const person = personOf(actor);
  return person === undefined ? undefined : { surface: "discord", person };
}

/** The channel of a destination: its own, or the person's conversation with AMW, which Discord opens and then keeps. */
export function destinations(client: PostingClient): (to: Destination) => Promise<Answered<string>> {
  const opened = new Map<string, string>();
  return async ({ channel, person }) => {
    if (channel !== undefined) return { kind: "answered", body: channel };
    const known = opened.get(person);
    if (known !== undefined) return { kind: "answered", body: known };
    const answer = await client.post<APIDMChannel>(Routes.userChannels(), { recipient_id: person });
    if (answer.kind !== "answered") return answer;
    opened.set(person, answer.body.id);
    return { kind: "answered", body: answer.body.id };
  };
}
