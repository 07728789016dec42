import { describe, expect, it } from "vitest";
import { DateText, sinceDay, untilDay } from "../../../src/core/commands/dates.ts";

const NOW = new Date("2026-11-23T10:00:00Z");

describe("dates as people type them", () => {
  it.each([
    ["2026", "2026-01-01", "2026-12-31"],
    ["2026-02", "2026-02-01", "2026-02-28"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2026/06/10", "2026-06-10", "2026-06-10"],
    ["7d", "2026-11-16", "2026-11-16"],
    ["2w", "2026-11-09", "2026-11-09"],
    ["week", "2026-11-16", "2026-11-16"],
    ["Today", "2026-11-23", "2026-11-23"],
  ])("%s is from %s to %s", (typed, since, until) => {
    const text = DateText.parse(typed);
    expect(sinceDay(text, NOW)).toBe(since);
    expect(untilDay(text, NOW)).toBe(until);
  });

  it.each(["2026-13", "2026-02-30", "soon", "", "26", "10.6.2026"])(
    "refuses %j with what to write instead",
    (typed) => {
      const result = DateText.safeParse(typed);
      expect(result.error?.issues[0]?.message).toMatch(/^Write a date as 2026, 2026-06 or 2026-06-10/);
    },
  );
});
