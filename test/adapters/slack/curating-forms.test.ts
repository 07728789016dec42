import { describe, expect, test, vi } from "vitest";
import type { Amw, Call } from "../../../src/core/amw.ts";
import type { Role } from "../../../src/core/command/declare.ts";
import { refusal } from "../../../src/core/messages/refusal.ts";
import { inputsOf, labelled, type ShownModal } from "../../fakes/slack/modals.ts";
import { SCOPES } from "../../fakes/slack/oauth.ts";
import { buttonsOf } from "../../fakes/slack/payloads.ts";
import { draftsInMemory, type KeptDrafts } from "../../samples/drafts-in-memory.ts";
import { sampleAmw } from "../../samples/knowledge-store.ts";
import { notesAmw } from "../../samples/notes-amw.ts";
import { connected } from "./front-end.ts";
import { titleOf } from "./sample-messages.ts";

const { store } = await sampleAmw();

interface Setup {
  readonly drafts?: KeptDrafts;
  readonly role?: () => Role;
  /** Before the core answers. */
  readonly before?: (call: Call) => Promise<unknown>;
  readonly does?: Partial<Amw>;
  readonly config?: Parameters<typeof connected>[1];
}

/** Slack in front of the real core. */
async function setup({ drafts = draftsInMemory(), role, before, does, config = {} }: Setup = {}) {
  const amw = notesAmw({ store, drafts, ...(role ? { role } : {}) });
  const { answer, ...others } = amw;
  const all = await connected(
    async (call) => {
      await before?.(call);
      return answer(call);
    },
    config,
    { ...others, ...does },
  );
  return { ...all, drafts };
}

const inputOf = ({ modal }: ShownModal, name: string) => inputsOf(modal).find(({ block_id }) => block_id === name);
const initial = (shown: ShownModal): Record<string, unknown> =>
  Object.fromEntries(
    inputsOf(shown.modal).flatMap(({ block_id, element }) => {
      const value =
        "initial_value" in element
          ? element.initial_value
          : "initial_option" in element
            ? element.initial_option?.value
            : undefined;
      return value === undefined ? [] : [[block_id, value]];
    }),
  );
const said = ({ modal }: Pick<ShownModal, "modal">): string => JSON.stringify(modal.blocks);
const headersOf = ({ modal }: ShownModal) =>
  modal.blocks.flatMap((block) => (block.type === "header" ? [block.text.text] : []));
const ANSWERED = { title: "T", body: "One\n\n“two” --three", score: "1", why: "So" };

