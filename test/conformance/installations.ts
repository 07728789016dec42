import { describe, expect, test } from "vitest";
import type { Installations } from "../../src/core/ports.ts";

interface OpenInstallations extends Installations {
  close(): void;
}

/** What every keeper of installations does. `open` opens the same place again, as after a restart. */
export function installationsConformance(
  name: string,
  place: () => { open(secret: string): OpenInstallations; bytes(): Buffer },
): void {
  describe(`${name} keeps installations`, () => {
    test("gives back what was saved last, over a restart", () => {
      const here = place();
      const before = here.open("secret");
      before.save("T1", "first");
      before.save("T2", "摩尔线程");
      before.save("T1", "second");
      before.close();
      const after = here.open("secret");
      expect([after.find("T1"), after.find("T2"), after.find("T3")]).toEqual(["second", "摩尔线程", undefined]);
      after.close();
    });

    test("forgets what was removed, and only that", () => {
      const kept = place().open("secret");
      kept.save("T1", "one");
      kept.save("E1", "all");
      kept.remove("T1");
      kept.remove("T9");
      expect([kept.find("T1"), kept.find("E1")]).toEqual([undefined, "all"]);
      kept.close();
    });

    test("lets nobody read it without the secret", () => {
      const here = place();
      const before = here.open("secret");
      before.save("T1", "xoxb-very-secret");
      before.close();
      expect(here.bytes().includes("xoxb-very-secret")).toBe(false);
      const stranger = here.open("another secret");
      expect(stranger.find("T1")).toBeUndefined();
      stranger.save("T1", "new");
      expect(stranger.find("T1")).toBe("new");
      stranger.close();
    });
  });
}
