import { describe, expect, test, vi } from "vitest";
import type { FakeSlack } from "../../fakes/slack/fake-slack.ts";
import { labelled } from "../../fakes/slack/modals.ts";
import { connected } from "./front-end.ts";
import { calledByHttp } from "./http-front-end.ts";
import { page } from "./sample-messages.ts";

const answer = ({ line }: { line: string }) => page(line);
const WAYS = [
  ["Socket Mode", () => connected(answer)],
  ["HTTP mode", () => calledByHttp(answer)],
] as const;

/** Each does one thing; what it needs before comes first. */
const DEEDS: readonly (readonly [string, (slack: FakeSlack) => Promise<unknown>])[] = [
  ["a slash command", (slack) => slack.say("/amw huawei")],
  ["a press", async (slack) => slack.press(labelled((await slack.say("/amw huawei")).blocks, "Next"))],
  ["a press that shares", async (slack) => slack.press(labelled((await slack.say("/amw huawei")).blocks, "Share"))],
  ["a link button", async (slack) => slack.open(labelled((await slack.say("/amw huawei")).blocks, "Open"))],
  ["a shortcut", (slack) => slack.shortcut({ text: "?" })],
  ["a submission", async (slack) => slack.submit(await slack.shortcut({ text: "?" }), { question: "huawei" })],
  [
    "a press in a modal",
    async (slack) => {
      const shown = await slack.shortcut({ text: "?" });
      await slack.submit(shown, { question: "huawei" });
      await slack.pressIn(shown, "Post in the thread");
      await vi.waitFor(() => expect(JSON.stringify(shown.modal)).toContain("Posted in the thread"));
    },
  ],
  ["a mention", (slack) => slack.mention("@amw huawei")],
  ["a direct message", (slack) => slack.direct("huawei")],
];

describe.each(WAYS)("by %s, once more as it was", (_, open) => {
  test.each(DEEDS)("%s acts once", async (_name, deed) => {
    const { slack, front, heard } = await open();
    await deed(slack);
    const before = { heard: heard.length, calls: slack.calls.length, posted: slack.web.posted.length };
    await slack.again();
    await front.stop();
    expect({ heard: heard.length, calls: slack.calls.length, posted: slack.web.posted.length }).toEqual(before);
  });
});
