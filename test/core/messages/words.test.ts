import { describe, expect, it } from "vitest";
import { count, countryName, dateWords, listed, onDate, sentence } from "../../../src/core/messages/words.ts";

describe("words", () => {
  it.each([
    ["2026", "2026"],
    ["2026-06", "June 2026"],
    ["2026-06-10", "10 Jun 2026"],
    ["2022-10-07", "7 Oct 2022"],
  ])("a date says as much as is known: %s", (date, said) => expect(dateWords(date)).toBe(said));

  it("puts the right preposition before a date", () => {
    expect(onDate("2026-06-10")).toBe("on 10 Jun 2026");
    expect(onDate("2026-06")).toBe("in June 2026");
  });

  it("counts and lists", () => {
    expect(count(1, "player")).toBe("1 player");
    expect(count(12345, "player")).toBe("12,345 players");
    expect(listed(["a", "b", "c"])).toBe("a, b and c");
    expect(listed(["a"], "or")).toBe("a");
  });

  it("ends sentences once, and names countries", () => {
    expect(sentence("Done")).toBe("Done.");
    expect(sentence("Done.")).toBe("Done.");
    expect(sentence("Really?")).toBe("Really?");
    expect(countryName("CN")).toBe("China");
  });
});
