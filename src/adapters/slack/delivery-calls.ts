import type { Outgoing } from "../../core/digest/messenger.ts";
import type { Log } from "../../core/ports.ts";
import { type Failure, failureOf } from "./failure.ts";
import { DELIVERY } from "./names.ts";
import { isAboutBlocks } from "./refusals.ts";
import { renderWritten } from "./render.ts";
import { withoutShare } from "./sharing.ts";
import type { InSpace } from "./workspaces.ts";

/** What a call came to: its answer, or why there is none. */
export type Tried<Answer> =
  | { readonly outcome: "answered"; readonly answer: Answer }
  | { readonly outcome: "failed"; readonly failure: Failure };

/** What of a message is posted or edited, as a form of Slack's takes it. */
export interface Content {
  readonly text: string;
  /** JSON. */
  readonly blocks: string;
  /** JSON: what Slack keeps with the message and shows to nobody. It is found again by it. */
  readonly metadata: string;
  /** Whether the text is marked up; it is seen itself only where there are no blocks. */
  readonly mrkdwn: boolean;
}

/** Calls with the token of the workspace; only what happens once the call has begun leaves open whether anything was done. */
export async function called<Answer>(
  inSpace: InSpace,
  space: string | undefined,
  call: () => Promise<Answer>,
): Promise<Tried<Answer>> {
  let begun = false;
  try {
    const answer = await inSpace(space, () => {
      begun = true;
      return call();
    });
    return { outcome: "answered", answer };
  } catch (error) {
    const failure = failureOf(error);
    return { outcome: "failed", failure: begun || failure.kind === "refused" ? failure : WITHOUT_TOKEN };
  }
}

const WITHOUT_TOKEN: Failure = { kind: "unreached", why: "its token could not be renewed" };

/** Calls with the message drawn in blocks, and again with its text alone where Slack refuses the blocks: what it refuses is surely not posted. */
export async function calledWithContent<Answer>(
  { id, hash, to, message }: Outgoing,
  { inSpace, log }: { readonly inSpace: InSpace; readonly log: Log },
  call: (content: Content) => Promise<Answer>,
): Promise<Tried<Answer>> {
  const { text, blocks } = renderWritten(withoutShare(message));
  const metadata = JSON.stringify({ event_type: DELIVERY, event_payload: { delivery: id, hash } });
  const first = await called(inSpace, to.space, () => call({ text, blocks, mrkdwn: true, metadata }));
  if (first.outcome === "answered" || first.failure.kind !== "refused" || !isAboutBlocks(first.failure.name))
    return first;
  const reason = first.failure.name;
  log.error("Slack refused the blocks of a message; its text goes out alone", { delivery: id, reason });
  return called(inSpace, to.space, () => call({ text, blocks: "[]", mrkdwn: false, metadata }));
}
