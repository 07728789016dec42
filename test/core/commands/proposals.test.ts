import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EditableId } from "../../../src/core/curating/records.ts";
import type { Messenger } from "../../../src/core/digest/messenger.ts";
import { plainText } from "../../../src/core/message/plain.ts";
import { ADA, BO, CARO, type CuratingDesk, curatingDesk, DAN } from "../../samples/curating-desk.ts";

const MINUTE = 60_000;
const HUAWEI: EditableId = "player:huawei";

let desk: CuratingDesk;
beforeEach(async () => {
  desk = await curatingDesk();
});
afterEach(async () => {
  expect(desk.errors).toEqual([]);
  expect(await desk.problems()).toEqual([]);
  await desk.close();
});

const propose = (line: string, as = DAN) => desk.ask(`propose ${line}`, as);
const open = () => desk.desk.state.proposals.list({ state: "open", limit: 99, offset: 0 });

/** Somebody proposes another name for Huawei, ready to be carried out. */
async function proposeChange(by = ADA, nativeName = "华为技术") {
  const current = await desk.desk.records.current(HUAWEI);
  if (!current || current === "broken") throw new Error("There is no Huawei.");
  return desk.desk.state.proposals.add({
    kind: "change",
    at: desk.now.getTime(),
    by,
    where: { surface: "slack", space: "T1" },
    text: "Huawei's whole name",
    about: { id: HUAWEI, version: "v" },
    edit: {
      records: [{ id: HUAWEI, basedOn: current.version, record: { ...current.record, nativeName } }],
      what: "edit",
      by,
      where: { surface: "slack", space: "T1" },
      reason: "As the register says",
    },
  });
}

/** What is on its way to people by direct message. */
function onPlatforms() {
  const messenger = {
    direct: (actor: string) => ({ surface: "slack", space: "T1", person: actor }),
    nameOf: async () => undefined,
  } satisfies Partial<Messenger>;
  Object.assign(desk.desk, { messenger: () => messenger });
  return async () =>
    (await desk.desk.state.deliveries.ready(desk.now.getTime(), 9)).map(({ to, message }) => ({
      to: to.person,
      said: plainText(message),
    }));
}

describe("propose", () => {
  it("is for everybody, and says what it is kept as", async () => {
    const said = await propose('"The S5000 has 80 GB" --about mtt-s5000 --link https://example.com/s5000');
    expect([said.tone, said.summary]).toEqual(["done", "Thank you. An editor will look at it as p1."]);
    expect((await open()).proposals).toMatchObject([
      {
        id: "p1",
        kind: "suggestion",
        by: DAN,
        text: "The S5000 has 80 GB",
        link: "https://example.com/s5000",
        about: { id: "product:mtt-s5000" },
        where: { surface: "slack", space: "T1", channel: "C1" },
      },
    ]);
  });

  it("takes a page's address for what it is, and text without quotes", async () => {
    await propose("https://example.com/news");
    await propose("Huawei showed the Ascend 960");
    expect((await open()).proposals).toMatchObject([
      { text: "https://example.com/news", link: "https://example.com/news" },
      { text: "Huawei showed the Ascend 960" },
    ]);
  });

  it("opens its form where nothing is said", async () => {
    const said = await propose("");
    expect(said.actions[0]).toMatchObject({ kind: "form", line: "propose", atOnce: true });
    const form = await desk.amw.form("propose", { actor: DAN, surface: "slack" });
    expect(form?.fields.map(({ name, required }) => [name, required])).toEqual([
      ["what", true],
      ["about", false],
      ["link", false],
    ]);
  });

  it.each([
    ['"x" --link nowhere', "--link nowhere does not work: give a whole address, such as https://example.com/news."],
    [
      '"x" --link javascript:alert(1)',
      "--link javascript:alert(1) does not work: give a whole address, such as https://example.com/news.",
    ],
    [
      '"x" --about zzzz',
      "I know no player, product, segment or announcement called “zzzz”; /amw map lists the players by segment.",
    ],
  ])("%s is refused in a sentence, and nothing is kept", async (line, sentence) => {
    const said = await propose(line);
    expect([said.tone, said.summary]).toEqual(["refused", sentence]);
    expect((await open()).total).toBe(0);
  });

  it("has a limit for each person, also for those who ask all at once", async () => {
    const all = await Promise.all(Array.from({ length: 12 }, (_, n) => propose(`"idea ${n}"`)));
    expect(all.filter(({ tone }) => tone === "done")).toHaveLength(5);
    expect(all.at(-1)?.summary).toBe(
      "That makes more than 5 in 10 minutes, which is as many as one person can propose; try again in 10 minutes.",
    );
    expect((await propose('"mine"', ADA)).tone).toBe("done");
    desk.now = new Date(desk.now.getTime() + 4 * MINUTE);
    expect((await propose('"too soon"')).summary).toContain("try again in 6 minutes.");
    desk.now = new Date(desk.now.getTime() + 6 * MINUTE);
    expect((await propose('"again"')).tone).toBe("done");
  });

  it("has a limit for a day", async () => {
    for (let n = 0; n < 30; n++) {
      desk.now = new Date(desk.now.getTime() + 3 * MINUTE);
      expect((await propose(`"idea ${n}"`)).tone).toBe("done");
    }
    desk.now = new Date(desk.now.getTime() + 30 * MINUTE);
    expect((await propose('"one more"')).summary).toBe(
      "That makes more than 30 in a day, which is as many as one person can propose; try again in 23 hours.",
    );
  });
});

