import { afterAll, beforeAll, expect, it } from "vitest";
import { type SampleAmw, STARTER_KNOWLEDGE, sampleAmw } from "../../samples/knowledge-store.ts";

let starter: SampleAmw;
beforeAll(async () => {
  starter = await sampleAmw(STARTER_KNOWLEDGE);
}, 60_000);
afterAll(() => starter.close());

it("top 3 shows three, and pages by three", async () => {
  const first = await starter.ask("top 3");
  const second = await starter.ask("top 3 --page 2");
  const all = (await starter.ask("top 6")).about.filter((id) => id.startsWith("announcement:"));
  expect(all).toHaveLength(6);
  expect(first.about.filter((id) => id.startsWith("announcement:"))).toEqual(all.slice(0, 3));
  expect(second.about.filter((id) => id.startsWith("announcement:"))).toEqual(all.slice(3));
  expect((await starter.ask("top 0")).tone).toBe("refused");
});

it.each(["top this year", "top last year", "top of the past year", "top since year"])(
  "%s is top year",
  async (line) => {
    expect((await starter.ask(line)).title).toBe((await starter.ask("top year")).title);
  },
);

it("four digits that are no year of these times are a name", async () => {
  expect((await starter.ask("2026")).title).toBe("Announcements of 2026");
  expect((await starter.ask("4090")).title).toBe("Not found: 4090");
});

it("who asks for nothing that AMW knows can get help", async () => {
  const { actions } = await starter.ask("what can you do");
  expect(actions).toContainEqual({ kind: "run", label: "Help", line: "help" });
});
