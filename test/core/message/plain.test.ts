import { expect, test } from "vitest";
import { plainDate, plainSpans, plainText } from "../../../src/core/message/plain.ts";
import { ago, code, day, link, strong } from "../../../src/core/message/spans.ts";
import { SAMPLES } from "../../samples/messages.ts";

test.each(Object.entries(SAMPLES))("%s reads as plain text", (_, message) => {
  expect(plainText(message)).toMatchSnapshot();
});

test("spans lose their markup, links keep their address, dates are told in UTC", () => {
  const at = new Date("2026-05-03T09:00:00Z");
  expect(
    plainSpans([strong("a"), " ", code("b"), " ", link("c", "https://c.example"), " ", day(at), " ", ago(at)]),
  ).toBe("a b c (https://c.example) 3 May 2026, 09:00 UTC 3 May 2026, 09:00 UTC");
});

test("a link that shows its address tells it once", () => {
  expect(plainSpans([link("https://c.example", "https://c.example")])).toBe("https://c.example");
});

test("an impossible instant is no reason to fall over", () => {
  expect(plainDate(new Date(Number.NaN))).toBe("unknown date");
});
