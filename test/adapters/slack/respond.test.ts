import { expect, onTestFinished, test, vi } from "vitest";
import { labelled } from "../../fakes/slack/modals.ts";
import { connected } from "./front-end.ts";
import { page } from "./sample-messages.ts";

test("a response_url that never answers is given up on, told by name, and not tried again", async () => {
  const { slack, logged, front } = await connected(({ line }) => page(line));
  const first = await slack.say("/amw timeline huawei");
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  const limit = vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => timeout(ms / 100));
  onTestFinished(() => limit.mockRestore());
  slack.next("response_url", { hang: true });
  const arrived = await slack.open(labelled(first.blocks, "Next"));
  await vi.waitFor(() =>
    expect(logged.map(({ text }) => text)).toContain(
      'Slack did not take an answer sent to a response_url {"reason":"TimeoutError"}',
    ),
  );
  expect(limit).toHaveBeenCalledWith(5000);
  await front.stop();
  expect(arrived).toEqual([]);
});
