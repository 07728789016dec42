import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Call } from "../../../src/core/amw.ts";
import { COMMANDS } from "../../../src/core/commands/all.ts";
import type { Delivery } from "../../../src/core/digest/delivery.ts";
import type { Subscription } from "../../../src/core/digest/subscription.ts";
import type { Message } from "../../../src/core/message/message.ts";
import { plainText } from "../../../src/core/message/plain.ts";
import { ADA, BO, type DigestDesk, digestDesk } from "../../samples/digest-desk.ts";
import { type SampleAmw, STARTER_KNOWLEDGE, sampleAmw } from "../../samples/knowledge-store.ts";

const C1 = { surface: "slack", space: "T1", channel: "C1" } as const;

let sample: SampleAmw;
beforeAll(async () => {
  sample = await sampleAmw(STARTER_KNOWLEDGE);
});
afterAll(() => sample.close());

let desk: DigestDesk;
beforeEach(() => {
  desk = digestDesk(sample);
});
afterEach(async () => {
  expect(desk.errors).toEqual([]);
  await desk.close();
});

const say = async (line: string, call?: Partial<Call>): Promise<string> => (await desk.ask(line, call)).summary;
const labels = ({ actions }: Message) => actions.map(({ label }) => label);
function lineOf({ actions }: Message, label: string): string {
  const action = actions.find((one) => one.label === label);
  if (!action || action.kind === "open") throw new Error(`no button ${label} among ${actions.map((one) => one.label)}`);
  return action.line;
}
const press = (message: Message, label: string, call?: Partial<Call>) => desk.ask(lineOf(message, label), call);
const all = (): Promise<readonly Subscription[]> => desk.state.subscriptions.in(C1);
async function only(): Promise<Subscription> {
  const [one] = await all();
  if (!one) throw new Error("no digest");
  return one;
}
async function dueAt(name = "morning"): Promise<string | undefined> {
  const one = (await all()).find((subscription) => subscription.name === name);
  const at = one && (await desk.state.subscriptions.nextAt(one.id));
  return at === undefined ? undefined : new Date(at).toISOString().slice(0, 16);
}
const delivered = (): Promise<readonly Delivery[]> => desk.state.deliveries.inState("ready", 50);
const subscribed = (line = "digest subscribe --at 9am"): Promise<Message> => desk.ask(line);

