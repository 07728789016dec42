import { Browser, type BrowserPage, type HTMLElement, type HTMLInputElement, type KeyboardEvent } from "happy-dom";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { playgroundRoutes } from "../../../src/adapters/web/playground.ts";
import { type RunningHttp, startHttp } from "../../../src/adapters/web/server.ts";
import type { Amw } from "../../../src/core/amw.ts";
import { draftsInMemory, type KeptDrafts } from "../../samples/drafts-in-memory.ts";
import { type SampleAmw, SILENT, sampleAmw } from "../../samples/knowledge-store.ts";
import { notesAmw } from "../../samples/notes-amw.ts";

let sample: SampleAmw;
let drafts: KeptDrafts;
let notes: Amw;
let http: RunningHttp;
let browser: Browser;
let page: BrowserPage;
/** Holds an answer back until it is let go, by its line. */
const held = new Map<string, Promise<void>>();

const hold = (line: string): (() => void) => {
  let release = (): void => undefined;
  held.set(line, new Promise((resolve) => (release = resolve)));
  return () => release();
};

async function serve(port: number): Promise<void> {
  const amw: Amw = {
    ...notes,
    answer: async (call) => {
      await held.get(call.line);
      return notes.answer(call);
    },
  };
  const pages = playgroundRoutes({ amw, host: "127.0.0.1" });
  http = await startHttp({ host: "127.0.0.1", port, checks: () => [], routes: () => pages, log: SILENT });
}

beforeEach(async () => {
  held.clear();
  sample = await sampleAmw();
  drafts = draftsInMemory();
  notes = notesAmw({ store: sample.store, drafts });
  await serve(0);
  browser = new Browser({
    settings: { enableJavaScriptEvaluation: true, suppressInsecureJavaScriptEnvironmentWarning: true },
  });
  page = browser.newPage();
  await page.goto(`http://127.0.0.1:${http.address.port}/`);
});
afterEach(async () => {
  await browser.close();
  await http.close();
  await sample.close();
});

const all = (selector: string) => [...page.mainFrame.document.querySelectorAll(selector)] as HTMLElement[];
const one = (selector: string): HTMLElement => {
  const [first] = all(selector);
  if (!first) throw new Error(`Nothing is ${selector}`);
  return first;
};
const texts = (selector: string) => all(selector).map(({ textContent }) => textContent);
const line = () => one("#line") as HTMLInputElement;

function type(text: string, input = line()): void {
  input.value = text;
  input.dispatchEvent(new page.mainFrame.window.Event("input", { bubbles: true }));
}
/** Gives whether the page took the key for itself. */
function key(name: string, more: object = {}): boolean {
  const { window, document } = page.mainFrame;
  const event: KeyboardEvent = new window.KeyboardEvent("keydown", {
    key: name,
    bubbles: true,
    cancelable: true,
    ...more,
  });
  return !(document.activeElement ?? document.body).dispatchEvent(event);
}
function submit(form = "#ask"): void {
  one(form).dispatchEvent(new page.mainFrame.window.Event("submit", { bubbles: true, cancelable: true }));
}
function ask(text: string): void {
  type(text);
  submit();
}
const button = (label: string): HTMLElement => {
  const found = all("button").findLast(({ textContent }) => textContent === label);
  if (!found) throw new Error(`There is no button ${label}`);
  return found;
};
const settled = (selector: string, count: number) =>
  expect.poll(() => all(selector).length, { timeout: 5000, interval: 10 }).toBe(count);

describe("asking", () => {
  it("answers what is typed, under its question, and says it to screen readers", async () => {
    expect(page.mainFrame.document.activeElement).toBe(line());
    ask("moore-threads");
    expect(texts(".turn .asked")).toEqual(["moore-threads"]);
    expect(one(".turn").getAttribute("aria-busy")).toBe("true");
    await settled(".turn article", 1);
    expect(texts("article h2")).toEqual(["Moore Threads (摩尔线程)"]);
    expect(one("#spoken").textContent).toContain("Moore Threads");
    expect(all("[aria-busy], #welcome")).toEqual([]);
    expect(line().value).toBe("");
  });

  it("asks nothing where nothing is typed", () => {
    ask("  ");
    expect(all(".turn")).toEqual([]);
  });

  it("asks what it offers to begin with", async () => {
    button("摩尔线程").click();
    await settled(".turn article", 1);
    expect(texts("article h2")).toEqual(["Moore Threads (摩尔线程)"]);
  });

  it("keeps answers in the order of their questions, whichever comes first", async () => {
    const release = hold("moore-threads");
    ask("moore-threads");
    ask("rubric");
    await settled(".turn article", 1);
    release();
    await settled(".turn article", 2);
    expect(texts(".turn .asked")).toEqual(["moore-threads", "rubric"]);
    expect(texts("article h2")[0]).toBe("Moore Threads (摩尔线程)");
    expect(one("#spoken").textContent).not.toContain("Moore Threads");
  });

  it("lets wide tables scroll by keyboard", async () => {
    ask("map");
    await settled(".scroll > table", 1);
    expect(one(".scroll").getAttribute("tabindex")).toBe("0");
  });

  it("brings back what was asked, and what was being typed", async () => {
    for (const text of ["rubric", "about", "about"]) ask(text);
    type("unsent");
    const seen = ["ArrowUp", "ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown"].map((name) => {
      expect(key(name)).toBe(true);
      return line().value;
    });
    expect(seen).toEqual(["about", "rubric", "rubric", "about", "unsent"]);
    await settled(".turn article", 3);
  });
});

