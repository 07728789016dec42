import { describe, expect, test } from "vitest";
import { ADA, BO, DAN } from "../../samples/curating-desk.ts";
import { buttons, eachOnItsDesk, lineOf, openedForm, said } from "./curating-talk.ts";

const MUSACODER = "2026-06-musacoder-first-domestic-gpu";
const on = eachOnItsDesk();
const form = (line: string, as = ADA) => openedForm(on.desk, line, as);

describe("edit by text", () => {
  test.each<[string, string, Record<string, unknown>, string]>([
    [
      "edit moore-threads --homepage https://en.mthreads.com",
      "player:moore-threads",
      { homepage: "https://en.mthreads.com" },
      "Homepage: https://www.mthreads.com → https://en.mthreads.com",
    ],
    ["edit 摩尔线程 --listing none", "player:moore-threads", { listing: undefined }, "Listing removed"],
    ["edit moore-threads --country China", "player:moore-threads", { country: "CN" }, "already"],
    ["edit moore-threads --alias +MooreT --alias -MTT", "player:moore-threads", {}, "Alias MooreT added"],
    [
      `edit ${MUSACODER} --segment +ai-clusters`,
      `announcement:${MUSACODER}`,
      { segments: ["training-accelerators", "software-stack", "ai-clusters"] },
      "Segment ai-clusters added",
    ],
    [
      `edit ${MUSACODER} --segment 训练加速器`,
      `announcement:${MUSACODER}`,
      { segments: ["training-accelerators"] },
      "Segment software-stack removed",
    ],
    [
      `edit ${MUSACODER} --tag "-geopolitics,+Open Weights"`,
      `announcement:${MUSACODER}`,
      { tags: ["launch", "training-run", "open-weights"] },
      "Tag open-weights added",
    ],
    [
      `edit ${MUSACODER} --rival +华为,+寒武纪`,
      `announcement:${MUSACODER}`,
      { rivals: ["huawei", "kunlunxin", "biren", "metax", "nvidia", "cambricon"] },
      "Rival cambricon added",
    ],
    [
      `edit ${MUSACODER} --title "A model, not a GPU"`,
      `announcement:${MUSACODER}`,
      { title: "A model, not a GPU" },
      "Title:",
    ],
    [
      `edit ${MUSACODER} --watch "-The race" --watch "+Who, if anybody, repeats it?"`,
      `announcement:${MUSACODER}`,
      {},
      "Who, if anybody, repeats it?",
    ],
    [`edit ${MUSACODER} --region +uk,-US`, `announcement:${MUSACODER}`, {}, "region"],
    [
      `edit ${MUSACODER} --scepticism none --map-delta "Another text."`,
      `announcement:${MUSACODER}`,
      {},
      "Scepticism removed",
    ],
    [
      'edit hbm --definition "Stacked memory." --alias +HBM3E',
      "segment:hbm",
      { definition: "Stacked memory." },
      "Definition:",
    ],
    ['edit mtt-s5000 --what "training card" --alias +S5K', "player:moore-threads", {}, "Product mtt-s5000"],
    [
      'edit moore-threads --makes "+mtt-s6000 | MTT S6000 | 平湖二"',
      "player:moore-threads",
      {},
      "MTT S6000 (mtt-s6000)",
    ],
    [
      `edit ${MUSACODER} --source "+https://www.reuters.com/a | 2026-06-11 | B2"`,
      `announcement:${MUSACODER}`,
      {},
      "Source added: reuters.com, https://www.reuters.com/a",
    ],
  ])("%s", async (line, id, expected, tells) => {
    const message = await on.desk.ask(line);
    expect(said(message).toLowerCase()).toContain(tells.toLowerCase());
    expect(await on.desk.record(id)).toMatchObject(
      Object.fromEntries(Object.entries(expected).filter(([, value]) => value !== undefined)),
    );
    for (const [key, value] of Object.entries(expected))
      if (value === undefined) expect(await on.desk.record(id)).not.toHaveProperty(key);
  });

  test("answers with what changed, and how to take it back, see it and see its history", async () => {
    const message = await on.desk.ask('edit moore-threads --listing Hongkong --reason "It moved"');
    expect(message.tone).toBe("done");
    expect(buttons(message)).toEqual(
      ["Undo", "Show", "History", "Share"].filter((label) => buttons(message).includes(label)),
    );
    expect(lineOf(message, "Undo")).toBe("undo 1");
    expect(lineOf(message, "Show")).toBe("player:moore-threads");
    expect(lineOf(message, "History")).toBe("history player:moore-threads");
    const [change] = (await on.desk.desk.state.audit.list({ limit: 1, offset: 0 })).changes;
    expect(change).toMatchObject({
      by: ADA,
      what: "edit",
      reason: "It moved",
      where: { surface: "slack", channel: "C1" },
    });
    expect(said(await on.desk.ask("moore-threads", DAN))).toContain("Hongkong");
  });

  test("keeps keys that AMW does not know, and the place of those it does", async () => {
    const before = Object.keys(await on.desk.record("player:moore-threads"));
    await on.desk.ask('edit moore-threads --summary "A designer of GPUs in Beijing."');
    expect(Object.keys(await on.desk.record("player:moore-threads"))).toEqual(before);
  });

  test.each<[string, string]>([
    ["edit", "Edit what? Name a record, for example /amw edit moore-threads."],
    ["edit nobody-knows --name X", "I know no player, product, segment or announcement called “nobody-knows”"],
    ["edit moore-threads --title X", "edit of a player has no flag --title; it takes --name, --native-name, --alias"],
    [`edit ${MUSACODER} --homepage x`, "edit of an announcement has no flag --homepage"],
    [`edit ${MUSACODER} --date yesterday`, "Date: Write a date as YYYY, YYYY-MM or YYYY-MM-DD"],
    [`edit ${MUSACODER} --date 2025`, "Date: The id starts with 2026-06 but “date” is 2025: make the two agree."],
    [`edit ${MUSACODER} --title none`, "Title: Give the announcement a title."],
    [`edit ${MUSACODER} --segment none`, "Segment"],
    [`edit ${MUSACODER} --segment +hbm,foundry`, "Write the whole list, or put + before what to add"],
    [
      `edit ${MUSACODER} --segment -hbm`,
      "“hbm” is not there to take away; there is training-accelerators, software-stack.",
    ],
    [`edit ${MUSACODER} --segment +hbmx`, "I know no segment called “hbmx”"],
    [`edit ${MUSACODER} --player huawei`, "is made by “moore-threads”, which is not among the players"],
    [`edit ${MUSACODER} --rival +moore-threads`, "is no rival of its own"],
    [`edit ${MUSACODER} --tag +!!`, "“!!” is no tag"],
    [`edit ${MUSACODER} --retracted no`, "It is not retracted; /amw retract retracts it, with a reason."],
    [`edit ${MUSACODER} --map-delta none`, "mapDelta"],
    ["edit biren --alias +华为", "“华为” is a name of Huawei already"],
    ["edit biren --kind shop", "Choose what it is: company, lab"],
    ["edit biren --country Atlantis", "I know no region called “Atlantis”"],
    ["edit moore-threads --makes -musacoder", "“musacoder” is no product"],
    ["edit biren --makes +mtt-s5000|S5000", "“mtt-s5000” is a product of Moore Threads already"],
    ["edit biren --homepage example", "Give the homepage's full address."],
    ["edit biren --version xyz --name Y", "a version is what a form says by itself"],
  ])("%s is refused", async (line, sentence) => {
    const message = await on.desk.ask(line);
    expect(message.tone).toBe("refused");
    expect(said(message)).toContain(sentence);
  });

  test("says so where nothing would change", async () => {
    const message = await on.desk.ask("edit huawei --country CN");
    expect(said(message)).toContain("It says so already, so there was nothing to save.");
  });

  test("is for editors", async () => {
    const message = await on.desk.ask("edit huawei --country US", DAN);
    expect(message.tone).toBe("refused");
    expect(said(message)).toContain("editor");
    expect(await on.desk.record("player:huawei")).toMatchObject({ country: "CN" });
  });

  test("says what there is to change where no form can be shown", async () => {
    const message = await on.desk.ask("edit huawei", ADA, { forms: false });
    expect(said(message)).toContain(
      "Say what should change of “Huawei (华为)”, for example /amw edit player:huawei --name",
    );
  });
});

