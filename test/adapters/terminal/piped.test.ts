import { PassThrough, Readable, Writable } from "node:stream";
import { text as readAll } from "node:stream/consumers";
import { expect, test } from "vitest";
import { answerLines } from "../../../src/adapters/terminal/piped.ts";
import { sampleAmw } from "./sample-amw.ts";

const actor = { id: "terminal:local", name: "you" };
const clock = { now: () => new Date("2026-06-14T09:00:00Z") };

async function answered(chunks: Iterable<string | Uint8Array>) {
  const amw = sampleAmw();
  const output = new PassThrough();
  const text = readAll(output);
  const count = await answerLines({ amw, input: Readable.from(chunks), output, actor, clock });
  output.end();
  return { heard: amw.heard.map(({ line }) => line), text: await text, count };
}

test("lines are answered in order, the last one without a line break too", async () => {
  const { heard, text, count } = await answered(["titleOnly\nsecond\r\n", "thi", "rd"]);
  expect(heard).toEqual(["titleOnly", "second", "third"]);
  expect(count).toBe(3);
  expect(text).toBe("amw> titleOnly\nNothing new\n\namw> second\nHeard second\n\namw> third\nHeard third\n\n");
});

test("empty lines and remarks are skipped", async () => {
  expect((await answered(["\n  \n# a remark\n  # another\nhuawei\n\n"])).heard).toEqual(["huawei"]);
  expect(await answered(["\n# only remarks\n"])).toEqual({ heard: [], text: "", count: 0 });
});

test("a character split over chunks stays whole, a byte order mark is no question", async () => {
  const bytes = Buffer.from("\ufeff摩尔线程\n");
  expect((await answered(Array.from(bytes, (byte) => Uint8Array.of(byte)))).heard).toEqual(["摩尔线程"]);
});

test("a choice's number runs it; one that is none is told and not looked up", async () => {
  const { heard, text } = await answered(["notFound\n2\n2\n688795\n"]);
  expect(heard).toEqual(["notFound", "mtt-s5000", "688795"]);
  expect(text).toContain("amw> 2\nThere is no choice 2\n\n  The last answer has no choices.\n");
});

test("exit ends before the rest", async () => {
  expect((await answered(["huawei\nexit\nbiren\n"])).heard).toEqual(["huawei"]);
});

test("a line without end is cut, not kept", async () => {
  const { heard } = await answered([...Array<string>(50).fill("a".repeat(65_536)), "\nhuawei\n"]);
  expect(heard.map(({ length }) => length)).toEqual([65_536, 6]);
});

test("a slow reader is waited for", async () => {
  const amw = sampleAmw();
  const waiting: (() => void)[] = [];
  const output = new Writable({ highWaterMark: 1, write: (_, __, done) => void waiting.push(done) });
  const done = answerLines({ amw, input: Readable.from(["a\nb\nc\n"]), output, actor, clock });
  for (const expected of [1, 2, 3]) {
    await expect.poll(() => waiting.length).toBe(1);
    expect(amw.heard).toHaveLength(expected);
    waiting.pop()?.();
  }
  expect(await done).toBe(3);
});

test("a reader that leaves ends it quietly, though the input goes on", async () => {
  const amw = sampleAmw();
  const output = new Writable({
    highWaterMark: 1,
    write: (_, __, done) => done(Object.assign(new Error("write EPIPE"), { code: "EPIPE" })),
  });
  const input = new PassThrough();
  input.write("a\nb\nc\n");
  expect(await answerLines({ amw, input, output, actor, clock })).toBe(1);
  expect(input.destroyed).toBe(true);
});

test("an input that breaks is told", async () => {
  const input = Readable.from(
    (function* () {
      yield "a\n";
      throw new Error("read failed");
    })(),
  );
  const output = new PassThrough().resume();
  await expect(answerLines({ amw: sampleAmw(), input, output, actor, clock })).rejects.toThrow("read failed");
});

test("a full disk is told", async () => {
  const output = new Writable({
    write: (_, __, done) => done(Object.assign(new Error("no space left"), { code: "ENOSPC" })),
  });
  const input = Readable.from(["a\nb\nc\n"]);
  await expect(answerLines({ amw: sampleAmw(), input, output, actor, clock })).rejects.toThrow("no space left");
});
