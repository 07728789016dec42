import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { APP_TOKEN, BOT_TOKEN, fakeSlack } from "../fakes/slack/fake-slack.ts";
import { inputsOf, type ShownModal } from "../fakes/slack/modals.ts";
import { editableKnowledge } from "../samples/editable-knowledge.ts";
import { runProgram } from "./running-program.ts";

const initialIn = ({ modal }: ShownModal, name: string): unknown => {
  const element = inputsOf(modal).find(({ block_id }) => block_id === name)?.element;
  return element && "initial_value" in element ? element.initial_value : undefined;
};

test("what was filled in is offered again by a program that was started anew over the same data", async () => {
  const dir = mkdtempSync(join(tmpdir(), "amw-drafts-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const slack = await fakeSlack();
  onTestFinished(() => slack.close());
  const start = () =>
    runProgram({
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_URL: slack.apiUrl,
      AMW_ADMINS: "slack:U1",
      AMW_DATA_DIR: join(dir, "data"),
      AMW_KNOWLEDGE_DIR: editable,
    });
  const editable = editableKnowledge(dir);
  const first = await start();
  const opened = await slack.sayOpening("/amw add player Lightelligence");
  const long = inputsOf(opened.shown.modal).find(({ element }) => "multiline" in element && element.multiline);
  const field = long?.block_id ?? "no input for long text";
  const typed = "A maker of photonic links,\nin its own words “fast”.";
  expect(Object.keys(await slack.submit(opened.shown, { [field]: typed }))).not.toEqual([]);
  opened.shown.closed = true;
  expect(await first.stop()).toBe(0);

  const second = await start();
  const again = await slack.sayOpening("/amw add player");
  expect(initialIn(again.shown, field)).toBe(typed);
  expect(initialIn(again.shown, "name")).toBe("Lightelligence");
  expect(JSON.stringify(again.shown.modal.blocks)).toContain("and did not save.");
  expect(await second.stop()).toBe(0);
}, 90_000);