describe("buttons", () => {
  it("run their line in a new turn, once, and lead the keyboard there", async () => {
    ask("latest");
    await settled(".turn article", 1);
    button("Open 1").click();
    button("Open 1").click();
    expect(button("Open 1").getAttribute("aria-busy")).toBe("true");
    await settled(".turn article", 2);
    expect(all(".turn")).toHaveLength(2);
    expect(page.mainFrame.document.activeElement).toBe(all("article h2")[1]);
    expect(button("Open 1").hasAttribute("aria-busy")).toBe(false);
  });

  it("turn pages in place, and the keyboard stays on them", async () => {
    ask("latest");
    await settled(".turn article", 1);
    button("Next").click();
    await expect.poll(() => texts(".asked"), { interval: 10 }).toEqual(["latest --page 2"]);
    expect(page.mainFrame.document.activeElement).toBe(button("Next"));
    button("Previous").click();
    await expect.poll(() => texts(".asked"), { interval: 10 }).toEqual(["latest --page 1"]);
    expect(all(".turn")).toHaveLength(1);
  });

  it("shows the last page pressed, when the one before it comes later", async () => {
    ask("latest --page 2");
    await settled(".turn article", 1);
    const release = hold("latest --page 3");
    button("Next").click();
    button("Previous").click();
    await expect.poll(() => texts(".asked"), { interval: 10 }).toEqual(["latest --page 1"]);
    const first = texts("article li")[0];
    release();
    ask("rubric");
    await settled(".turn article", 2);
    expect(texts(".asked")[0]).toBe("latest --page 1");
    expect(texts("article li")[0]).toBe(first);
  });
});

describe("completions", () => {
  const offered = async (text: string) => {
    type(text);
    await expect.poll(() => all("#completions li").length, { interval: 10 }).toBeGreaterThan(0);
  };

  it("come while typing, and are asked when chosen", async () => {
    await offered("moore th");
    expect(one("#completions li").textContent).toBe("Moore Threads (摩尔线程)player");
    expect(line().getAttribute("aria-expanded")).toBe("true");
    expect(key("ArrowDown")).toBe(true);
    expect(line().getAttribute("aria-activedescendant")).toBe(one("[aria-selected=true]").id);
    expect(key("Enter")).toBe(true);
    await settled(".turn article", 1);
    expect(texts(".asked")).toEqual(["moore-threads"]);
    expect(one("#completions").hidden).toBe(true);
  });

  it("leave Enter to what is typed until one is chosen", async () => {
    await offered("moore th");
    expect(key("Enter")).toBe(false);
  });

  it("are filled in by Tab, dropped by Escape, asked by a click", async () => {
    await offered("search --pl");
    expect(key("Tab")).toBe(true);
    expect(line().value).toBe("search --player ");
    await offered("search --player huaw");
    expect(key("Escape")).toBe(true);
    expect(one("#completions").hidden).toBe(true);
    expect(line().value).toBe("search --player huaw");
    expect(key("Tab")).toBe(false);
    await offered("moore th");
    one("#completions li").click();
    await settled(".turn article", 1);
  });

  it("leave the keys to an input method while it composes", async () => {
    await offered("moore th");
    expect(key("ArrowDown", { isComposing: true })).toBe(false);
    expect(all("[aria-selected=true]")).toEqual([]);
  });
});