describe("digest subscribe", () => {
  it("sets up what the line says, in the words that people use", async () => {
    const message = await desk.ask(
      "digest subscribe —at 9:30 pm —days Monday and Thursday —timezone New York —segment hbm memory,foundry " +
        "—player 华为 —region china —tag listing —exclude-player s5000 —exclude-region US —exclude-tag funding " +
        "—min-significance 2 —min-novelty 1 —lift moore threads,training-accelerators —max 5 —language 中文 " +
        "—quiet silent —alert significance ≥ 3 —name Late news",
    );
    expect(message.tone).toBe("done");
    expect(await only()).toEqual({
      id: "abc001",
      name: "Late news",
      to: C1,
      creator: ADA,
      createdAt: desk.now.getTime(),
      schedule: { at: "21:30", days: ["mon", "thu"], timezone: "America/New_York" },
      wishes: {
        include: { players: ["huawei"], segments: ["hbm", "foundry"], regions: ["CN"], tags: ["listing"] },
        exclude: { players: ["moore-threads"], segments: [], regions: ["US"], tags: ["funding"] },
        minNovelty: 1,
        minSignificance: 2,
        lift: ["player:moore-threads", "segment:training-accelerators"],
        language: "zh",
        max: 5,
        quiet: "skip",
        alert: { scale: "significance", least: 3 },
      },
      version: 1,
    });
    expect(await dueAt("Late news")).toBe("2026-11-27T02:30");
    expect(message.summary).toBe(
      "AMW posts “Late news” here on Monday and Thursday at 21:30 (America/New_York), first on Thu 26 Nov 2026, 21:30.",
    );
    expect(desk.woken()).toBeGreaterThan(0);
  });

  it("understands plain words, and takes the asker's own clocks", async () => {
    await desk.ask("digest subscribe 9am weekdays");
    await desk.ask("digest subscribe 8 mon-fri san francisco --name early");
    await desk.ask("digest subscribe --at noon --name noon", { timezone: "Asia/Tokyo" });
    expect(
      (await all()).map(({ name, schedule }) => [name, schedule.at, schedule.days.length, schedule.timezone]),
    ).toEqual([
      ["morning", "09:00", 5, "Europe/Berlin"],
      ["early", "08:00", 5, "America/Los_Angeles"],
      ["noon", "12:00", 7, "Asia/Tokyo"],
    ]);
  });

  it.each([
    [
      "digest subscribe --at 25",
      "--at 25 does not work: a day has no hour 25; write a time such as 09:00, 9am or 21:30.",
      [],
    ],
    [
      "digest subscribe --at 9:5",
      "--at 9:5 does not work: “9:5” is no time; did you mean 09:05?",
      ["digest subscribe --at 09:05"],
    ],
    [
      "digest subscribe --at 9 --days monady",
      "--days monady does not work: “monady” is no day; did you mean mon?",
      ["digest subscribe --at 9 --days mon"],
    ],
    [
      "digest subscribe --at 9 --timezone IST",
      "--timezone IST does not work: “IST” means several zones; say which: Asia/Kolkata, Asia/Jerusalem or Europe/Dublin.",
      [
        "digest subscribe --at 9 --timezone Asia/Kolkata",
        "digest subscribe --at 9 --timezone Asia/Jerusalem",
        "digest subscribe --at 9 --timezone Europe/Dublin",
      ],
    ],
    [
      "digest subscribe --at 9 --timezone Berln",
      "--timezone Berln does not work: I know no zone “Berln”; did you mean Europe/Berlin?",
      ["digest subscribe --at 9 --timezone Europe/Berlin"],
    ],
    [
      "digest subscribe --at 9 --max 12",
      "--max 12 does not work: an edition has at most 7 items: write a number from 1 to 7.",
      ["digest subscribe --at 9 --max 7"],
    ],
    ["digest subscribe --at 9 --min-significance 4", "--min-significance 4 does not work: write 0, 1, 2 or 3.", []],
    [
      "digest subscribe --at 9 --player huwaei",
      "I know no player called “huwaei”; did you mean Huawei (华为)?",
      ["digest subscribe --at 9 --player player:huawei"],
    ],
    [
      "digest subscribe --at 9 --tag listng",
      "I know no tag called “listng”; did you mean listing?",
      ["digest subscribe --at 9 --tag listing"],
    ],
    [
      "digest subscribe --at 9 --language German",
      "--language German does not work: AMW writes English or Chinese: write en or zh.",
      ["digest subscribe --at 9 --language en", "digest subscribe --at 9 --language zh"],
    ],
    [
      "digest subscribe --at 9 --alert loud",
      "--alert loud does not work: write a bar such as significance>=3, or off.",
      ["digest subscribe --at 9 --alert significance>=3", "digest subscribe --at 9 --alert off"],
    ],
    [
      "digest subscribe soonish --at 9",
      "I cannot tell what “soonish” means to digest subscribe; write it after a flag such as --at.",
      [],
    ],
    [
      "digest subscribe --tme 9",
      "digest subscribe has no flag --tme; it takes --at, --days, --timezone, --min-significance, --min-novelty, --segment, --player, --region, --tag, --exclude-segment, --exclude-player, --exclude-region, --exclude-tag, --lift, --max, --language, --quiet, --alert, --name.",
      [],
    ],
  ])("%s is refused, with what was meant as a button", async (line, sentence, lines) => {
    const message = await desk.ask(line);
    expect(message.summary).toBe(sentence);
    expect(message.tone).toBe("refused");
    expect(
      message.actions.flatMap((action) => ("line" in action && action.line !== "help" ? [action.line] : [])),
    ).toEqual(lines);
    expect(await all()).toEqual([]);
    for (const mended of lines) expect((await desk.ask(`${mended} --name ${lines.indexOf(mended)}`)).tone).toBe("done");
  });

  it("asks for the time, by a form where there can be one", async () => {
    const message = await desk.ask("digest subscribe");
    expect(message.summary).toBe(
      "Say when the digest should come, for example /amw digest subscribe --at 09:00 --days weekdays.",
    );
    expect(message.actions[0]).toEqual({
      kind: "form",
      label: "Fill in the form",
      line: "digest subscribe",
      atOnce: true,
    });
    expect((await desk.ask("digest subscribe --max 3")).actions[0]).toEqual({
      kind: "form",
      label: "Fill in the form",
      line: "digest subscribe --max 3",
    });
    expect((await press(message, "Every day at 09:00")).tone).toBe("done");
  });

  it("does not make a second one by mistake", async () => {
    await subscribed();
    const message = await desk.ask("digest subscribe --at 18:00");
    expect(message.summary).toBe(
      "There is a digest here already, “morning” every day at 09:00 (Europe/Berlin); change that one, or give this one a --name.",
    );
    expect((await press(message, "Add it as evening")).tone).toBe("done");
    expect(await say("digest subscribe --at 7 --name Evening")).toBe(
      "Another digest here is called “Evening” already; give this one another --name.",
    );
    expect((await all()).map(({ name }) => name)).toEqual(["morning", "evening"]);
  });

  it("says how to invite AMW where it cannot post, and saves nothing", async () => {
    desk.platform.reach = { ok: false, reason: "AMW is not in the channel", mend: "Invite AMW with /invite @AMW." };
    const message = await subscribed();
    expect(message.summary).toBe("AMW cannot post here: AMW is not in the channel. Invite AMW with /invite @AMW.");
    expect(await all()).toEqual([]);
    desk.platform.reach = { ok: true };
    expect((await press(message, "Try again")).tone).toBe("done");
    desk.platform.connected = false;
    expect(await say("digest update --at 10")).toBe("AMW is not connected to Slack just now; try again in a minute.");
  });

  it("is for a channel, or for a person in their own conversation", async () => {
    expect(await say("digest subscribe --at 9", { channel: undefined } as never)).toBe(
      "A digest is posted in a channel, so write this in the channel that should get it.",
    );
    expect((await desk.ask("digest subscribe --at 9", { channel: undefined, manages: true } as never)).tone).toBe(
      "done",
    );
    expect((await desk.state.subscriptions.all()).map(({ to }) => to)).toEqual([
      { surface: "slack", space: "T1", person: "U1" },
    ]);
  });

  it("can be undone, and the undoing too", async () => {
    const ended = await press(await subscribed(), "Undo");
    expect(ended.summary).toBe(
      "“morning” is no longer posted; what it has posted stays, and Undo brings it back as it was.",
    );
    expect(await all()).toEqual([]);
    const back = await press(ended, "Undo");
    expect(back.summary).toBe("“morning” is back: next Thu 26 Nov 2026, 09:00, in 24 hours.");
    expect(await dueAt()).toBe("2026-11-26T08:00");
  });

  it("does nothing again by a button that shares or reads on", async () => {
    const message = await desk.ask("digest subscribe --at 9", { room: 100 });
    expect(labels(message)).toEqual(["Preview", "Send a test", "Change", "Undo"]);
    expect((await desk.ask("digest pause --share")).audience).toBe("channel");
  });
});

