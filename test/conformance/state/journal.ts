import { expect, test } from "vitest";
import { standing } from "../../samples/state.ts";
import type { StatePlace } from "../state-store.ts";

export function journalConformance(place: () => StatePlace): void {
  test("nothing before it begins", async () => {
    const { journal } = place().open();
    expect(await journal.revision()).toBeUndefined();
    expect(await journal.last()).toEqual({ seq: 0, at: undefined });
    expect(await journal.since(0)).toEqual([]);
    expect(await journal.known(undefined, 10)).toEqual([]);
    expect(await journal.knownOf("one")).toBeUndefined();
    expect(await journal.done("watches")).toBe(0);
  });

  test("the standings that it began with, which are no changes", async () => {
    const here = place();
    const before = here.open();
    await before.journal.begin([["two", standing(2)]], undefined);
    expect(await before.journal.revision()).toBeUndefined();
    await before.journal.begin([["one", standing(1)]], "r1");
    await before.close();
    const { journal } = here.open();
    expect(await journal.revision()).toBe("r1");
    expect(await journal.last()).toEqual({ seq: 0, at: undefined });
    expect(await journal.known(undefined, 10)).toEqual([
      ["one", standing(1)],
      ["two", standing(2)],
    ]);
    expect(await journal.known(undefined, 1)).toEqual([["one", standing(1)]]);
    expect(await journal.known("one", 10)).toEqual([["two", standing(2)]]);
  });

  test("changes in order, and what they leave behind", async () => {
    const here = place();
    const before = here.open();
    await before.journal.begin([["gone", standing(1)]], "r1");
    const made = await before.journal.append(
      [
        { at: 10, announcement: "new", after: standing(1) },
        { at: 10, announcement: "gone", before: standing(1) },
      ],
      "r2",
    );
    expect(made.map(({ seq }) => seq)).toEqual([1, 2]);
    const [third] = await before.journal.append(
      [{ at: 20, announcement: "new", before: standing(1), after: standing(3) }],
      "r3",
    );
    expect(await before.journal.append([], "r4")).toEqual([]);
    await before.close();
    const { journal } = here.open();
    expect(await journal.since(0)).toEqual([...made, third]);
    expect(await journal.since(1)).toEqual([made[1], third]);
    expect(await journal.since(0, 2)).toEqual(made);
    expect(await journal.since(3)).toEqual([]);
    expect(await journal.last()).toEqual({ seq: 3, at: 20 });
    expect(await journal.revision()).toBe("r4");
    expect(await journal.known(undefined, 10)).toEqual([["new", standing(3)]]);
    expect([await journal.knownOf("gone"), await journal.knownOf("new")]).toEqual([undefined, standing(3)]);
  });

  test("how far each follower has come", async () => {
    const here = place();
    const before = here.open();
    await before.journal.setDone("watches", 4);
    await before.journal.setDone("alerts", 9);
    await before.journal.setDone("watches", 5);
    await before.close();
    const { journal } = here.open();
    expect([await journal.done("watches"), await journal.done("alerts"), await journal.done("x")]).toEqual([5, 9, 0]);
  });
}
