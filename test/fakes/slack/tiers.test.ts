import { expect, test } from "vitest";
import { Tiers } from "./tiers.ts";

test.each([
  ["apps.connections.open", 10, 60],
  ["views.open", 100, 1],
  ["chat.postMessage", 300, 1],
])("%s takes a burst of %i and then one in %i s", (method, burst, seconds) => {
  let now = 0;
  const tiers = new Tiers(() => now);
  for (let i = 0; i < burst; i++) expect(tiers.tooMany(method)).toBeUndefined();
  expect(tiers.tooMany(method)).toBe(seconds);
  expect(tiers.tooMany("chat.postEphemeral")).toBeUndefined();
  now += seconds * 1000;
  expect(tiers.tooMany(method)).toBeUndefined();
});
