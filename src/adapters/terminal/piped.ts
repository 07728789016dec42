import { once } from "node:events";
import { addAbortSignal, type Readable, type Writable } from "node:stream";
import type { Actor, Amw } from "../../core/amw.ts";
import type { Message } from "../../core/message/message.ts";
import { oneLine } from "../../core/message/visible.ts";
import type { Clock } from "../../core/ports.ts";
import type { TerminalMessenger } from "./messenger.ts";
import { renderTerminal } from "./render.ts";
import { PIPE_WIDTH } from "./screen.ts";
import { endsSession, startSession } from "./session.ts";

/** What is longer is no question; the rest of such a line is dropped. In UTF-16 units. */
const LONGEST_LINE = 65_536;

/** The lines of a stream of UTF-8, the last one too where it has no line break. */
async function* linesOf(input: Readable): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of input) {
    const text = typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
    const lines = (rest.slice(0, LONGEST_LINE) + text).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  yield rest + decoder.decode();
}

interface PipedParts {
  readonly amw: Amw;
  /** UTF-8. */
  readonly input: Readable;
  readonly output: Writable;
  readonly actor: Actor;
  readonly clock: Clock;
  /** What comes by itself, too. */
  readonly messenger?: Pick<TerminalMessenger, "readBy">;
}

/** Anything but that nobody reads the output any more. */
const isFailure = (error: unknown): boolean =>
  error instanceof Error && error.name !== "AbortError" && !("code" in error && error.code === "EPIPE");

/**
 * Answers the lines of a pipe or a file one by one, each after an echo of its line; empty lines and those that begin
 * with # are skipped. Ends with the input, at `exit`, or quietly when nobody reads the output any more.
 * Resolves with the number of lines answered.
 */
export async function answerLines({ amw, input, output, actor, clock, messenger }: PipedParts): Promise<number> {
  const session = startSession({ amw, actor, forms: false });
  const drawn = (message: Message): string =>
    renderTerminal(message, { width: PIPE_WIDTH, colour: false, now: clock.now() });
  const giveBack = messenger?.readBy((message) => {
    session.offer(message);
    output.write(`${drawn(message)}\n`);
  });
  const gone = new AbortController();
  // These stay: that a reader has left shows only some time after the last write.
  output.on("error", (error) => gone.abort(error));
  output.once("close", () => gone.abort());
  addAbortSignal(gone.signal, input);
  let answered = 0;
  try {
    for await (const line of linesOf(input)) {
      if (line.trim() === "" || line.trimStart().startsWith("#")) continue;
      if (endsSession(line)) break;
      answered++;
      const message = await session.answer(line.trim());
      if (!output.write(`amw> ${oneLine(line.trim())}\n${drawn(message)}\n`))
        await once(output, "drain", { signal: gone.signal });
    }
  } catch (error) {
    if (!gone.signal.aborted) throw error;
    if (isFailure(gone.signal.reason)) throw gone.signal.reason;
  } finally {
    giveBack?.();
  }
  return answered;
}
