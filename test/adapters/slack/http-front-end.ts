import { onTestFinished } from "vitest";
import { EVENTS_PATH } from "../../../src/adapters/slack/names.ts";
import { startHttp } from "../../../src/adapters/web/server.ts";
import type { Call } from "../../../src/core/amw.ts";
import type { Message } from "../../../src/core/message/message.ts";
import { SIGNING_SECRET } from "../../fakes/slack/http-door.ts";
import { connected } from "./front-end.ts";

export const NOW = new Date("2026-05-03T09:00:00Z");

/** The front end in HTTP mode behind AMW's own server, and a Slack that calls it there. */
export async function calledByHttp(answer: (call: Call) => Message | Promise<Message>) {
  const all = await connected(answer, { appToken: "", signingSecret: SIGNING_SECRET });
  const { log } = all;
  const http = await startHttp({ host: "127.0.0.1", port: 0, checks: () => [], routes: () => all.front.routes, log });
  onTestFinished(() => http.close());
  const url = `http://127.0.0.1:${http.address.port}${EVENTS_PATH}`;
  return { ...all, http, url, door: all.slack.callAt(url, () => NOW) };
}
