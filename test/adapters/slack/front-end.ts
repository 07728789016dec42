import { onTestFinished } from "vitest";
import type { SlackConfig } from "../../../src/adapters/slack/config.ts";
import { startSlack } from "../../../src/adapters/slack/start.ts";
import type { Amw, Call } from "../../../src/core/amw.ts";
import type { Message } from "../../../src/core/message/message.ts";
import type { ButtonLines, Log, LogFields } from "../../../src/core/ports.ts";
import { APP_TOKEN, BOT_TOKEN, type FakeSlack, fakeSlack } from "../../fakes/slack/fake-slack.ts";
import { amwThat } from "../../samples/hand-made-amw.ts";

interface Line {
  readonly level: string;
  readonly text: string;
}

/** A Slack and the front end connected to it, answering with `answer`; both end with the test. */
export async function connected(
  answer: (call: Call) => Message | Promise<Message>,
  {
    now = () => Date.parse("2026-05-03T09:00:00Z"),
    groups = [],
    ...config
  }: Partial<SlackConfig> & { now?: () => number; groups?: readonly string[] } = {},
  does: Partial<Amw> = {},
): Promise<{
  slack: FakeSlack;
  front: Awaited<ReturnType<typeof startSlack>>;
  heard: Call[];
  logged: Line[];
  log: Log;
}> {
  const slack = await fakeSlack();
  onTestFinished(() => slack.close());
  const heard: Call[] = [];
  const { logged, log } = recordingLog();
  const front = await startSlack({
    amw: amwThat({
      answer: async (call) => {
        heard.push(call);
        return answer(call);
      },
      ...does,
    }),
    log,
    lines: linesInMemory(),
    groups,
    config: { botToken: BOT_TOKEN, appToken: APP_TOKEN, apiUrl: slack.apiUrl, ...config },
    clock: { now: () => new Date(now()) },
  });
  onTestFinished(() => front.stop());
  return { slack, front, heard, logged, log };
}

function linesInMemory(): ButtonLines {
  const kept: string[] = [];
  const keep = (line: string): string => {
    if (!kept.includes(line)) kept.push(line);
    return `${kept.indexOf(line)}`.padStart(22, "0");
  };
  return { keep, keepForGood: keep, recall: (key) => kept[Number(key)] };
}

export function recordingLog() {
  const logged: Line[] = [];
  const to =
    (level: string) =>
    (message: string, fields: LogFields = {}): void => {
      logged.push({ level, text: `${message} ${JSON.stringify(fields)}` });
    };
  return { logged, log: { debug: to("debug"), info: to("info"), warn: to("warn"), error: to("error") } };
}

/** An answer that no renderer can draw. */
export const undrawable = (): Message => ({
  summary: "",
  title: "",
  tone: "plain",
  get blocks(): never {
    throw new Error("it cannot be drawn");
  },
  actions: [],
  audience: "asker",
  about: [],
});