describe("the queue", () => {
  it("lists the oldest first, with buttons that decide", async () => {
    await propose('"The S5000 has 80 GB" --about mtt-s5000');
    await propose("https://example.com/news");
    await proposeChange();
    const said = await desk.ask("queue", BO);
    expect(plainText(said)).toMatchInlineSnapshot(`
      "Waiting for a decision

      • p1 · Dan, 25 Nov 2026, 08:30 UTC · The S5000 has 80 GB · about MTT S5000, a product of Moore Threads
      • p2 · Dan, 25 Nov 2026, 08:30 UTC · https://example.com/news
      • p3 · Ada, 25 Nov 2026, 08:30 UTC · a change, ready · Huawei's whole name · about Huawei (华为)

      3 proposals, oldest first; /amw queue p7 shows one whole."
    `);
    expect(
      said.actions.map((action) => [action.kind, action.label, "line" in action ? action.line : ""]),
    ).toMatchInlineSnapshot(`
      [
        [
          "run",
          "Approve p1",
          "approve p1",
        ],
        [
          "form",
          "Reject p1",
          "reject p1",
        ],
        [
          "form",
          "Edit p1",
          "edit product:mtt-s5000 --reason "The S5000 has 80 GB (p1, by Dan)"",
        ],
        [
          "run",
          "Approve p2",
          "approve p2",
        ],
        [
          "form",
          "Reject p2",
          "reject p2",
        ],
        [
          "run",
          "Add p2",
          "add https://example.com/news",
        ],
        [
          "run",
          "Approve p3",
          "approve p3",
        ],
        [
          "form",
          "Reject p3",
          "reject p3",
        ],
      ]
    `);
    expect(plainText(await desk.ask("queue p3", BO))).toMatchInlineSnapshot(`
      "Proposal p3

      Huawei's whole name

      By: Ada in Slack, 25 Nov 2026, 08:30 UTC
      About: Huawei (华为)
      Seen: version v; the knowledge base has changed since

      Would change Huawei (华为)

      • Native name: 华为 → 华为技术"
    `);
  });

  it("has pages, and shows what was decided", async () => {
    for (let n = 0; n < 6; n++) await propose(`"idea ${n}"`, n < 3 ? DAN : CARO);
    const second = await desk.ask("queue --page 2", BO);
    expect(plainText(second)).toContain("6 of 6 proposals, oldest first");
    await desk.ask('reject p1 --reason "No source."', BO);
    expect(plainText(await desk.ask("queue --state rejected", BO))).toContain("No source.");
    expect((await desk.ask("queue --state approved", BO)).summary).toBe("Nothing has been approved yet.");
  });

  it("is for editors, and says how to have something changed all the same", async () => {
    const said = await desk.ask("queue", DAN);
    expect(said.summary).toContain("queue is for editors; ask an AMW admin, or suggest it with /amw propose");
    expect(said.actions[0]).toEqual({ kind: "form", label: "Propose it instead", line: "propose" });
  });
});

