import { failureOf } from "./failure.ts";

const TRIES = 3;
const LONGEST_WAIT_S = 30;

/** Calls again where Slack turned the call away for its pace, as long as that is soon and not too often; rejects as the last call does. */
export async function patiently<Answer>(
  call: () => Promise<Answer>,
  pause: (ms: number) => Promise<unknown>,
): Promise<Answer> {
  for (let tried = 1; ; tried++) {
    try {
      return await call();
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== "busy" || tried === TRIES || failure.seconds > LONGEST_WAIT_S) throw error;
      await pause(failure.seconds * 1000);
    }
  }
}