describe("a form that curates", () => {
  test("opens where something is missing, its steps under their headings, with room for several lines", async () => {
    const { slack } = await setup();
    const { shown } = await slack.sayOpening("/amw add note --title T");
    expect(shown.modal).toMatchObject({ title: { text: "A new note" }, submit: { text: "Save" } });
    expect(headersOf(shown)).toEqual(["What", "Scores"]);
    expect(inputOf(shown, "body")?.element).toMatchObject({ type: "plain_text_input", multiline: true });
    expect(inputOf(shown, "title")?.element).not.toHaveProperty("multiline");
    expect(initial(shown)).toEqual({ title: "T" });
  });

  test("is answered where it stood, with every line as it was typed", async () => {
    const { slack, heard, drafts } = await setup();
    const { shown, arrival } = await slack.sayOpening("/amw add note");
    expect(await slack.submit(shown, ANSWERED)).toEqual({});
    expect((await arrival()).text).toContain("Saved T So One");
    expect(heard.at(-1)?.line).toContain("One\n\n“two” --three");
    expect(drafts.kept.size).toBe(0);
  });

  test("shows each problem under its own input, those that only the answer finds, too", async () => {
    const { slack, drafts } = await setup();
    const { shown } = await slack.sayOpening("/amw add note");
    expect(await slack.submit(shown, { title: "T" })).toEqual({ score: "Write 0 or 1.", why: "Give a reason." });
    expect(await slack.submit(shown, { ...ANSWERED, title: "refuse" })).toEqual({
      why: "This reason does not hold.",
      title: "Taken.",
    });
    expect(shown.closed).toBe(false);
    expect(drafts.kept.size).toBe(1);
  });

  test("shows a problem that belongs to no input under the first", async () => {
    const problems = { elsewhere: "That is known already.", why: "Too short." };
    const { slack } = await setup({
      does: { answer: async () => ({ ...refusal("No.", []), problems }) },
    });
    const { shown } = await slack.openModal({
      type: "button",
      action_id: "amw:form:1",
      text: { type: "plain_text", text: "x" },
      value: "add note",
    });
    expect(await slack.submit(shown, ANSWERED)).toEqual({ title: "That is known already.", why: "Too short." });
  });

  test("shows a refusal that says more than a sentence whole, with a way back to the form as it was filled in", async () => {
    const { slack } = await setup({
      does: {
        answer: async () => ({
          ...refusal("Bo changed it.", []),
          blocks: [
            { kind: "paragraph", text: "Bo changed it." },
            { kind: "facts", facts: [{ label: "Theirs", value: "this" }] },
          ],
        }),
      },
    });
    const { shown } = await slack.openModal({
      type: "button",
      action_id: "amw:form:1",
      text: { type: "plain_text", text: "x" },
      value: "add note",
    });
    await slack.submit(shown, ANSWERED);
    expect(said(shown)).toContain("Theirs");
    await slack.pressIn(shown, "Change it");
    expect(initial(await slack.web.modals.next("form"))).toEqual(ANSWERED);
  });

  test("keeps what was submitted when it is closed, over a restart, and says so when it is opened again", async () => {
    const first = await setup();
    const { shown } = await first.slack.sayOpening("/amw add note");
    await first.slack.submit(shown, { ...ANSWERED, score: "" });
    shown.closed = true;
    await first.front.stop();
    const { slack } = await setup({ drafts: first.drafts });
    const again = await slack.sayOpening("/amw add note");
    expect(initial(again.shown)).toEqual({ ...ANSWERED, score: undefined });
    expect(said(again.shown)).toContain("Filled in with what you typed a moment ago and did not save.");
  });

  test("keeps what is chosen and finished with Enter before it is submitted", async () => {
    const { slack, drafts, front } = await setup();
    const { shown } = await slack.sayOpening("/amw add note");
    await slack.fill(shown, { body: "Long", title: "T" });
    await front.stop();
    expect([...drafts.kept.values()][0]?.values).toMatchObject({ title: "T", body: "Long" });
  });

  test("starts afresh at the press of a button, with nothing left of what was typed, and keeps what the line says", async () => {
    const { slack, drafts } = await setup();
    const first = await slack.sayOpening("/amw add note");
    await slack.submit(first.shown, { ...ANSWERED, score: "" });
    const { shown, arrival } = await slack.sayOpening("/amw add note --tag hbm");
    await slack.fill(shown, { title: "Typed over" });
    await slack.pressIn(shown, "Start afresh");
    await vi.waitFor(() => expect(initial(shown)).toEqual({ tag: "hbm" }));
    expect(shown.filled).toEqual({});
    expect(said(shown)).not.toContain("did not save");
    expect(await slack.submit(shown, { ...ANSWERED, body: "New" })).toEqual({});
    expect((await arrival()).text).toContain("Saved T So New");
    expect(drafts.kept.size).toBe(0);
  });

  test("holds text that is longer than an input of Slack's, and gives it back whole", async () => {
    const { slack, heard, drafts } = await setup();
    const body = `${"word ".repeat(900)}\n${"x".repeat(4000)}\nend`;
    await drafts.keep({ actor: "slack:T1/U1", form: "add note", values: { ...ANSWERED, body }, at: 0 });
    const { shown, arrival } = await slack.sayOpening("/amw add note");
    expect(inputsOf(shown.modal).filter(({ block_id }) => block_id.startsWith("body")).length).toBeGreaterThan(2);
    expect(await slack.submit(shown)).toEqual({});
    await arrival();
    expect(heard.at(-1)?.line).toContain(body);
  });

  test("is not opened for those who may not, who are told so", async () => {
    const { slack } = await setup({ role: () => "anyone" });
    expect((await slack.say("/amw add note")).text).toContain("add note is for editors");
    const late = await slack.press({
      type: "button",
      action_id: "amw:form:1",
      text: { type: "plain_text", text: "x" },
      value: "add note",
    });
    expect(late.text).toContain("add note is for editors");
  });

  test("saves nothing of somebody who may not any more when they submit", async () => {
    let role: Role = "editor";
    const { slack, drafts } = await setup({ role: () => role });
    const { shown } = await slack.sayOpening("/amw add note");
    role = "anyone";
    expect(Object.values(await slack.submit(shown, ANSWERED))).toEqual([
      expect.stringContaining("add note is for editors"),
    ]);
    expect(drafts.kept.size).toBe(0);
  });
});

