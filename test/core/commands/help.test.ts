import { afterAll, beforeAll, expect, it } from "vitest";
import { COMMAND } from "../../../src/adapters/discord/register.ts";
import { slackManifest } from "../../../src/adapters/slack/manifest.ts";
import type { Surface } from "../../../src/core/amw.ts";
import { plainText } from "../../../src/core/message/plain.ts";
import { type SampleAmw, sampleAmw } from "../../samples/knowledge-store.ts";

let sample: SampleAmw;
beforeAll(async () => {
  sample = await sampleAmw();
});
afterAll(() => sample.close());

const help = async (surface: Surface): Promise<string> =>
  plainText(await sample.amw.answer({ line: "help", actor: { id: "slack:T1/U1", name: "Ada" }, surface }));

it("names the other ways to ask as each platform shows them", async () => {
  const { bot_user, shortcuts } = slackManifest().features;
  expect(await help("slack")).toContain(`mention @${bot_user.display_name}, or choose “${shortcuts[0]?.name}”`);
  expect(await help("discord")).toContain(`choose Apps in its menu and “${COMMAND.ask}”`);
});

it.each(["terminal", "web"] as const)("names no menu that there is not: %s", async (surface) => {
  expect(await help(surface)).not.toContain(COMMAND.ask);
});