describe("a decision", () => {
  it("carries out a change that is ready, with who approved it", async () => {
    await proposeChange();
    const said = await desk.ask("approve p1", BO);
    expect(said.summary).toBe("“Huawei (华为技术)” is changed as Ada proposed in p1. Native name: 华为 → 华为技术");
    expect((await desk.record(HUAWEI)).nativeName).toBe("华为技术");
    expect(await desk.desk.state.audit.find(1)).toMatchObject({
      by: ADA,
      approvedBy: BO,
      proposal: "p1",
      what: "edit",
    });
    expect(await desk.desk.state.proposals.find("p1")).toMatchObject({
      state: "approved",
      change: 1,
      decided: { by: BO },
    });
  });

  it("is never one's own, of a change", async () => {
    await proposeChange(BO);
    expect((await desk.ask("approve p1", BO)).summary).toBe(
      "p1 is your own, and a second person must look at it; ask another editor to approve it.",
    );
    expect((await desk.record(HUAWEI)).nativeName).toBe("华为");
    expect((await open()).total).toBe(1);
  });

  it("is told as stale, with what changed meanwhile, and stays open", async () => {
    await proposeChange();
    desk.now = new Date(desk.now.getTime() + MINUTE);
    await desk.ask("edit huawei --homepage https://www.huawei.com/cn", CARO);
    const said = await desk.ask("approve p1", BO);
    expect(said.summary).toBe(
      "Caro changed “Huawei (华为)” since p1 was proposed, so it was not carried out and stays open; reject it, and have it proposed anew.",
    );
    expect(plainText(said)).toContain("https://www.huawei.com/cn");
    expect((await open()).total).toBe(1);
  });

  it("of two who decide at once, one wins and the other is told", async () => {
    await proposeChange();
    const both = await Promise.all([desk.ask("approve p1", BO), desk.ask('reject p1 --reason "No."', CARO)]);
    expect(both.map(({ tone }) => tone)).toEqual(["done", "refused"]);
    expect(both[1].summary).toBe("Bo approved p1 already.");
    const again = await Promise.all([desk.ask("approve p1", BO), desk.ask("approve p1", CARO)]);
    expect(again.map(({ summary }) => summary)).toEqual(["You approved p1 already.", "Bo approved p1 already."]);
    expect((await desk.desk.state.audit.list({ limit: 9, offset: 0 })).total).toBe(1);
  });

  it("is told to the proposer, with the reason, once", async () => {
    const told = onPlatforms();
    await propose('"The S5000 has 80 GB" --about mtt-s5000');
    await desk.ask('reject p1 --reason "The maker says 64"', BO);
    expect(await told()).toEqual([
      {
        to: "slack:T1/U4",
        said: "Not taken up\n\nBo rejected your proposal p1.\n\nWhy: The maker says 64\n\nYou wrote: The S5000 has 80 GB",
      },
    ]);
  });

  it("of a suggestion leads on to writing it down", async () => {
    await propose("https://example.com/news");
    const said = await desk.ask("approve p1", BO);
    expect(said.summary).toBe("p1 is approved. It changes nothing by itself: add what it says.");
    expect(said.actions[0]).toEqual({ kind: "run", label: "Add it", line: "add https://example.com/news" });
  });

  it("needs a reason to be no, which a form asks for", async () => {
    await propose('"x"');
    expect((await desk.ask("reject p1", BO)).actions[0]).toMatchObject({
      kind: "form",
      line: "reject p1",
      atOnce: true,
    });
    const form = await desk.amw.form("reject p1", { actor: BO, surface: "slack" });
    expect(form?.fields.map(({ name }) => name)).toEqual(["reason"]);
    const filled = await desk.amw.filled(form?.command ?? "", { reason: "No source" }, { actor: BO, surface: "slack" });
    expect((await desk.ask(filled.line ?? "", BO)).summary).toBe("p1 is rejected: No source.");
  });

  it.each(["approve p9", 'reject p9 --reason "x"', "queue p9", "approve __proto__"])("%s is refused", async (line) => {
    const said = await desk.ask(line, BO);
    expect(said.summary).toMatch(/^There is no proposal \S+; \/amw queue lists those that wait\.$/);
  });

  it("is not for those who may not, when the button is pressed", async () => {
    await proposeChange();
    const [approve] = (await desk.ask("queue", BO)).actions;
    desk.roles.delete(BO.id);
    expect((await desk.ask(approve?.kind === "run" ? approve.line : "", BO)).tone).toBe("refused");
    expect((await open()).total).toBe(1);
  });
});