describe("an answer that Slack does not wait for", () => {
  /** Answers only when told. */
  async function slow(more: Setup = {}) {
    let go = (): void => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    const all = await setup({
      ...more,
      before: async ({ line }) => (/--why/.test(line) ? held : undefined),
      config: { ackWithinMs: 30 },
    });
    const { shown, arrival } = await all.slack.sayOpening("/amw add note");
    return { ...all, shown, arrival, go };
  }

  test("follows in the modal, under the form's own title", async () => {
    const { slack, shown, go } = await slow();
    await slack.submit(shown, ANSWERED);
    expect(said(shown)).toContain("This takes a little longer");
    expect(shown.modal.title.text).toBe("A new note");
    go();
    await vi.waitFor(() => expect(said(shown)).toContain("Saved T So"));
  });

  test("that turns out to be a refusal leads back to the form as it was filled in", async () => {
    const { slack, shown, go } = await slow();
    await slack.submit(shown, { ...ANSWERED, title: "refuse" });
    go();
    await vi.waitFor(() => expect(said(shown)).toContain("This reason does not hold."));
    await slack.pressIn(shown, "Change it");
    expect(initial(await slack.web.modals.next("form"))).toMatchObject({ title: "refuse", why: "So" });
  });

  test("is told where the form was opened from when the modal is closed by then", async () => {
    const { slack, shown, arrival, go } = await slow();
    await slack.submit(shown, ANSWERED);
    shown.closed = true;
    go();
    expect((await arrival()).text).toContain("Saved T So");
  });
});

