import fc from "fast-check";
import { expect, test } from "vitest";
import type { Message } from "../../../src/core/message/message.ts";
import { messageFrom, storedMessage } from "../../../src/core/message/stored.ts";
import { smallMessage } from "../../samples/arbitrary-message.ts";
import { runs } from "../../samples/runs.ts";
import { MESSAGE } from "../../samples/state.ts";

/** The same thing with the keys of every object the other way round. */
function turned<T>(value: T): T {
  if (Array.isArray(value)) return value.map(turned) as T;
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, turned(one)]),
  ) as T;
}

const aboutSomething = fc
  .tuple(smallMessage, fc.subarray(["player:alpha", "announcement:2026-one", "product:a100"] as const))
  // Generated objects have no prototype, those that are read have one.
  .map(([message, about]): Message => structuredClone({ ...message, about }));

test("a message comes back as it was", () => {
  fc.assert(
    fc.property(aboutSomething, (message) => {
      expect(messageFrom(storedMessage(message))).toStrictEqual(message);
    }),
    runs(300),
  );
});

test("the same message is the same text, however it was put together and however often it was kept", () => {
  fc.assert(
    fc.property(aboutSomething, (message) => {
      const stored = storedMessage(message);
      expect(storedMessage(turned(message))).toBe(stored);
      expect(storedMessage(messageFrom(stored))).toBe(stored);
    }),
    runs(100),
  );
});

test.each([
  ["no JSON", "{"],
  ["a block of a kind that nobody knows", JSON.stringify({ ...MESSAGE, blocks: [{ kind: "picture", url: "x" }] })],
  ["a record of a kind that nobody knows", JSON.stringify({ ...MESSAGE, about: ["person:ada"] })],
  ["a tone that nobody knows", JSON.stringify({ ...MESSAGE, tone: "angry" })],
  ["no instant where one belongs", storedMessage(MESSAGE).replace("2026-11-25T08:00:00.000Z", "yesterday")],
  ["something missing", JSON.stringify({ ...MESSAGE, summary: undefined })],
])("%s is refused", (_, stored) => {
  expect(() => messageFrom(stored)).toThrow();
});