describe("who may", () => {
  beforeEach(() => subscribed());

  it.each<[string, Partial<DigestDesk>, "yes" | "no" | "unknown", Partial<Call>, boolean]>([
    ["who manages the channel", {}, "yes", {}, true],
    ["who does not", {}, "no", {}, false],
    ["nobody can tell", {}, "unknown", {}, false],
    ["who manages it, as the call says", {}, "no", { manages: true }, true],
    ["who does not, as the call says", {}, "yes", { manages: false }, false],
    ["an editor", { role: "editor" }, "no", {}, true],
    ["an admin", { role: "admin" }, "unknown", { manages: false }, true],
    ["anyone where anyone may", { whoMay: "anyone" }, "no", { manages: false }, true],
    ["who manages it where editors alone may", { whoMay: "editors" }, "yes", { manages: true }, false],
    ["an editor where editors alone may", { whoMay: "editors", role: "editor" }, "no", {}, true],
  ])("%s", async (_, settings, manages, call, may) => {
    Object.assign(desk, settings);
    desk.platform.manages = manages;
    const message = await desk.ask("digest pause", call);
    expect(message.tone).toBe(may ? "done" : "refused");
    expect((await only()).paused !== undefined).toBe(may);
  });

  it("is said with who can help", async () => {
    desk.platform.manages = "no";
    expect(await say("digest pause")).toBe(
      "digest pause is for those who manage this channel; ask the channel's creator, a workspace admin or an AMW editor to run it.",
    );
    desk.platform.manages = "unknown";
    expect(await say("digest now")).toBe(
      "AMW cannot see who manages this channel; ask an AMW editor to run digest now.",
    );
    desk.platform.reach = { ok: false, reason: "AMW cannot see the channel", mend: "Invite AMW with /invite @AMW." };
    expect(await say("digest now")).toBe(
      "AMW cannot post here: AMW cannot see the channel. Invite AMW with /invite @AMW.",
    );
    desk.platform.reach = { ok: true };
    desk.whoMay = "editors";
    expect(await say("digest pause")).toBe(
      "digest pause is for editors; ask an AMW admin to run it or to give you that role.",
    );
    expect((await desk.ask("digest list")).tone).toBe("plain");
  });

  it("lets the creator see to it from anywhere, and others as they may where it is posted", async () => {
    desk.platform.manages = "no";
    const { id } = await only();
    const direct = { channel: undefined, manages: true } as never;
    expect((await desk.ask(`digest pause ${id}`, direct)).tone).toBe("done");
    expect(await say(`digest resume ${id}`, { ...(direct as object), actor: BO })).toBe(
      "digest resume is for those who manage its channel; ask the channel's creator, a workspace admin or an AMW editor to run it.",
    );
    expect(await say(`digest restore ${id}`, { ...(direct as object), actor: BO })).toMatch(
      /^digest restore is for those who manage/,
    );
    desk.platform.manages = "yes";
    expect((await desk.ask(`digest resume ${id}`, { ...(direct as object), actor: BO })).tone).toBe("done");
  });
});

