import { once } from "node:events";
import { clearScreenDown, createInterface, cursorTo, type Interface, moveCursor } from "node:readline";
import type { Readable } from "node:stream";
import type { Actor, Amw } from "../../core/amw.ts";
import type { Message } from "../../core/message/message.ts";
import type { Clock, Log } from "../../core/ports.ts";
import { completion, suggestionText } from "./completion.ts";
import type { FormTalk } from "./form-talk.ts";
import { MOST_LINES, openHistory, readHistory } from "./history.ts";
import type { TerminalMessenger } from "./messenger.ts";
import { paint } from "./paint.ts";
import { renderTerminal } from "./render.ts";
import { plain, styled } from "./run.ts";
import { type Screen, viewOf } from "./screen.ts";
import { endsSession, startSession } from "./session.ts";
import { wrap } from "./wrap.ts";

const GREETING = "AMW, the AI Market Watch. Type a name or help; Tab completes, exit ends.";
const PROMPT = "amw> ";
const SUGGESTIONS = 10;

interface PromptParts {
  readonly amw: Amw;
  readonly input: Readable;
  readonly output: Screen;
  /** Where typed lines are kept between sessions. */
  readonly historyFile: string;
  readonly actor: Actor;
  readonly log: Log;
  readonly clock: Clock;
  /** What comes by itself, too. */
  readonly messenger?: Pick<TerminalMessenger, "readBy">;
  /** Ends the prompt from outside. */
  readonly signal?: AbortSignal;
}

/** Tab: one possibility is filled in, several are listed and the line stays as typed. `lead`: what stands before it. */
function completer({ amw, output, clock }: PromptParts, prompt: () => Interface, lead: () => string) {
  return (typed: string, done: (error: null, result: [string[], string]) => void): void => {
    const before = lead();
    const suggestions = amw
      .complete(before + typed, SUGGESTIONS)
      .filter(({ line }) => line.startsWith(before))
      .map(({ label, line }) => ({ label, line: line.slice(before.length) }));
    const found = completion(typed, suggestions);
    if (found.kind === "list") {
      const { width, colour } = viewOf(output, process.env, clock.now());
      output.write(`\n${suggestionText(found.suggestions, width, colour)}`);
      prompt().prompt(true);
    }
    done(null, found.kind === "replace" ? [[found.line], typed] : [[], typed]);
  };
}

/** Prints the text above the line being typed, which stays as it is with its cursor. */
function printAbove(text: string, prompt: Interface, output: Screen): void {
  moveCursor(output, 0, -prompt.getCursorPos().rows);
  cursorTo(output, 0);
  clearScreenDown(output);
  output.write(text);
  // Readline would go up by as many rows as the line had above the cursor, into what was printed.
  Reflect.set(prompt, "prevRows", 0);
  prompt.prompt(true);
}

/** The interactive prompt; resolves when the person ends it (`exit`, `quit`, Ctrl-D, Ctrl-C twice) or the signal does. */
export async function runPrompt(parts: PromptParts): Promise<void> {
  const { amw, input, output, historyFile, actor, log, clock, messenger, signal } = parts;
  const session = startSession({ amw, actor, forms: true });
  let talk: FormTalk | undefined;
  const history = openHistory(historyFile, log);
  const past = await readHistory(historyFile, log);
  const prompt: Interface = createInterface({
    input,
    output,
    terminal: output.isTTY === true,
    prompt: PROMPT,
    history: past,
    historySize: MOST_LINES,
    completer: completer(
      parts,
      () => prompt,
      () => talk?.lead ?? "",
    ),
    ...(signal ? { signal } : {}),
  });
  let [newest] = past;
  const closed = once(prompt, "close");
  let open = true;
  let leaving = false;
  let answering = Promise.resolve();

  const columnsOf = (): number => viewOf(output, process.env, clock.now()).width;
  const isColoured = (): boolean => viewOf(output, process.env, clock.now()).colour;
  const drawn = (message: Message): string => `${renderTerminal(message, viewOf(output, process.env, clock.now()))}\n`;
  const giveBack = messenger?.readBy((message) => {
    session.offer(message);
    if (open) printAbove(drawn(message), prompt, output);
    else output.write(drawn(message));
  });

  const write = async (text: string): Promise<void> => {
    if (!output.write(text) && open) await Promise.race([once(output, "drain"), closed]);
  };

  /** Asks for the next field of the form, or for a line. */
  const next = (): void => {
    if (!open) return;
    if (talk?.about) output.write(`${paint(wrap([styled(talk.about, { dim: true })], columnsOf()), isColoured())}\n`);
    prompt.setPrompt(talk?.prompt ?? PROMPT);
    prompt.prompt();
  };

  const begin = async (): Promise<void> => {
    talk = await session.form();
    if (talk) await write(drawn(talk.opening));
  };

  const take = async (line: string, asking: FormTalk): Promise<void> => {
    const { says, done } = await asking.take(line);
    if (done) talk = undefined;
    if (says) await write(drawn(says));
    if (done) await begin();
  };

  const leave = async (): Promise<void> => {
    const left = talk;
    talk = undefined;
    if (left) await write(`\n${drawn(await left.leave())}`);
  };

  const answer = async (line: string): Promise<void> => {
    if (!open) return;
    if (talk) {
      await take(line, talk);
      return next();
    }
    if (endsSession(line)) {
      prompt.close();
      return;
    }
    if (line.trim() !== "") {
      await write(drawn(await session.answer(line)));
      await begin();
    }
    next();
  };

  prompt.on("line", (line) => {
    leaving = false;
    answering = answering.then(() => answer(line));
  });
  prompt.on("history", (lines) => {
    // What is typed into a form is no line to ask again; readline takes the list as it is left.
    if (talk && lines[0] !== newest) lines.shift();
    [newest] = lines;
    history.keep(lines);
  });
  prompt.on("SIGINT", () => {
    if (!talk && leaving && prompt.line === "") {
      prompt.close();
      return;
    }
    // To the end of the line, then everything before it away.
    prompt.write(null, { ctrl: true, name: "e" });
    prompt.write(null, { ctrl: true, name: "u" });
    if (talk) answering = answering.then(leave).then(next);
    else leaving = true;
  });
  prompt.on("close", () => {
    open = false;
    giveBack?.();
  });

  const { width } = viewOf(output, process.env, clock.now());
  output.write(`${paint(wrap([plain(GREETING)], width), false)}\n`);
  prompt.prompt();
  await closed;
  await answering;
  await leave();
  output.write("\n");
  await history.saved();
}
