import { App, type webApi } from "@slack/bolt";
import { expect, onTestFinished, test, vi } from "vitest";
import { boltLogger } from "../../../src/adapters/slack/bolt-logger.ts";
import { socketMode } from "../../../src/adapters/slack/socket-mode.ts";
import { APP_TOKEN, fakeSlack } from "../../fakes/slack/fake-slack.ts";
import { recordingLog } from "./front-end.ts";

test("the SDK writes into the options of a socket, so each socket has its own and nobody else has them", async () => {
  const slack = await fakeSlack();
  onTestFinished(() => slack.close());
  const { log } = recordingLog();
  const logger = boltLogger(log);
  const given: webApi.WebClientOptions[] = [];
  const options = () => {
    const own = { slackApiUrl: slack.apiUrl, logger };
    given.push(own);
    return own;
  };
  const transport = socketMode({
    appToken: APP_TOKEN,
    options,
    apiUrl: slack.apiUrl,
    helloWithinMs: 2000,
    pongWithinMs: 3000,
    logger,
    log,
    clock: { now: () => new Date("2026-05-03T09:00:00Z") },
  });
  const authorize = async () => ({ botId: "B0" });
  new App({ receiver: transport.receiver, logger, clientOptions: options(), authorize });
  await transport.open();
  onTestFinished(() => transport.close());
  const again = slack.sockets.nextHello();
  slack.sockets.announceEnd("warning");
  await again;
  await vi.waitFor(() => expect(slack.sockets.opened).toBe(2));
  const retries = given.map(({ retryConfig }) => retryConfig?.retries);
  expect(new Set(given).size).toBe(3);
  expect(retries).toEqual([undefined, 100, 100]);
});