describe("digest list", () => {
  it("says how to begin where there is none", async () => {
    const message = await desk.ask("digest");
    expect(message.summary).toBe(
      "There is no digest here yet. Write when it should come, for example /amw digest subscribe --at 09:00 --days weekdays.",
    );
    expect((await press(message, "Weekdays at 09:00")).tone).toBe("done");
  });

  it("tells everything about each, and what keeps it from being posted", async () => {
    await subscribed("digest subscribe 9 weekdays --segment hbm --lift huawei --alert significance>=3");
    desk.now = new Date("2026-11-25T08:45:00Z");
    await desk.ask("digest update --max 3", { actor: BO });
    expect(plainText(await desk.ask("digest"))).toContain(
      [
        "When: On weekdays at 09:00 (Europe/Berlin)",
        "What: Only HBM memory; Huawei moved up; at most 3 items; quiet days say so; significance 3 posted at once",
        "Next: Thu 26 Nov 2026, 09:00, in 23 hours",
        "Last: None yet",
        "Made by: Ada, 25 Nov 2026; last changed by Bo, 25 Nov 2026",
      ].join("\n"),
    );
    const one = await only();
    await desk.state.subscriptions.save(
      { ...one, paused: { why: "gone", reason: "the channel is archived", since: 1 } },
      undefined,
    );
    const gone = await desk.ask("digest list");
    expect(gone.summary).toBe("1 digest here. “morning” is paused: the channel is archived.");
    expect(plainText(gone)).toContain("Paused, because AMW can no longer post there: the channel is archived.");
    expect(labels(gone)).toContain("Resume");
  });

  it("goes across the space for editors and admins alone", async () => {
    await subscribed();
    await desk.ask("digest subscribe --at 18", { channel: "C2" });
    await desk.ask("digest subscribe --at 18", { channel: "C3", space: "T2" });
    expect(await say("digest list --everywhere")).toBe(
      "--everywhere is for editors; ask an AMW admin to run it or to give you that role.",
    );
    desk.role = "admin";
    const message = await desk.ask("digest list --everywhere");
    expect(message.summary).toMatch(/^2 digests in this space\./);
    expect(plainText(message)).toContain("evening, #c2");
  });
});

