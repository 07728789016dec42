import { PassThrough, Writable } from "node:stream";
import { text as readAll } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { HERE, terminalMessenger } from "../../../src/adapters/terminal/messenger.ts";
import { answerLines } from "../../../src/adapters/terminal/piped.ts";
import type { Outgoing } from "../../../src/core/digest/messenger.ts";
import { oneSentence } from "../../../src/core/messages/one-sentence.ts";
import { sampleAmw } from "./sample-amw.ts";

const clock = { now: () => new Date("2026-06-14T09:00:00Z") };
const actor = { id: "terminal:local", name: "you" };

/** An edition whose first item opens. */
const edition: Outgoing = {
  id: "d1",
  to: HERE,
  message: oneSentence("Moore Threads claims MusaCoder.", {
    title: "Digest",
    tone: "plain",
    actions: [{ kind: "run", label: "1", line: "2026-06-musacoder" }],
  }),
};
const PRINTED = "Digest\n\n  Moore Threads claims MusaCoder.\n\nNext\n  [1] 1 → /amw 2026-06-musacoder\n\n";

beforeEach(() => void vi.stubEnv("TERM", "dumb"));
afterEach(() => void vi.unstubAllEnvs());

test("where nobody is at a prompt it goes to standard output", async () => {
  const output = new PassThrough();
  const messenger = terminalMessenger({ output, clock });
  expect(await messenger.send(edition)).toEqual({ outcome: "sent", ref: { channel: "local", id: "d1" } });
  output.end();
  expect(await readAll(output)).toBe(PRINTED);
});

test("among piped lines it is printed whole, and its numbers open its details", async () => {
  const [input, output, amw] = [new PassThrough(), new PassThrough(), sampleAmw()];
  const text = readAll(output);
  const messenger = terminalMessenger({ output, clock });
  const answered = answerLines({ amw, input, output, actor, clock, messenger });
  input.write("titleOnly\n");
  await expect.poll(() => amw.heard).toHaveLength(1);
  await messenger.send(edition);
  input.end("1\n");
  expect(await answered).toBe(2);
  await messenger.send(edition);
  output.end();
  expect(await text).toBe(`amw> titleOnly\nNothing new\n\n${PRINTED}amw> 1\nHeard 2026-06-musacoder\n\n${PRINTED}`);
});

test("when nobody reads any more it waits for another start", async () => {
  const output = new Writable({ write: (_chunk, _encoding, done) => done() });
  const messenger = terminalMessenger({ output, clock });
  output.destroy();
  expect(await messenger.send(edition)).toMatchObject({ outcome: "later" });
});

test("everybody on this machine manages the one place there is, and nobody else does", async () => {
  const messenger = terminalMessenger({ output: new PassThrough(), clock });
  expect(messenger.direct("terminal:local")).toEqual(HERE);
  expect(messenger.direct("web:local")).toEqual(HERE);
  expect(messenger.direct("slack:T1/U1")).toBeUndefined();
  expect(await messenger.manages("web:local", HERE)).toBe("yes");
  expect(await messenger.manages("discord:1", HERE)).toBe("no");
  expect(await messenger.reach(HERE)).toEqual({ ok: true });
  expect(await messenger.find(edition, 0)).toEqual({ outcome: "unknown" });
});
