import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ButtonLines, Clock } from "../../src/core/ports.ts";

interface OpenButtonLines {
  readonly lines: ButtonLines;
  close(): void;
}

/** What every keeper of button lines does. `open` opens the same place again, as after a restart. */
export function buttonLinesConformance(name: string, place: () => { open(clock: Clock): OpenButtonLines }): void {
  const at = (day: number): Clock => ({ now: () => new Date(Date.UTC(2026, 0, 1 + day)) });

  describe(`${name} keeps button lines`, () => {
    test("gives back any line by its key, which fits into every button", () => {
      const { lines, close } = place().open(at(0));
      fc.assert(
        fc.property(fc.string({ unit: "grapheme", maxLength: 3000 }), (line) => {
          const key = lines.keep(line);
          expect(key).toMatch(/^[A-Za-z0-9_-]{22}$/);
          expect(lines.keep(line)).toBe(key);
          expect(lines.recall(key)).toBe(line);
        }),
        { numRuns: 50 },
      );
      close();
    });

    test("gives different lines different keys, and knows no key that it did not give", () => {
      const { lines, close } = place().open(at(0));
      expect(lines.keep("search a")).not.toBe(lines.keep("search b"));
      expect(lines.recall("AAAAAAAAAAAAAAAAAAAAAA")).toBeUndefined();
      expect(lines.recall("")).toBeUndefined();
      close();
    });

    test("remembers over a restart", () => {
      const here = place();
      const before = here.open(at(0));
      const key = before.lines.keep("search huawei --page 3");
      before.close();
      const after = here.open(at(1));
      expect(after.lines.recall(key)).toBe("search huawei --page 3");
      after.close();
    });

    test("forgets what nobody used for 30 days, not what somebody did", () => {
      const here = place();
      const first = here.open(at(0));
      const [used, unused] = [first.lines.keep("used"), first.lines.keep("unused")];
      first.close();
      const second = here.open(at(20));
      expect(second.lines.recall(used)).toBe("used");
      second.close();
      const third = here.open(at(31));
      expect(third.lines.recall(used)).toBe("used");
      expect(third.lines.recall(unused)).toBeUndefined();
      third.close();
    });

    test("never forgets what is kept for good, whichever way else the line is kept", () => {
      const here = place();
      const first = here.open(at(0));
      const keys = ["only", "before", "after"].map((line) => {
        if (line === "before") first.lines.keep(line);
        const key = first.lines.keepForGood(line);
        if (line === "after") first.lines.keep(line);
        return key;
      });
      first.close();
      for (const day of [400, 4000]) {
        const later = here.open(at(day));
        expect(keys.map((key) => later.lines.recall(key))).toEqual(["only", "before", "after"]);
        later.close();
      }
    });
  });
}
