import { expect, test } from "vitest";
import { createNoticing } from "../../../src/core/digest/noticing.ts";
import { seededRandom } from "../../samples/random.ts";
import { ChangingKnowledge } from "../../simulation/changing-knowledge.ts";
import { writeSomething } from "../../simulation/writing.ts";
import { stateInMemory } from "./state-in-memory.ts";

const nobody = async () => {};

function noticing() {
  const knowledge = new ChangingKnowledge(400);
  const random = seededRandom(1);
  const { journal } = stateInMemory();
  const write = (what: Parameters<typeof writeSomething>[0], at = 0) => writeSomething(what, knowledge, random, at);
  /** As a program that was started anew. */
  const started = () => createNoticing(knowledge.live, journal, nobody);
  return { knowledge, journal, write, started };
}

test("the first time everything is a beginning, and no change", async () => {
  const { journal, write, started } = noticing();
  write("marker");
  write("doubt");
  expect(await started().notice(5)).toBe(0);
  expect((await journal.known(undefined, 10)).map(([id]) => id)).toEqual(["d1", "m0"]);
  expect(await journal.last()).toEqual({ seq: 0, at: undefined });
});

test.each([
  ["while it runs", false],
  ["while AMW was off", true],
])("what is new, changed and gone %s is noticed once, in numbers", async (_, isOff) => {
  const { knowledge, journal, write, started } = noticing();
  for (const what of ["marker", "doubt", "minor"] as const) write(what);
  const running = started();
  await running.notice(1);
  write("status");
  write("marker");
  knowledge.remove("x2");
  const next = isOff ? started() : running;
  expect(await next.notice(2)).toBe(3);
  const changes = await journal.since(0);
  expect(changes.map(({ seq, at }) => [seq, at])).toEqual([
    [1, 2],
    [2, 2],
    [3, 2],
  ]);
  const of = (id: string) => changes.find(({ announcement }) => announcement === id);
  expect(of("d1")).toMatchObject({
    before: { claims: { "d1-claim": ["claimed", 1] } },
    after: { claims: { "d1-claim": [expect.stringMatching(/^(?!claimed)/), 2] } },
  });
  expect(of("m3")?.before).toBeUndefined();
  expect(of("x2")?.after).toBeUndefined();
  expect(await next.notice(3)).toBe(0);
  expect(await started().notice(3)).toBe(0);
  expect(await journal.revision()).toBe(knowledge.live.revision);
});

test("another wording is no change, and is remembered as seen", async () => {
  const { knowledge, journal, write, started } = noticing();
  write("doubt");
  const running = started();
  await running.notice(1);
  const [doubt] = knowledge.written;
  if (doubt) knowledge.write({ ...doubt, title: "In other words" }, "2026-01-01");
  expect(await running.notice(2)).toBe(0);
  expect(await journal.revision()).toBe(knowledge.live.revision);
});

test("what fails half way is noticed whole the next time", async () => {
  const { journal, knowledge, write, started } = noticing();
  await started().notice(1);
  write("marker");
  write("doubt");
  const failing = createNoticing(
    knowledge.live,
    { ...journal, append: () => Promise.reject(new Error("disk full")) },
    nobody,
  );
  await expect(failing.notice(2)).rejects.toThrow("disk full");
  expect(await failing.notice(2).catch(() => "again")).toBe("again");
  expect(await started().notice(3)).toBe(2);
});
