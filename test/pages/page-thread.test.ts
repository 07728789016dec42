import { describe, expect, it } from "vitest";
import { LIMITS } from "../../src/pages/limits.ts";
import { pageNotes } from "../../src/pages/page-thread.ts";
import { refusal } from "../../src/pages/refusal.ts";
import { article, FakeWeb, PARAGRAPHS } from "../fakes/web/fake-web.ts";

const never = new AbortController().signal;
const raw = (html: string) => ({ bytes: Buffer.from(html), kind: "html" as const, charset: undefined });

describe("the thread that reads a page", () => {
  it("gives the notes and ends", async () => {
    const notes = await pageNotes(raw(article()), LIMITS, never);
    expect(notes).toMatchObject({ documentTitle: "Moore Threads ships MUSA 5.1", language: "en" });
  });

  it("is ended when its time is up", async () => {
    const tangle = `<table>${"<tr><td><a><b>".repeat(30_000)}`;
    const before = performance.now();
    await expect(pageNotes(raw(tangle), { ...LIMITS, readingMs: 300 }, never)).rejects.toThrow(
      refusal("tangled").message,
    );
    expect(performance.now() - before).toBeLessThan(2000);
  });

  it("is ended when AMW stops", async () => {
    const stop = new AbortController();
    const reading = pageNotes(
      raw(article({ body: PARAGRAPHS.repeat(5000) })),
      { ...LIMITS, readingMs: 5000 },
      stop.signal,
    );
    setTimeout(() => stop.abort(), 20);
    await expect(reading).rejects.toThrow(refusal("tangled").message);
  });

  it("may use up its own memory and nobody else's", async () => {
    await expect(
      pageNotes(raw("<b>x</b>".repeat(200_000)), { readingMs: 15_000, readingMb: 24 }, never),
    ).rejects.toThrow(refusal("tangled").message);
  });

  it("keeps a large page off everybody else's time", async () => {
    const web = await FakeWeb.open();
    web.page("news.example/", article({ body: PARAGRAPHS.repeat(1000) }));
    const pages = web.pages();
    await pages.read("http://news.example/");
    let turns = 0;
    const turning = setInterval(() => turns++, 1);
    await expect(pages.read("http://news.example/")).resolves.toMatchObject({ outcome: "read" });
    clearInterval(turning);
    // Parsing here would hold the loop for some hundred milliseconds at a stretch.
    expect(turns).toBeGreaterThan(20);
    await web.close();
  });
});
