import { afterAll, beforeAll, expect, it } from "vitest";
import { type SampleAmw, STARTER_KNOWLEDGE, sampleAmw } from "../../samples/knowledge-store.ts";

let starter: SampleAmw;
beforeAll(async () => {
  starter = await sampleAmw(STARTER_KNOWLEDGE);
}, 60_000);
afterAll(() => starter.close());

it.each([
  ["nvidia, 华为 vs moore threads", ["player:nvidia", "player:huawei", "player:moore-threads"]],
  ["nvidia, amd, and huawei", ["player:nvidia", "player:amd", "player:huawei"]],
  ["nvidia vs. amd versus huawei", ["player:nvidia", "player:amd", "player:huawei"]],
  ["sk hynix & samsung", ["player:sk-hynix", "player:samsung"]],
  ["US Bureau of Industry and Security, huawei", ["player:bis", "player:huawei"]],
  ["华为和摩尔线程", ["player:huawei", "player:moore-threads"]],
  ["华为、摩尔线程与寒武纪", ["player:huawei", "player:moore-threads", "player:cambricon"]],
  ["华为vs摩尔线程", ["player:huawei", "player:moore-threads"]],
])("compare %s compares just those", async (names, players) => {
  const { about } = await starter.ask(`compare ${names}`);
  expect(about.slice(0, players.length)).toEqual(players);
});

it.each([
  ["nvidia, 华为 vs moore thraeds", "I know no player called “moore thraeds”; did you mean Moore Threads"],
  ["nvidia and", "Name another player to compare NVIDIA with"],
  ["vs", "Name two players to compare"],
])("compare %s says what to change", async (names, sentence) => {
  expect((await starter.ask(`compare ${names}`)).summary).toContain(sentence);
});
