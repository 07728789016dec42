import { App, SocketModeReceiver, webApi } from "@slack/bolt";
import { describe, expect, onTestFinished, test } from "vitest";
import { boltLogger } from "../../../src/adapters/slack/bolt-logger.ts";
import { createDirectory } from "../../../src/adapters/slack/directory.ts";
import { listen } from "../../../src/adapters/slack/listen.ts";
import { createPace } from "../../../src/adapters/slack/pace.ts";
import { APP_TOKEN, BOT_TOKEN, fakeSlack } from "../../fakes/slack/fake-slack.ts";
import { labelled, Modal, type ShownModal } from "../../fakes/slack/modals.ts";
import { amwThat } from "../../samples/hand-made-amw.ts";
import { connected, recordingLog } from "./front-end.ts";
import { page, simple } from "./sample-messages.ts";

const SORRY = "something went wrong on AMW's side";
const throws = () => {
  throw new Error("the disk is on fire");
};
const button = {
  type: "button",
  action_id: "amw:run:0",
  text: { type: "plain_text", text: "Next" },
  value: "x",
} as const;
const shown = (): ShownModal => ({
  id: "view-0",
  hash: "hash-0",
  modal: Modal.parse({
    type: "modal",
    title: { type: "plain_text", text: "Ask AMW" },
    callback_id: "amw_ask",
    private_metadata: "{}",
    blocks: [{ type: "actions", elements: [button] }],
  }),
  under: undefined,
  closed: false,
  filled: {},
  offered: new Map(),
});

/** AMW in a workspace that it is not authorized for: bolt acks and tells nobody else. */
async function unauthorized() {
  const slack = await fakeSlack();
  onTestFinished(() => slack.close());
  const { log, logged } = recordingLog();
  const logger = boltLogger(log);
  const options = () => ({ slackApiUrl: slack.apiUrl, logger });
  const receiver = new SocketModeReceiver({
    appToken: APP_TOKEN,
    logger,
    installerOptions: { clientOptions: options() },
  });
  const authorize = async () => throws();
  const clock = { now: () => new Date("2026-05-03T09:00:00Z") };
  const app = new App({ receiver, logger, clientOptions: options(), authorize, extendedErrorHandler: true });
  const web = new webApi.WebClient(BOT_TOKEN, options());
  listen(app, {
    amw: amwThat({ answer: async () => simple }),
    log,
    clock,
    web,
    ackWithinMs: 2000,
    pace: createPace({ clock, everyMs: 0 }),
    directory: createDirectory(web, (_space, work) => work(), clock),
    inGroups: async (asker) => asker,
    buttonLines: undefined,
    as: (_token, work) => work(),
    left: async () => {},
  });
  await receiver.client.start();
  onTestFinished(() => receiver.client.disconnect());
  return { slack, logged };
}

describe("where bolt itself fails", () => {
  test("whoever typed a command gets a sentence with a reference that the log has too", async () => {
    const { slack, logged } = await unauthorized();
    const { text, response_type } = await slack.sayUnheard("/amw huawei");
    const [, reference = "?"] = /reference: (\S+?)\./.exec(text) ?? [];
    expect(response_type).toBe("ephemeral");
    expect(logged.find((line) => line.text.includes(reference))?.text).toContain("the disk is on fire");
  });

  test("so does whoever presses a button of a message", async () => {
    const { slack } = await unauthorized();
    const sorry = await slack.press(button);
    expect(sorry.text).toContain(SORRY);
    expect(sorry).toMatchObject({ response_type: "ephemeral", replace_original: false });
  });

  test("and whoever chooses the shortcut", async () => {
    const { slack } = await unauthorized();
    expect((await slack.shortcutRefused({ text: "Huawei" })).text).toContain(SORRY);
  });

  test("a mention is answered in its thread, a direct message beside it", async () => {
    const { slack } = await unauthorized();
    expect(await slack.mention("@amw huawei", { ts: "5.1" })).toMatchObject({ channel: "C1", thread_ts: "5.1" });
    const direct = await slack.direct("huawei");
    expect(direct.channel).toBe("D1");
    expect(direct.thread_ts).toBeUndefined();
    expect(direct.text).toContain(SORRY);
  });

  test("whoever uses a modal is told in a direct message", async () => {
    const { slack } = await unauthorized();
    await slack.pressIn(shown(), "Next", { user: "U7" });
    expect(await slack.web.posts.next("apology")).toMatchObject({ channel: "U7" });
    await slack.submit(shown(), {}, { from: { user: "U8" } });
    expect(await slack.web.posts.next("apology")).toMatchObject({ channel: "U8" });
  });
});

describe("where AMW fails", () => {
  test("a shortcut is apologised for where it was chosen", async () => {
    const { slack, logged } = await connected(() => simple, {}, { named: throws });
    expect((await slack.shortcutRefused({ text: "Huawei" })).text).toContain(SORRY);
    expect(logged.some(({ text }) => text.includes("the disk is on fire"))).toBe(true);
  });

  test("a form says so itself, and stays", async () => {
    const form = async () => ({
      command: "latest",
      title: "Latest",
      fields: [
        {
          name: "n",
          label: "N",
          help: "",
          kind: "number",
          choices: [],
          suggest: undefined,
          required: false,
          example: "",
          value: "",
          lead: "latest ",
        } as const,
      ],
    });
    const { slack } = await connected(({ line }) => page(line), {}, { form, filled: throws });
    const first = await slack.say("/amw latest");
    const { shown } = await slack.openModal(labelled(first.blocks, "Filter"));
    await slack.submit(shown, { n: "5" });
    expect(shown.closed).toBe(false);
    expect(JSON.stringify(shown.modal.blocks)).toContain(SORRY);
  });

  test("a command is apologised for even before the ack", async () => {
    let broken = false;
    const { slack } = await connected(() => simple, {
      now: () => {
        if (broken) throws();
        return Date.parse("2026-05-03T09:00:00Z");
      },
    });
    broken = true;
    const { text } = await slack.sayUnheard("/amw huawei");
    broken = false;
    expect(text).toContain(SORRY);
  });
});
