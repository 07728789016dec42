import type { Delivery } from "../digest/delivery.ts";
import type { Subscription } from "../digest/subscription.ts";
import type { Message } from "../message/message.ts";

const where = (place: string | undefined): string => (place === undefined ? "its channel" : place);

/** To the creator of a digest that AMW can no longer post: why, what to do, and how to go on. */
export function goneNotice(
  { id, name }: Subscription,
  gone: { readonly place: string | undefined; readonly reason: string; readonly mend: string },
): Message {
  const what = `AMW can no longer post the digest ${name} in ${where(gone.place)}: ${gone.reason}. It is paused.`;
  return {
    summary: `${what} ${gone.mend} Then resume it.`,
    title: "A digest is paused",
    tone: "caution",
    blocks: [
      { kind: "caution", text: what },
      {
        kind: "paragraph",
        text: `${gone.mend} Then press Resume; the next digest tells what this one would have told.`,
      },
    ],
    actions: [{ kind: "run", label: "Resume", line: `digest resume ${id}` }],
    audience: "asker",
    about: [],
  };
}

/** To the creator of a digest of which one posting may or may not have arrived, and AMW cannot see which. */
export function uncertainNotice(
  { name }: Subscription,
  { place, delivery }: { readonly place: string | undefined; readonly delivery: Delivery },
): Message {
  const what = `AMW cannot see whether “${delivery.message.title}” of the digest ${name} arrived in ${where(place)}.`;
  return {
    summary: `${what} Look there, and press Resend only if it is missing.`,
    title: "Did it arrive?",
    tone: "caution",
    blocks: [
      { kind: "caution", text: what },
      {
        kind: "paragraph",
        text: "AMW posts nothing twice on a guess. Look there, and press Resend only if it is missing.",
      },
    ],
    actions: [{ kind: "run", label: "Resend", line: `digest resend ${delivery.id}` }],
    audience: "asker",
    about: [],
  };
}