describe("digest update", () => {
  beforeEach(() => subscribed("digest subscribe 9 weekdays --segment hbm --min-significance 2 --lift huawei"));

  it("changes what is said and leaves the rest; none empties a list", async () => {
    const message = await desk.ask("digest update --at 10 --segment none --exclude-tag funding");
    expect(message.summary).toBe(
      "“morning” is changed: on weekdays at 10:00 (Europe/Berlin); significance 2 or more; nothing about #funding.",
    );
    const { schedule, wishes, version } = await only();
    expect([
      schedule.at,
      wishes.include.segments,
      wishes.exclude.tags,
      wishes.minSignificance,
      wishes.lift,
      version,
    ]).toEqual(["10:00", [], ["funding"], 2, ["player:huawei"], 2]);
    expect(await dueAt()).toBe("2026-11-25T09:00");
    const before = await only();
    const undone = await press(message, "Undo");
    expect(undone.tone).toBe("done");
    const { changed: _, ...after } = await only();
    expect(after).toEqual({
      ...Object.fromEntries(Object.entries(before).filter(([key]) => key !== "changed")),
      schedule: { at: "09:00", days: ["mon", "tue", "wed", "thu", "fri"], timezone: "Europe/Berlin" },
      wishes: {
        ...before.wishes,
        include: { ...before.wishes.include, segments: ["hbm"] },
        exclude: { ...before.wishes.exclude, tags: [] },
      },
      version: 3,
    });
  });

  it("keeps what is due already where the times stay", async () => {
    desk.now = new Date("2026-11-26T08:00:30Z");
    await desk.ask("digest update --max 3");
    expect(await dueAt()).toBe("2026-11-26T08:00");
  });

  it("comes back from its form with what was emptied left out, and never over somebody else's change", async () => {
    const { id } = await only();
    const opened = await desk.ask("digest update");
    const line = lineOf(opened, "Fill in the form");
    const form = await desk.amw.form(line, { actor: ADA, surface: "slack" });
    expect(form).toMatchObject({
      command: `digest update ${id}@1`,
      title: "Change a digest",
      submit: "Save",
      hints: true,
    });
    const values = Object.fromEntries((form?.fields ?? []).map(({ name, value }) => [name, value]));
    expect(values).toMatchObject({
      at: "09:00",
      days: "weekdays",
      segment: "hbm",
      minSignificance: "2",
      lift: "player:huawei",
    });
    expect("which" in values).toBe(false);

    const filled = await desk.amw.filled(
      form?.command ?? "",
      { ...values, segment: "", at: "11:00" },
      { actor: ADA, surface: "slack" },
    );
    await desk.ask("digest update --days daily", { actor: BO });
    const refused = await desk.ask(filled.line ?? "");
    expect(refused.summary).toBe(
      "Bo changed “morning” meanwhile, so nothing was saved: it is now posted every day at 09:00 (Europe/Berlin). Do it again to put yours on top.",
    );
    expect((await press(refused, "Do it again")).tone).toBe("done");
    const { schedule, wishes } = await only();
    expect([schedule.at, schedule.days.length, wishes.include.segments, wishes.lift]).toEqual([
      "11:00",
      5,
      [],
      ["player:huawei"],
    ]);
  });

  it("keeps what somebody else saved in between", async () => {
    const { find, in: inChannel } = desk.state.subscriptions;
    const stale = await only();
    await desk.ask("digest update --max 2", { actor: BO });
    Object.assign(desk.state.subscriptions, { in: async () => [stale] });
    expect(await say("digest update --max 4")).toMatch(/^Bo changed “morning” meanwhile/);
    Object.assign(desk.state.subscriptions, { in: inChannel });
    expect((await find(stale.id))?.wishes.max).toBe(2);
  });
});

describe("several digests", () => {
  beforeEach(async () => {
    await subscribed();
    await desk.ask("digest subscribe --at 18 --name chip news");
  });

  it.each(["pause", "update --at 7", "unsubscribe", "now", "history", "test", "pause 3d"])(
    "digest %s asks which",
    async (rest) => {
      const message = await desk.ask(`digest ${rest}`);
      const [command = ""] = rest.split(" ");
      expect(message.summary).toBe(
        `Which digest: morning or chip news? Write for example /amw digest ${command} morning.`,
      );
      expect((await press(message, "chip news")).tone).not.toBe("refused");
    },
  );

  it.each([
    ["digest pause chip news", "“chip news” is paused until somebody resumes it."],
    [
      "digest pause Chip News 3d",
      "“chip news” is paused until Sat 28 Nov 2026, 09:30, and next comes Sat 28 Nov 2026, 18:00.",
    ],
    [
      "digest pause morning until monday",
      "“morning” is paused until Mon 30 Nov 2026, 00:00, and next comes Mon 30 Nov 2026, 09:00.",
    ],
    [
      "digest pause morning --until 24 dec",
      "“morning” is paused until Thu 24 Dec 2026, 00:00, and next comes Thu 24 Dec 2026, 09:00.",
    ],
    ["digest pause chips", "I know no digest here called “chips”; did you mean morning or chip news?"],
    ["digest pause mornin", "I know no digest here called “mornin”; did you mean morning?"],
    ["digest pause morning until mondy", "“mondy” is no day; did you mean monday?"],
  ])("%s", async (line, sentence) => {
    expect(await say(line)).toBe(sentence);
  });

  it("offers the mended line", async () => {
    expect(lineOf(await desk.ask("digest pause morning until mondy"), "monday")).toBe(
      "digest pause morning until monday",
    );
    expect(lineOf(await desk.ask("digest pause mornin"), "morning")).toBe("digest pause morning");
  });
});