describe("edit by form", () => {
  test("opens filled with what the record says, and saves only what was changed", async () => {
    for (const id of ["player:moore-threads", "product:mtt-s5000", "segment:hbm", `announcement:${MUSACODER}`]) {
      const opened = await form(`edit ${id}`);
      expect(opened.values.reason).toBe("");
      const message = await opened.send({});
      expect(said(message)).toContain("It says so already");
    }
    const asked = await on.desk.ask("edit hbm");
    expect(asked.actions[0]).toMatchObject({ kind: "form", line: "edit segment:hbm", atOnce: true });
    const { values, title, fields, send } = await form("edit segment:hbm");
    expect(title).toContain("HBM");
    expect(fields.map(({ name }) => name)).toEqual(["name", "nativeName", "alias", "definition", "example", "reason"]);
    expect(values.definition).toBe((await on.desk.record("segment:hbm")).definition);
    const message = await send({ definition: "Memory in stacks." });
    expect(message.tone).toBe("done");
    expect((await on.desk.record("segment:hbm")).definition).toBe("Memory in stacks.");
  });

  test("a field that is emptied is emptied; entries of a list keep their signs", async () => {
    const opened = await form("edit moore-threads");
    await opened.send({ homepage: "", listing: "Shanghai", caveat: "+243 % in a year is the company's own figure." });
    const record = await on.desk.record("player:moore-threads");
    expect(record).not.toHaveProperty("homepage");
    expect(record).toMatchObject({ listing: "Shanghai", caveats: ["+243 % in a year is the company's own figure."] });
  });

  test("problems stand under their fields, and what was typed is kept", async () => {
    const opened = await form(`edit ${MUSACODER}`);
    const message = await opened.send({ title: "", date: "soon", segment: "hbm, foundry, nonsense" });
    expect(message.problems).toEqual({
      segment: expect.stringContaining("nonsense"),
      title: "Give the announcement a title.",
      date: "Write a date as YYYY, YYYY-MM or YYYY-MM-DD, as precisely as it is known.",
    });
    const again = await opened.send({ title: "", date: "soon" });
    expect(again.problems).toEqual({
      title: "Give the announcement a title.",
      date: "Write a date as YYYY, YYYY-MM or YYYY-MM-DD, as precisely as it is known.",
    });
    expect(await on.desk.record(MUSACODER)).toMatchObject({ date: "2026-06" });
  });

  test("what another record rests on stays, and the sentence stands where it can be mended", async () => {
    const message = await on.desk.ask("edit huawei --alias +HWX --segment -ai-clusters");
    expect(message.problems).toEqual({
      segment:
        "“AI clusters and supernodes (智算集群与超节点)” shows it as an example, so it must stay in there; take it out first with /amw edit ai-clusters --example.",
    });
  });

  test("two people: the second sees both and the difference, and can put hers on top", async () => {
    const adas = await form("edit huawei");
    const bos = await form("edit huawei", BO);
    expect(
      (
        await bos.send({
          summary: "Bo's words.",
          segment: bos.values.segment?.replace("inference-accelerators, ", "") ?? "",
        })
      ).tone,
    ).toBe("done");
    const refused = await adas.send({ summary: "Ada's words.", alias: `${adas.values.alias}\nHW`, homepage: "" });
    expect(refused.tone).toBe("refused");
    expect(said(refused)).toContain("Bo changed “Huawei (华为)” meanwhile, so nothing was saved.");
    expect(said(refused)).toContain("Meanwhile, by Bo");
    expect(said(refused)).toMatch(/→ Bo's words\./);
    expect(said(refused)).toContain("Segment inference-accelerators removed");
    expect(said(refused)).toContain("Yours, not saved");
    expect(said(refused)).toMatch(/→ Ada's words\./);
    expect(said(refused)).toContain("Alias HW added");
    expect(await on.desk.record("player:huawei")).toMatchObject({ summary: "Bo's words." });
    const done = await on.desk.ask(lineOf(refused, "Do mine on top"));
    expect(done.tone).toBe("done");
    const record = await on.desk.record("player:huawei");
    expect(record).toMatchObject({ summary: "Ada's words." });
    expect(record.aliases).toContain("HW");
    // What Bo did and Ada did not touch stays.
    expect(record.segments).not.toContain("inference-accelerators");
    expect(record).not.toHaveProperty("homepage");
  });

  test("the third of three is told of the second, too", async () => {
    const adas = await form("edit huawei");
    await on.desk.ask('edit huawei --summary "One."', BO);
    await on.desk.ask('edit huawei --listing "Nowhere"', BO);
    const refused = await adas.send({ summary: "Mine." });
    expect(said(refused)).toMatch(/→ One\./);
    expect(said(refused)).toContain("→ Nowhere");
  });

  test("two lines at once: one is saved, the other is told", async () => {
    const [ada, bo] = await Promise.all([
      on.desk.ask('edit huawei --listing "Ada\'s"'),
      on.desk.ask('edit huawei --listing "Bo\'s"', BO),
    ]);
    const tones = [ada, bo].map(({ tone }) => tone);
    expect(tones.toSorted()).toEqual(["done", "refused"]);
    const [refused, other] = ada.tone === "refused" ? [ada, "Bo's"] : [bo, "Ada's"];
    expect(said(refused)).toContain("meanwhile, so nothing was saved.");
    expect(said(refused)).toContain(`Listing: Not listed; privately held → ${other}`);
    expect(await on.desk.record("player:huawei")).toMatchObject({ listing: other });
    expect((await on.desk.ask(lineOf(refused, "Do mine on top"))).tone).toBe("done");
    expect((await on.desk.desk.state.audit.list({ limit: 9, offset: 0 })).total).toBe(2);
  });

  test("nobody but editors gets a form", async () => {
    await expect(form("edit huawei", DAN)).rejects.toThrow("No form");
  });

  test("a retraction can be taken back", async () => {
    await on.desk.ask(`retract ${MUSACODER} --reason "A hoax."`);
    const opened = await form(`edit ${MUSACODER}`);
    expect(opened.values.retracted).toBe("yes");
    const message = await opened.send({ retracted: "no" });
    expect(said(message)).toContain("No longer retracted");
    expect(await on.desk.record(MUSACODER)).not.toHaveProperty("retracted");
  });
});

test("what was typed is never live in what AMW says", async () => {
  const evil = "<!channel> @everyone <@U1> [a](https://evil.example)";
  const message = await on.desk.ask(`edit huawei --listing "${evil}"`);
  const spans = JSON.stringify(message.blocks);
  expect(spans).toContain("<!channel>");
  expect(spans).not.toContain('"kind":"link"');
});
