import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { terminalMessenger } from "../../../src/adapters/terminal/messenger.ts";
import { runPrompt } from "../../../src/adapters/terminal/prompt.ts";
import type { Amw } from "../../../src/core/amw.ts";
import { oneSentence } from "../../../src/core/messages/one-sentence.ts";
import type { Log } from "../../../src/core/ports.ts";
import { draftsInMemory } from "../../samples/drafts-in-memory.ts";
import { sampleAmw as sampleKnowledge } from "../../samples/knowledge-store.ts";
import { notesAmw } from "../../samples/notes-amw.ts";
import { sampleAmw } from "./sample-amw.ts";
import { virtualScreen } from "./virtual-screen.ts";

const ESC = "\u001b";
const ESCAPES = new RegExp(String.raw`${ESC}\[[0-9;?]*[A-Za-z]`, "g");
const clock = { now: () => new Date("2026-06-14T09:00:00Z") };
const actor = { id: "terminal:local", name: "you" };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "amw-prompt-"));
  vi.stubEnv("TERM", "xterm-256color");
  vi.stubEnv("NO_COLOR", undefined);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** Somebody at a terminal: keys go in, and what is on the screen comes out. */
function sitDown({
  columns = 80,
  historyFile = join(folder, "data", "history"),
  signal = undefined as AbortSignal | undefined,
  as = undefined as Amw | undefined,
} = {}) {
  const sample = sampleAmw();
  const amw = { ...(as ?? sample), heard: sample.heard };
  const warnings: string[] = [];
  const log: Log = { debug() {}, info() {}, warn: (text) => warnings.push(text), error: (text) => warnings.push(text) };
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns, rows: 40 });
  let raw = "";
  output.setEncoding("utf8").on("data", (text: string) => {
    raw += text;
  });
  const messenger = terminalMessenger({ output, clock });
  const ended = runPrompt({
    ...{ amw, input, output, historyFile, actor, log, clock, messenger },
    ...(signal ? { signal } : {}),
  });
  return {
    messenger,
    output,
    ended,
    warnings,
    heard: () => amw.heard.map(({ line }) => line),
    raw: () => raw,
    type: (keys: string) => input.write(keys),
    /** Resolves when the screen shows the text. */
    sees: (text: string) => expect.poll(() => raw.replaceAll(ESCAPES, "")).toContain(text),
    hears: (line: string) => expect.poll(() => amw.heard.at(-1)?.line).toBe(line),
    /** Resolves when nothing more is drawn. */
    async settled() {
      for (let before = -1; before !== raw.length; ) {
        before = raw.length;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    history: () => readFile(historyFile, "utf8"),
  };
}

test("greets, answers in colour, and ends at exit", async () => {
  const person = sitDown();
  await person.sees("Tab completes, exit ends.\namw> ");
  person.type("titleOnly\r");
  await person.sees("Nothing new\n");
  expect(person.raw()).toContain(`${ESC}[1;36mNothing new${ESC}[0m`);
  person.type("exit\r");
  await person.ended;
  expect(person.heard()).toEqual(["titleOnly"]);
});

test("NO_COLOR is obeyed", async () => {
  vi.stubEnv("NO_COLOR", "1");
  const person = sitDown();
  await person.sees("amw> ");
  person.type("titleOnly\rquit\r");
  await person.ended;
  expect(person.raw()).toContain("Nothing new\n");
  expect(person.raw()).not.toContain(`${ESC}[1;36m`);
});

test("the answer is as wide as the terminal is now", async () => {
  const person = sitDown({ columns: 120 });
  await person.sees("amw> ");
  person.type("done\r");
  await person.sees("AMW writes to you when Huawei announces something or a claim changes.");
  person.output.columns = 40;
  person.type("done\r");
  await person.sees("AMW writes to you when Huawei\n");
  person.type("exit\r");
  await person.ended;
});

test("a choice's number runs it, once; an empty line asks nothing", async () => {
  const person = sitDown();
  await person.sees("amw> ");
  person.type("notFound\r\r   \r2\r");
  await person.hears("mtt-s5000");
  person.type("2\r");
  await person.sees("The last answer has no choices.");
  person.type("exit\r");
  await person.ended;
  expect(person.heard()).toEqual(["notFound", "mtt-s5000"]);
});

test("a number that is no choice says which there are, and they stay; a longer one is a name", async () => {
  const person = sitDown();
  await person.sees("amw> ");
  person.type("2\r");
  await person.sees("No answer has offered choices yet; type a name or help.");
  person.type("notFound\r7\r");
  await person.sees("The last answer has choices 1 to 2.");
  person.type("2\r");
  await person.hears("mtt-s5000");
  person.type("688795\r");
  await person.hears("688795");
  person.type("exit\r");
  await person.ended;
  expect(person.heard()).toEqual(["notFound", "mtt-s5000", "688795"]);
});

test.each([80, 40])("the greeting breaks no word at %i columns", async (columns) => {
  const person = sitDown({ columns });
  await person.sees("amw> ");
  const lines = person.raw().replaceAll(ESCAPES, "").split("amw> ")[0]?.trimEnd().split("\n") ?? [];
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
  expect(lines.join(" ")).toContain("Type a name or help; Tab completes, exit ends.");
  person.type("exit\r");
  await person.ended;
});

test("lines pasted together are answered in order", async () => {
  const person = sitDown();
  await person.sees("amw> ");
  person.type("a\rb\rc\r");
  await person.hears("c");
  expect(person.heard()).toEqual(["a", "b", "c"]);
  person.type("exit\r");
  await person.ended;
});

test("Tab fills in the only possibility, in another script too", async () => {
  const person = sitDown();
  await person.sees("amw> ");
  person.type("摩尔线\t");
  await person.sees("amw> moore-threads");
  person.type("\r");
  await person.hears("moore-threads");
  person.type("exit\r");
  await person.ended;
});

test("Tab fills in what all possibilities begin with", async () => {
  const person = sitDown();
  await person.sees("amw> ");
  person.type("ti\t");
  await person.sees("amw> timeline moore-threads");
  person.type("\r");
  await person.hears("timeline moore-threads");
  person.type("exit\r");
  await person.ended;
});

test("Tab lists several possibilities and leaves the line as typed", async () => {
  const person = sitDown();
  await person.sees("amw> ");
  person.type("摩\t");
  await person.sees("moore-threads  Moore Threads (摩尔线程) · player\nmtt-s5000      MTT S5000 · Moore Threads\n");
  person.type("尔\r");
  await person.hears("摩尔");
  person.type("exit\r");
  await person.ended;
});

test("Ctrl-C clears the line, and a second one ends", async () => {
  const person = sitDown();
  await person.sees("amw> ");
  person.type("half a li");
  await person.sees("half a li");
  person.type("\u0003whole\r");
  await person.hears("whole");
  person.type("\u0003\u0003");
  await person.ended;
  expect(person.heard()).toEqual(["whole"]);
});

test("Ctrl-D ends", async () => {
  const person = sitDown();
  await person.sees("amw> ");
  person.type("\u0004");
  await person.ended;
  expect(person.heard()).toEqual([]);
});

test("the signal ends it", async () => {
  const stop = new AbortController();
  const person = sitDown({ signal: stop.signal });
  await person.sees("amw> ");
  stop.abort();
  await person.ended;
});

test("lines are kept, oldest first, without repeats in a row, and come back with the arrow key", async () => {
  const first = sitDown();
  await first.sees("amw> ");
  first.type("huawei\rhuawei\r摩尔线程\rexit\r");
  await first.ended;
  expect(await first.history()).toBe("huawei\n摩尔线程\nexit\n");
  expect((await stat(join(folder, "data", "history"))).mode & 0o777).toBe(0o600);

  const second = sitDown();
  await second.sees("amw> ");
  second.type(`${ESC}[A${ESC}[A\r`);
  await second.hears("摩尔线程");
  second.type("exit\r");
  await second.ended;
});

test("a thousand lines are kept", async () => {
  const historyFile = join(folder, "history");
  await writeFile(historyFile, Array.from({ length: 1500 }, (_, i) => `line ${i}\n`).join(""));
  const person = sitDown({ historyFile });
  await person.sees("amw> ");
  person.type("exit\r");
  await person.ended;
  const lines = (await person.history()).trimEnd().split("\n");
  expect(lines).toHaveLength(1000);
  expect(lines[0]).toBe("line 501");
  expect(lines.at(-1)).toBe("exit");
});

test("a history that cannot be kept is told once and stops nothing", async () => {
  const person = sitDown({ historyFile: folder });
  await person.sees("amw> ");
  person.type("a\rb\rexit\r");
  await person.ended;
  expect(person.heard()).toEqual(["a", "b"]);
  expect(person.warnings).toEqual([
    "The prompt's history cannot be read; it starts empty",
    "The prompt's history cannot be written",
  ]);
});

describe("what comes by itself", () => {
  const DIGEST = oneSentence("Moore Threads claims MusaCoder.", {
    title: "Digest",
    tone: "plain",
    actions: [{ kind: "run", label: "1", line: "2026-06-musacoder" }],
  });
  const edition = { id: "d1", to: { surface: "terminal", channel: "local" } as const, message: DIGEST };

  test.each([
    ["nothing", "", 0],
    ["a word", "moore", 0],
    ["a line with the cursor back in it", "moore threads", 7],
    ["a line that wraps", `compare ${"huawei ".repeat(12)}`, 0],
    ["a line that wraps, with the cursor in its first row", `compare ${"huawei ".repeat(12)}`, 80],
  ])("stands above the prompt, and leaves what is typed alone: %s", async (_, typed, back) => {
    const person = sitDown({ columns: 40 });
    await person.sees("amw> ");
    // Key by key, as people type: readline loses its place in what is pasted.
    for (const key of typed) person.type(key);
    for (let n = 0; n < back; n++) person.type(`${ESC}[D`);
    await person.settled();
    const before = virtualScreen(person.raw(), 40);
    await person.messenger.send(edition);
    await person.settled();
    const after = virtualScreen(person.raw(), 40);
    const at = before.lines.findIndex((line) => line.startsWith("amw> "));
    const above = after.lines.findIndex((line) => line.startsWith("amw> "));
    expect(after.lines.slice(at, above).join("\n")).toBe(
      "Digest\n\n  Moore Threads claims MusaCoder.\n\nNext\n  [1] 1 → /amw 2026-06-musacoder\n",
    );
    expect(after.lines.slice(0, at)).toEqual(before.lines.slice(0, at));
    expect(after.lines.slice(above)).toEqual(before.lines.slice(at));
    expect(after.cursor).toEqual([before.cursor[0] - at + above, before.cursor[1]]);
    person.type(`${ESC}[F\u0015exit\r`);
    await person.ended;
  });

  test("opens by its numbers, and goes to the screen once the prompt has ended", async () => {
    const person = sitDown();
    await person.sees("amw> ");
    await person.messenger.send(edition);
    person.type("1\r");
    await person.hears("2026-06-musacoder");
    person.type("exit\r");
    await person.ended;
    const before = person.raw();
    await person.messenger.send(edition);
    await expect.poll(() => person.raw().slice(before.length)).toContain("Moore Threads claims");
    expect(person.raw().slice(before.length)).not.toContain("amw> ");
  });
});

describe("a form", () => {
  async function sitDownToNotes() {
    const { store, close } = await sampleKnowledge();
    onTestFinished(() => close());
    const drafts = draftsInMemory();
    const person = sitDown({ as: notesAmw({ store, drafts }), columns: 100 });
    await person.sees("amw> ");
    return { ...person, drafts };
  }

  test("is asked for field by field where something is missing, several lines up to an empty one", async () => {
    const person = await sitDownToNotes();
    person.type("add note --title T\r");
    await person.sees("A new note");
    await person.sees("Ctrl-C leaves the form, and what you typed is kept.");
    await person.sees("One of 0, 1.");
    await person.sees("Score> ");
    person.type("1\r");
    await person.sees("An empty line ends it.");
    person.type("first\rsecond\r\r");
    await person.sees("Saved T first\n");
    await person.sees("second");
    expect(person.drafts.kept.size).toBe(0);
    person.type("exit\r");
    await person.ended;
    expect(await person.history()).toBe("add note --title T\nexit\n");
  });

  test("asks again for what is wrong, with the reason, and for nothing else", async () => {
    const person = await sitDownToNotes();
    person.type("add note --title refuse\r");
    await person.sees("Score> ");
    person.type("9\rbecause\r\r");
    await person.sees("Write 0 or 1.");
    person.type("1\r");
    await person.sees("Taken.");
    person.type("fine\r");
    await person.sees("This reason does not hold.");
    person.type("\r");
    await person.sees("Saved fine because");
    person.type("exit\r");
    await person.ended;
  });

  test("does not go on without what is needed", async () => {
    const person = await sitDownToNotes();
    person.type("add note --title T\r");
    await person.sees("Score> ");
    person.type("\r");
    await person.sees("Score is needed.");
    person.type("exit\r");
    await person.sees("Why> ");
    person.type("so\r\r");
    await person.sees("Write 0 or 1.");
    person.type("\u0003");
    await person.sees("goes on with it.");
    person.type("exit\r");
    await person.ended;
  });

  test("is left with Ctrl-C, keeps what was typed and goes on with it", async () => {
    const person = await sitDownToNotes();
    person.type("add note --title T\r");
    await person.sees("Score> ");
    person.type("1\r");
    await person.sees("Why> ");
    person.type("half\r\u0003");
    await person.sees("What you typed is kept; /amw add note goes on with it.");
    expect([...person.drafts.kept.values()][0]?.values).toMatchObject({ title: "T", score: "1", why: "half" });
    person.type("add note\r");
    await person.sees("and did not save. /amw add note --afresh starts afresh.");
    await person.sees("Enter keeps “T”.");
    person.type("\u0003");
    await person.settled();
    person.type("exit\r");
    await person.ended;
  });

  test("of what holds something already asks for all of it, and Enter keeps it", async () => {
    const person = await sitDownToNotes();
    person.type("edit note a\r");
    await person.sees("Enter keeps “Title of a”.");
    person.type("\r");
    await person.sees("a is Title of a since v1");
    person.type("exit\r");
    await person.ended;
  });
});