describe("a pause", () => {
  beforeEach(() => subscribed());

  it("has no end, or one after which the digest comes by itself", async () => {
    await desk.ask("digest pause");
    expect(await dueAt()).toBeUndefined();
    expect(await say("digest list")).toBe("1 digest here. “morning” is paused.");
    await desk.ask("digest pause until monday");
    expect(await dueAt()).toBe("2026-11-30T08:00");
    expect(await say("digest resume")).toBe("“morning” goes on: next Thu 26 Nov 2026, 09:00, in 24 hours.");
    expect(await say("digest resume")).toBe("“morning” is not paused: next Thu 26 Nov 2026, 09:00, in 24 hours.");
  });

  it("because the channel was gone ends only when AMW can post there again", async () => {
    const one = await only();
    await desk.state.subscriptions.save(
      { ...one, paused: { why: "gone", reason: "the channel is archived", since: 1 } },
      undefined,
    );
    desk.platform.reach = { ok: false, reason: "the channel is archived", mend: "Unarchive it." };
    const message = await desk.ask("digest resume");
    expect(message.summary).toBe("AMW cannot post here: the channel is archived. Unarchive it.");
    expect((await only()).paused?.why).toBe("gone");
    desk.platform.reach = { ok: true };
    expect((await press(message, "Try again")).tone).toBe("done");
    expect((await only()).paused).toBeUndefined();
  });
});

