import { beforeEach, describe, expect, test } from "vitest";
import type { Page } from "../../../src/core/curating/pages.ts";
import { DAN } from "../../samples/curating-desk.ts";
import { buttons, eachOnItsDesk, lineOf, openedForm, said } from "./curating-talk.ts";

const on = eachOnItsDesk();
const URL = "https://news.example/s6000";
const PAGE: Page = {
  url: URL,
  canonical: URL,
  title: "Moore Threads unveils the MTT S6000 | News",
  publisher: "Example News",
  published: "2026-11-20",
  language: "en",
  text: `Moore Threads (摩尔线程) unveiled the MTT S6000, a training card, in Beijing. It claims that the card is the first domestic card with 192 GB of memory. It raises the production capacity for training accelerators.

The card competes with NVIDIA's H100 and Huawei's Ascend. It costs 15% less than the MTT S5000. China wants domestic chips.`,
};
const FINISHED = {
  whyItMatters: "It eases a bottleneck.",
  mapDelta: "A card with more memory.",
  claim: "",
};

beforeEach(() => {
  on.desk.pages.set(URL, { outcome: "read", page: PAGE });
});

describe("add <url>", () => {
  test("says what it read, what it found and what it proposes, point by point, and saves nothing", async () => {
    const message = await on.desk.ask(`add ${URL}`);
    const told = said(message);
    expect(told).toContain("nothing is saved yet");
    expect(told).toContain("Moore Threads unveils the MTT S6000");
    expect(told).toMatch(/Published:? 20 Nov 2026/u);
    expect(told).toContain("It costs 15% less than the MTT S5000.");
    expect(told).toContain("+1 It has new detail on the product MTT S5000.");
    expect(told).toContain("+1 Its headline names what AMW does not know: MTT S6000, so the known player map changes.");
    expect(message.summary).toContain("Proposed: novelty 2, significance 2.");
    expect(buttons(message)).toEqual(["Fill in the form", "Open the page"]);
    expect(lineOf(message, "Fill in the form")).toBe("add announcement");
    expect((await on.desk.desk.state.audit.list({ limit: 1, offset: 0 })).total).toBe(0);
  });

  test("the form opens filled in, and what a person adds to it is saved", async () => {
    const asked = await on.desk.ask(`add <${URL}>`);
    const form = await openedForm(on.desk, lineOf(asked, "Fill in the form"));
    expect(form.values).toMatchObject({
      title: "Moore Threads unveils the MTT S6000 / News",
      date: "2026-11-20",
      player: "moore-threads",
      product: "mtt-s5000",
      region: "CN",
      novelty: "2",
      significance: "2",
      whyItMatters: "",
      source: `${URL} | Example News | 2026-11-20`,
    });
    expect(form.values.rival).toContain("nvidia");
    expect(form.values.figure).toContain("15% less");
    const refused = await form.send({ whyItMatters: "It eases a bottleneck." });
    expect(Object.keys(refused.problems ?? {})).toEqual(["mapDelta"]);
    const done = await form.send(FINISHED);
    expect(said(done)).toContain("AMW:1/N:2/S:2/");
    expect(await on.desk.record("2026-11-20-moore-threads-s6000-news")).toMatchObject({
      players: ["moore-threads"],
      sources: [{ url: URL, publisher: "Example News", published: "2026-11-20" }],
    });
    expect((await openedForm(on.desk, "add announcement")).values.title).toBe("");
  });

  test("the same page again is told as such, side by side, and proposed as a repeat", async () => {
    const form = await openedForm(on.desk, lineOf(await on.desk.ask(`add ${URL}`), "Fill in the form"));
    await form.send(FINISHED);
    const again = await on.desk.ask(`add ${URL}`);
    expect(again.tone).toBe("caution");
    expect(said(again)).toContain("it has the same address");
    expect(said(again)).toContain(
      "−3 The knowledge base says nearly the same already, in 2026-11-20-moore-threads-s6000-news, so it is a repeat.",
    );
    expect(buttons(again)).toContain("Open no. 1");
  });

  test("never writes over what somebody typed and did not save", async () => {
    const form = await openedForm(on.desk, "add announcement");
    await on.desk.amw.keep(
      form.command,
      { title: "Mine" },
      { actor: { id: "slack:T1/U1", name: "Ada" }, surface: "slack" },
    );
    const asked = await on.desk.ask(`add ${URL}`);
    expect(said(asked)).toContain("You have a form of an announcement that is not saved.");
    expect((await openedForm(on.desk, "add announcement")).values.title).toBe("Mine");
    await on.desk.ask(lineOf(asked, "Put this page in its place"));
    expect((await openedForm(on.desk, "add announcement")).values.title).toContain("S6000");
    const changed = await openedForm(on.desk, "add announcement");
    await on.desk.amw.keep(
      changed.command,
      { ...changed.values, title: "Better" },
      { actor: { id: "slack:T1/U1", name: "Ada" }, surface: "slack" },
    );
    await on.desk.ask(`add ${URL}?utm_source=x`.replace("?utm_source=x", ""));
    expect((await openedForm(on.desk, "add announcement")).values.title).toBe("Better");
  });

  test("where forms cannot be shown it says the line to type", async () => {
    const told = said(await on.desk.ask(`add ${URL}`, undefined, { forms: false }));
    expect(told).toContain("/amw add announcement --title");
    expect(told).toContain("--source");
    expect(told).toContain("--why-it-matters");
  });

  test("a page that cannot be read is told why, with the form all the same", async () => {
    const refused = await on.desk.ask("add https://gone.example/1");
    expect(said(refused)).toContain(
      "AMW cannot read https://gone.example/1: it is not there. You can fill in the form by hand.",
    );
    const form = await openedForm(on.desk, lineOf(refused, "Fill in the form"));
    expect(form.values.source).toBe("https://gone.example/1");
    const plain = await on.desk.ask("add https://gone.example/1", undefined, { forms: false });
    expect(said(plain)).toContain("/amw add announcement --source https://gone.example/1");
  });

  test("without an address it says what can be added, and mends what is nearly right", async () => {
    const message = await on.desk.ask("add");
    expect(buttons(message)).toEqual(["Announcement", "Player", "Segment"]);
    expect(said(await on.desk.ask("add anouncement X"))).toContain("did you mean /amw add announcement X?");
    expect(said(await on.desk.ask("add something strange"))).toContain("no address of a page");
    expect((await on.desk.ask(`add ${URL}`, DAN)).tone).toBe("refused");
  });
});