describe("a button whose line is too long for Slack", () => {
  test("works, and opens the form as it was filled in", async () => {
    const { slack } = await setup();
    const why = `so ${"long ".repeat(500)}`.trim();
    const line = `add note --title refuse --score 1 --why "${why}"`;
    const { blocks } = await slack.say(`/amw ${line}`);
    const button = labelled(blocks, "Change it");
    expect(button.value).toMatch(/^#\w+$/);
    const { shown } = await slack.openModal(button);
    expect(initial(shown)).toMatchObject({ title: "refuse", why });
  });

  test("that was forgotten says so", async () => {
    const { slack } = await setup();
    const { text } = await slack.press({
      type: "button",
      action_id: "amw:run:1",
      text: { type: "plain_text", text: "x" },
      value: "#0000000000000000000099",
    });
    expect(text).toContain("type the command again");
  });
});

describe("the message shortcut", () => {
  const MESSAGE = { text: "Huawei ships &lt;Ascend&gt;", ts: "1700000000.000200" };

  test("opens a proposal with the message's text and its link, which can be changed", async () => {
    const { slack } = await setup();
    const shown = await slack.shortcut(MESSAGE, { channel: "C7" });
    expect(shown.modal.title.text).toBe("Propose to AMW");
    expect(initial(shown)).toEqual({
      words: "Huawei ships <Ascend>",
      link: "https://example.slack.com/archives/C7/p1700000000000200",
    });
    await slack.submit(shown, { words: "Huawei shipped" });
    const link = "https://example.slack.com/archives/C7/p1700000000000200";
    expect(said(shown)).toContain(JSON.stringify(`Proposed "Huawei shipped" from ${link}`));
    expect(buttonsOf(shown.modal.blocks)).toEqual([]);
  });

  test.each([
    ["says no", { body: { ok: false, error: "channel_not_found" } }],
    ["does not answer", { hang: true }],
  ])("builds the link where Slack %s", async (_, answer) => {
    const { slack } = await setup();
    slack.next("chat.getPermalink", answer);
    const shown = await slack.shortcut({ ...MESSAGE, thread_ts: "1699999999.000100" }, { channel: "C7" });
    expect(initial(shown).link).toBe(
      "https://example.slack.com/archives/C7/p1700000000000200?thread_ts=1699999999.000100&cid=C7",
    );
  });

  test("asks about the message instead, at the press of a button", async () => {
    const { slack } = await setup();
    const shown = await slack.shortcut(MESSAGE);
    await slack.pressIn(shown, "Ask AMW about it instead");
    const asking = await slack.web.modals.next("question");
    expect(asking.modal.title.text).toBe("Ask AMW");
    expect(buttonsOf(asking.modal.blocks).map(({ text }) => text.text)).toContain("Huawei (华为) · player");
    await slack.submit(asking, { question: "rubric" });
    expect(titleOf(asking.modal.blocks)).not.toBe("");
  });
});

describe("user groups", () => {
  const GROUPS = ["slack:T1/S1", "slack:T1/S2", "slack:T9/S3"];
  const withGroups = (config: Setup["config"] = {}) => setup({ config: { groups: GROUPS, ...config } });

  test("are told with every call of those who are in them", async () => {
    const { slack, heard } = await withGroups();
    slack.oauth.scopes = `${SCOPES},usergroups:read`;
    slack.web.world.group("S1", ["U1", "U2"]);
    slack.web.world.group("S2", ["U2"]);
    await slack.say("/amw rubric");
    await slack.say("/amw rubric", { user: "U2" });
    await slack.say("/amw rubric", { user: "U3" });
    expect(heard.map(({ groups }) => groups)).toEqual([["slack:T1/S1"], ["slack:T1/S1", "slack:T1/S2"], []]);
    expect(slack.calls.filter((call) => call === "usergroups.users.list")).toHaveLength(2);
  });

  test("are asked for again after some minutes, which nobody waits for", async () => {
    let at = Date.parse("2026-05-03T09:00:00Z");
    const { slack, heard } = await withGroups({ now: () => at, groups: ["slack:T1/S1"] });
    slack.oauth.scopes = `${SCOPES},usergroups:read`;
    slack.web.world.group("S1", ["U1"]);
    await slack.say("/amw rubric");
    slack.web.world.group("S1", []);
    at += 6 * 60_000;
    await slack.say("/amw rubric");
    await vi.waitFor(() => expect(slack.calls.filter((call) => call === "usergroups.users.list")).toHaveLength(2));
    await vi.waitFor(async () => {
      await slack.say("/amw rubric");
      expect(heard.at(-1)?.groups).toEqual([]);
    });
    expect(heard.slice(0, 2).map(({ groups }) => groups)).toEqual([["slack:T1/S1"], ["slack:T1/S1"]]);
  });

  test("that Slack does not tell of are told in the log with the next step, once, and nobody is in them", async () => {
    const { slack, heard, logged } = await withGroups();
    await slack.say("/amw rubric");
    await slack.say("/amw rubric");
    expect(heard.map(({ groups }) => groups)).toEqual([[], []]);
    const warned = logged.filter(({ level }) => level === "warn");
    expect(warned).toHaveLength(1);
    expect(warned[0]?.text).toContain("Add the scope usergroups:read under OAuth & Permissions");
  });

  test("are not asked for where none gives a role", async () => {
    const { slack, heard } = await setup();
    await slack.say("/amw rubric");
    expect(heard[0]).not.toHaveProperty("groups");
    expect(slack.calls).not.toContain("usergroups.users.list");
  });

  test("hold no answer up where Slack does not answer", async () => {
    const { slack, heard } = await withGroups({ groups: ["slack:T1/S1"] });
    slack.oauth.scopes = `${SCOPES},usergroups:read`;
    slack.next("usergroups.users.list", { hang: true });
    const began = Date.now();
    await slack.say("/amw rubric");
    expect(Date.now() - began).toBeLessThan(1500);
    expect(heard[0]?.groups).toEqual([]);
  });
});