describe("posting by hand", () => {
  beforeEach(() => subscribed("digest subscribe --at 9 --max 3"));

  it("now posts what is new, once, and counts as told", async () => {
    const message = await desk.ask("digest now");
    expect(message.summary).toBe(
      "An edition with 3 announcements of “morning” is on its way; the next one tells only what is new after it.",
    );
    const [edition, ...details] = await delivered();
    expect([edition?.kind, edition?.key, details.length]).toEqual(["edition", "abc001/now/abc002", 3]);
    expect(details.every(({ kind, parent }) => kind === "detail" && parent === edition?.id)).toBe(true);
    expect(await desk.state.deliveries.upTo("abc001")).toBe(0);
    expect(await say("digest now")).toBe(
      "There is nothing new for “morning” since Wed 25 Nov 2026, 09:30, so nothing was posted.",
    );
    expect(await delivered()).toHaveLength(4);
  });

  it("a test is marked, and counts as nothing told, even after everything was", async () => {
    for (const line of ["digest test", "digest now", "digest test", "digest test --segment hbm --language zh"]) {
      desk.now = new Date(desk.now.getTime() + 1000);
      expect((await desk.ask(line)).tone).toBe("done");
    }
    const made = await delivered();
    const tests = made.filter(({ kind }) => kind === "test");
    expect(tests.map(({ message }) => message.title)).toEqual([
      "Test: Digest of 25 November 2026",
      "Test: Digest of 25 November 2026",
      expect.stringMatching(/^测试：/),
    ]);
    expect(tests.every(({ upTo, message }) => upTo === undefined && message.blocks.length > 3)).toBe(true);
    expect(new Set(made.flatMap(({ hash }) => hash ?? [])).size).toBe(4);
    const told = await desk.state.deliveries.told(
      C1,
      [...new Set(tests.flatMap(({ message }) => message.about.map((id) => id.split(":")[1] ?? "")))],
      0,
    );
    expect(told.every(({ delivery }) => made.find(({ id }) => id === delivery)?.kind === "edition")).toBe(true);
  });

  it("a replay is the edition byte for byte", async () => {
    const message = await desk.ask("digest now");
    const [edition] = await delivered();
    const replayed = await press(message, "Read it here");
    const { actions, audience: _, ...rest } = replayed;
    if (!edition) throw new Error("no edition");
    const { actions: posted, audience: __, ...kept } = edition.message;
    expect(JSON.stringify(rest)).toBe(JSON.stringify(kept));
    expect(actions.slice(0, posted.length)).toEqual(posted);
    expect(await say("digest replay 00000000")).toMatch(/^No digest here has the hash 00000000/);
    expect(await say("digest replay x")).toBe("Which digest? Give the hash from its footer, for example 3f9a1c2d.");
  });

  it("history tells what became of each edition, and what did not arrive is resent by hand", async () => {
    expect(await say("digest history")).toBe("“morning” has had no edition yet.");
    await desk.ask("digest now");
    const [edition] = await delivered();
    const id = edition?.id ?? "";
    expect(await say(`digest resend ${id}`)).toBe("“Digest of 25 November 2026” is on its way already.");
    const { deliveries } = desk.state;
    const at = desk.now.getTime();
    await deliveries.begin(id, at);
    await deliveries.settle(id, { state: "uncertain", at, reason: "Slack did not answer" });
    expect(plainText(await desk.ask("digest"))).toContain("The last one may or may not have arrived.");
    const history = await desk.ask("digest history");
    expect(history.summary).toBe(
      "1 edition of “morning”. Wed 25 Nov 2026, 09:30: may or may not have arrived: Slack did not answer.",
    );
    const woken = desk.woken();
    expect((await press(history, "Resend 1")).summary).toBe("“Digest of 25 November 2026” is on its way once more.");
    expect((await deliveries.find(id))?.state).toBe("ready");
    expect(desk.woken()).toBe(woken + 1);
    await deliveries.begin(id, at);
    await deliveries.settle(id, { state: "sent", at, ref: { channel: "C1", id: "1.2" } });
    expect(await say(`digest resend ${id}`)).toBe(
      "“Digest of 25 November 2026” has arrived, so there is nothing to resend.",
    );
    expect((await deliveries.find(id))?.state).toBe("sent");
    expect(await say("digest resend nothing")).toBe("AMW knows no posting nothing; /amw digest history lists them.");
  });
});

describe("the form", () => {
  const CALLER = { actor: ADA, surface: "slack", timezone: "Asia/Kolkata" } as const;

  it("is filled with what is known of the asker, and asks for the time", async () => {
    const form = await desk.amw.form("digest subscribe --days mon-fri --at 9pm", CALLER);
    const field = (name: string) => form?.fields.find((one) => one.name === name);
    expect([field("at")?.value, field("days")?.value, field("timezone")?.value]).toEqual([
      "21:00",
      "weekdays",
      "Asia/Kolkata",
    ]);
    expect(field("at")).toMatchObject({ kind: "time", required: true, label: "Time" });
    expect(field("segment")).toMatchObject({ several: true, suggest: "segment", lead: "digest subscribe --segment " });
    expect(form).toMatchObject({ title: "Set up a digest", submit: "Subscribe", hints: true });
    expect((await desk.amw.form("digest subscribe", { actor: ADA, surface: "slack" }))?.fields[2]?.value).toBe(
      "Europe/Berlin",
    );
  });

  it.each<[Record<string, string>, string]>([
    [{}, "Nothing of the last 30 days passes this; of the 91 announcements that do, the newest came on 17 Sep 2026."],
    [
      { segment: "hbm", at: "nonsense" },
      "Nothing of the last 30 days passes this; of the 6 announcements that do, the newest came on 27 Jul 2026.",
    ],
    [{ segment: "fuondry" }, "I know no segment called “fuondry”; did you mean foundry (晶圆代工)?"],
    [{ segment: "hbm", excludeSegment: "hbm" }, "No announcement of the knowledge base passes this; choose less."],
  ])("says what %j would have brought", async (values, sentence) => {
    expect(await desk.amw.hint("digest subscribe", values, CALLER)).toBe(sentence);
  });

  it("counts what leads by its lift", async () => {
    desk.now = new Date("2026-07-31T12:00:00Z");
    expect(await desk.amw.hint("digest subscribe", {}, CALLER)).toMatch(
      /^In the last 30 days this would have brought \d+ announcements, \d+ of them leading\.$/,
    );
    const leading = async (lift: string) =>
      Number(/(\d+) of them/.exec((await desk.amw.hint("digest subscribe", { lift }, CALLER)) ?? "")?.[1] ?? 0);
    expect(await leading("baidu,huawei,moore-threads,biren,sugon,deepseek")).toBeGreaterThan(await leading("none"));
  });

  it("gives its other buttons a line of theirs", async () => {
    const { line } = await desk.amw.filled("digest test", { at: "9", segment: "hbm", days: "weekdays" }, CALLER);
    expect(line).toBe("digest test --at 9 --days weekdays --segment hbm");
  });
});