describe("forms", () => {
  const openFilter = async (asked: string) => {
    ask(asked);
    await settled(".turn article", 1);
    button("Filter").click();
    await settled("dialog[open] form", 1);
  };
  const field = (name: string) => one(`dialog [name=${name}]`) as HTMLInputElement;

  it("are filled with what the line says, and ask what is filled in", async () => {
    await openFilter("latest --player huawei");
    expect(texts("dialog h2")).toEqual(["Latest"]);
    expect(field("player").value).toBe("huawei");
    field("minNovelty").value = "2";
    submit("dialog form");
    await settled(".turn article", 2);
    expect(texts(".asked")[1]).toBe("latest --player huawei --min-novelty 2");
    expect(all("dialog[open]")).toEqual([]);
  });

  it("say what is wrong under the field, keep what is there, and let it be mended", async () => {
    await openFilter("latest");
    type("soon", field("since"));
    field("status").value = "disputed";
    submit("dialog form");
    await settled(".problem", 1);
    expect(one(".problem").parentElement).toBe(field("since").parentElement);
    expect(one(".problem").textContent).toMatch(/^Write a date as 2026/);
    expect(field("since").getAttribute("aria-invalid")).toBe("true");
    expect(field("since").getAttribute("aria-describedby")).toContain(one(".problem").id);
    expect(page.mainFrame.document.activeElement).toBe(field("since"));
    expect(field("status").value).toBe("disputed");
    type("2026", field("since"));
    submit("dialog form");
    await settled(".turn article", 2);
    expect(texts(".asked")[1]).toBe("latest --since 2026 --status disputed");
  });

  it("complete the values that have names", async () => {
    await openFilter("latest");
    type("huawei,moore", field("player"));
    const values = () => all("#options-player option").map((option) => option.getAttribute("value"));
    await expect.poll(values, { interval: 10 }).toContain("huawei,moore-threads");
    expect(field("player").getAttribute("list")).toBe("options-player");
  });
});

describe("forms that curate", () => {
  const field = (name: string) => one(`dialog [name=${name}]`) as HTMLInputElement;
  const openNote = async (asked = "add note") => {
    const before = all(".turn article").length;
    ask(asked);
    await settled(".turn article", before + 1);
    await settled("dialog[open] form", 1);
  };
  const fillIn = (values: Readonly<Record<string, string>>): void => {
    for (const [name, value] of Object.entries(values)) type(value, field(name));
  };
  const GOOD = { title: "T", body: "One\n\ntwo", score: "1", why: "So" };

  it("open by themselves where something is missing, in steps, with room for several lines", async () => {
    await openNote("add note --title T");
    expect(texts("dialog h2, dialog h3")).toEqual(["A new note", "What", "Scores"]);
    expect(field("title").value).toBe("T");
    expect(field("body").tagName).toBe("TEXTAREA");
  });

  it("stay until what they say is taken, with what only the answer finds wrong under the fields", async () => {
    await openNote();
    fillIn({ ...GOOD, title: "refuse" });
    submit("dialog form");
    await settled(".problem", 2);
    expect(texts(".problem")).toEqual(["Taken.", "This reason does not hold."]);
    expect(one("#problem-why").parentElement).toBe(field("why").parentElement);
    type("T", field("title"));
    submit("dialog form");
    await settled(".turn article", 2);
    expect(texts(".turn article")[1]).toContain("Saved T So One");
    expect(all("dialog[open]")).toEqual([]);
    expect(drafts.kept.size).toBe(0);
  });

  it("keep what is typed as it is typed and when they are closed, and offer it again", async () => {
    await openNote();
    fillIn({ title: "Half" });
    await expect.poll(() => [...drafts.kept.values()][0]?.values.title, { interval: 20 }).toBe("Half");
    fillIn({ body: "done" });
    button("Cancel").click();
    await expect.poll(() => [...drafts.kept.values()][0]?.values.body, { interval: 20 }).toBe("done");
    await openNote();
    expect(field("body").value).toBe("done");
    expect(one(".draft").textContent).toContain("and did not save.");
    button("Start afresh").click();
    await expect.poll(() => field("body").value, { interval: 20 }).toBe("");
    expect(drafts.kept.size).toBe(0);
  });
});

describe("when AMW is gone", () => {
  it("says so where the answer would be, and asks again when told", async () => {
    const { port } = http.address;
    await http.close();
    ask("rubric");
    await settled(".failure", 1);
    expect(one(".failure").textContent).toBe(
      "AMW does not answer. Start it again with npm start, then try once more. Try again",
    );
    await serve(port);
    button("Try again").click();
    await settled(".turn article", 1);
    expect(all(".failure")).toEqual([]);
  });

  it("says so over the line where a form would open, and opens it when told", async () => {
    const { port } = http.address;
    ask("latest");
    await settled(".turn article", 1);
    await http.close();
    button("Filter").click();
    await expect.poll(() => one("#notice").textContent, { interval: 10 }).toMatch(/^AMW does not answer\./);
    await serve(port);
    button("Try again").click();
    await settled("dialog[open] form", 1);
    expect(one("#notice").hidden).toBe(true);
  });
});
