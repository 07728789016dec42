import { afterAll, beforeAll, expect, test } from "vitest";
import { askAbout, type Written } from "../../fakes/discord/commands.ts";
import { isEphemeral, textOf } from "../../fakes/discord/exchange.ts";
import { modalOf, shownIn, submit } from "../../fakes/discord/modals.ts";
import { type SampleAmw, sampleAmw } from "../../samples/knowledge-store.ts";
import { runningBot } from "./running-bot.ts";

let sample: SampleAmw;
beforeAll(async () => {
  sample = await sampleAmw();
});
afterAll(() => sample.close());

const realBot = (options: Parameters<typeof runningBot>[0] = {}) =>
  runningBot({ amw: { named: sample.amw.named }, ...options });
const NAMES = "Named in this message";

test("a message that names something can be asked about by its names", async () => {
  const { discord, calls } = await realBot();
  const modal = modalOf(await askAbout(discord, { content: "Did Huawei or 摩尔线程 say more?" }));
  expect(modal.title).toBe("Ask AMW");
  expect(modal.controls.map(({ label, required }) => [label, required])).toEqual([
    [NAMES, false],
    ["Question", false],
  ]);
  expect(modal.controls[0]?.options).toEqual([
    { label: "Huawei (华为) · player", value: "huawei" },
    { label: "Moore Threads (摩尔线程) · player", value: "moore-threads" },
  ]);
  expect(shownIn(modal)).toEqual({ [NAMES]: "", Question: "huawei" });
  const { callback, message } = await submit(discord, modal);
  expect(callback?.type).toBe(4);
  expect(isEphemeral(message)).toBe(true);
  await submit(discord, modal, { [NAMES]: "moore-threads" });
  await submit(discord, modal, { [NAMES]: "moore-threads", Question: "" });
  await submit(discord, modal, { [NAMES]: "moore-threads", Question: "compare huawei moore-threads" });
  expect(calls.map(({ line }) => line)).toEqual([
    "huawei",
    "moore-threads",
    "moore-threads",
    "compare huawei moore-threads",
  ]);
});

test("a message that names nothing can be asked about in words", async () => {
  const { discord, calls } = await realBot();
  const modal = modalOf(await askAbout(discord, { content: "what is new?" }));
  expect(modal.controls.map(({ label, required }) => [label, required])).toEqual([["Question", true]]);
  await submit(discord, modal, { Question: "latest" });
  expect(calls.map(({ line }) => line)).toEqual(["latest"]);
});

test("nothing chosen and nothing written is one sentence", async () => {
  const { discord, calls } = await realBot();
  const modal = modalOf(await askAbout(discord, { content: "Huawei" }));
  const { message } = await submit(discord, modal, { Question: "  " });
  expect(textOf(message)).toContain("Choose a name or write a question");
  expect(isEphemeral(message)).toBe(true);
  expect(calls).toEqual([]);
});

test("the same question sent twice is answered once", async () => {
  const { discord, calls } = await realBot();
  const modal = modalOf(await askAbout(discord, { content: "Huawei" }));
  const [, second] = await Promise.all([submit(discord, modal), submit(discord, modal)]);
  await second.until(({ original }) => original?.deleted === true);
  expect(calls).toHaveLength(1);
});

const picture = { type: 11, media: { url: "https://example.com/a.png" } };
const section = { type: 9, components: [{ type: 10, content: "Huawei" }], accessory: picture };
const container = { type: 17, components: [section] };
test.each<[string, Written]>([
  ["its embeds", { embeds: [{ title: "News", description: "Huawei says" }] }],
  ["the fields of its embeds", { embeds: [{ fields: [{ name: "Who", value: "Huawei" }] }] }],
  ["its components", { components: [container] }],
  ["what it forwards", { forwarded: { content: "Huawei" } }],
])("the names are found in %s, too", async (_, written) => {
  const { discord } = await realBot();
  expect(shownIn(modalOf(await askAbout(discord, written))).Question).toBe("huawei");
});

test("many and long names keep the limits of a modal", async () => {
  const { discord } = await realBot({
    amw: {
      named: (_, limit) =>
        Array.from({ length: limit + 5 }, (_, i) => ({ label: "摩".repeat(200), line: `${i}${"x".repeat(90)}` })),
    },
  });
  const modal = modalOf(await askAbout(discord, { content: "x" }));
  expect(modal.controls[0]?.options).toHaveLength(25);
  expect(shownIn(modal).Question).toBe("");
});