describe("lines that are nearly right", () => {
  it.each([
    [
      "digest subscribr --at 9",
      "There is no command “digest subscribr”; did you mean digest subscribe?",
      "digest subscribe --at 9",
    ],
    ["digest unsub", "There is no command “digest unsub”; did you mean digest unsubscribe?", "digest unsubscribe"],
    ["subscribe --at 9", "There is no command “subscribe”; did you mean digest subscribe?", "digest subscribe --at 9"],
    ["subscribe", "There is no command “subscribe”; did you mean digest subscribe?", "digest subscribe"],
    [
      "digets subscribe --at 9",
      "There is no command “digets subscribe”; did you mean digest subscribe?",
      "digest subscribe --at 9",
    ],
  ])("%s", async (line, sentence, mended) => {
    const message = await desk.ask(line);
    expect(message.summary).toBe(sentence);
    expect(lineOf(message, `/amw ${mended}`)).toBe(mended);
  });

  it("lists the second words where none is near", async () => {
    expect(await say("digest fnord")).toBe("There is no command “digest fnord”; /amw help digest lists them all.");
    const help = plainText(await desk.ask("help digest"));
    for (const word of ["subscribe", "pause", "replay"]) expect(help).toContain(`/amw digest ${word}`);
    const rows = plainText(await desk.ask("help"))
      .split("\n")
      .filter((row) => row.includes("/amw digest"));
    expect(rows).toHaveLength(1);
    expect(await say("help digest pause")).toMatch(/^\/amw digest pause \[name\]/);
    expect((await desk.ask("digest pause --help")).title).toBe("Help: digest pause");
  });
});

it("does what the examples of its help say", async () => {
  const examples = COMMANDS.filter(({ managers }) => managers).flatMap((command) => command.examples);
  expect(examples.length).toBeGreaterThan(12);
  for (const example of examples.filter((one) => !/[0-9a-f]{8}/.test(one))) {
    const fresh = digestDesk(sample);
    if (!example.includes("subscribe --")) await fresh.ask("digest subscribe --at 9 --name morning");
    const { tone, summary } = await fresh.ask(example);
    expect(tone, `${example}: ${summary}`).not.toBe("refused");
    await fresh.close();
  }
});

it("answers every line there can be, and what it refuses, it refuses in words", async () => {
  const words = fc.constantFrom(
    ...'subscribe update pause resume unsubscribe now test history list replay resend restore --at 9 9am 9:30 pm --days mon-fri daily --timezone berlin New York IST --segment hbm --player huawei none --max 3 --language zh --quiet skip --alert significance>=3 ≥ --name morning chips until monday 3d --until --everywhere --share --page 2 — “ " abc001 abc002@1 @ 0 --lift --exclude-tag funding --min-novelty'.split(
      " ",
    ),
  );
  const lines = fc.array(
    fc.oneof({ weight: 9, arbitrary: words }, { weight: 1, arbitrary: fc.string({ maxLength: 12 }) }),
    { maxLength: 9 },
  );
  await fc.assert(
    fc.asyncProperty(lines, fc.constantFrom("yes", "no", "unknown"), async (parts, manages) => {
      desk.platform.manages = manages as "yes";
      const line = `digest ${parts.join(" ")}`.slice(0, 400);
      const message = await desk.ask(line);
      if (message.title === "Something went wrong") throw new Error(`${line}: ${desk.errors.at(-1)}`);
      if (message.tone === "refused") expect(message.summary, line).toMatch(/[.?!]$/);
      for (const action of message.actions)
        if (action.kind === "form") await desk.amw.form(action.line, { actor: ADA, surface: "slack" });
    }),
    { numRuns: Number(process.env.FUZZ ?? 400) },
  );
}, 600_000);
