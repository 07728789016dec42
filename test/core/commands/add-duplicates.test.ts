import { describe, expect, test } from "vitest";
import { buttons, eachOnItsDesk, lineOf, openedForm, said } from "./curating-talk.ts";

const on = eachOnItsDesk();
const THERE = "2026-06-10-musacoder-opensource";
const SCORES =
  '--novelty 1 --novelty-reason "New detail." --significance 1 --significance-reason "One player re-plans."';
const rest = `--player moore-threads --region CN --summary "Weights of a code model were put online." --why-it-matters "A proof piece." ${SCORES}`;
const AMP =
  "http://m.reddit.com/r/LocalLLaMA/comments/1u1zjw0/moorethreadsmusacoder27b_huggingface/amp/?utm_source=x#top";
const SAME_PAGE = `add announcement "Weights are online" --date 2026-11-20 ${rest} --source "${AMP} | Reddit" --source "https://news.example/9 | News" --claim "moore-threads: MusaCoder ran on 64 nodes of MTT S5000 with eight 80 GB cards each | evidence: 2"`;

describe("what is there already", () => {
  test("the same page by another address is shown side by side before anything is saved", async () => {
    const asked = await on.desk.ask(SAME_PAGE);
    expect(asked.tone).toBe("caution");
    expect(said(asked)).toContain("it has the same address");
    expect(said(asked)).toContain("Moore Threads opens MusaCoder");
    expect(buttons(asked)).toEqual([
      "Merge into no. 1",
      "Add as evidence to no. 1",
      "Save as new",
      "Change it",
      "Open no. 1",
      "Open no. 2",
    ]);
    expect((await on.desk.desk.state.audit.list({ limit: 1, offset: 0 })).total).toBe(0);
  });

  test("merged into that one: it gains what it lacks and keeps what it says", async () => {
    const before = await on.desk.record(THERE);
    const done = await on.desk.ask(lineOf(await on.desk.ask(SAME_PAGE), "Merge into no. 1"));
    expect(done.tone).toBe("done");
    const after = await on.desk.record(THERE);
    expect(after.title).toBe(before.title);
    expect(after.read).toEqual(before.read);
    expect(after.sources).toEqual([
      ...(before.sources as unknown[]),
      { url: "https://news.example/9", publisher: "News", grade: "F6" },
    ]);
    expect((after.claims as unknown[]).length).toBe((before.claims as unknown[]).length + 1);
    expect(buttons(done)).toContain("Undo");
  });

  test("added as evidence to the claim that says nearly the same", async () => {
    const asked = await on.desk.ask(SAME_PAGE);
    const line = lineOf(asked, "Add as evidence to no. 1");
    expect(line).toContain("--for-claim musacoder-64-nodes");
    expect(said(await on.desk.ask(line))).toContain("as evidence for its claim musacoder-64-nodes");
    const { claims, sources } = await on.desk.record(THERE);
    expect(sources).toHaveLength(4);
    expect(claims).toContainEqual(
      expect.objectContaining({
        id: "musacoder-64-nodes",
        evidence: expect.arrayContaining([
          expect.objectContaining({ source: "https://news.example/9", stance: "supports", quotesClaimant: true }),
        ]),
      }),
    );
    const again = await on.desk.ask(line);
    expect(said(again)).toContain("nothing to save");
  });

  test("saved as new where a person says so", async () => {
    const done = await on.desk.ask(lineOf(await on.desk.ask(SAME_PAGE), "Save as new"));
    expect(done.tone).toBe("done");
    expect(await on.desk.record("2026-11-20-moore-threads-weights-online")).toMatchObject({
      title: "Weights are online",
    });
  });

  test("the same wording, and the same product in the same days, count too; other news does not", async () => {
    const title = "Moore Threads opens MusaCoder and calls it the first code model fully trained on a domestic GPU";
    const wording = await on.desk.ask(
      `add announcement "${title}" --date 2026-11-20 ${rest} --source https://n.example/1`,
    );
    expect(said(wording)).toContain("it says nearly the same");
    const product = await on.desk.ask(
      `add announcement "Something else" --date 2026-06-14 ${rest} --product MooreEval --source https://n.example/1`,
    );
    expect(said(product)).toContain("same player and product in the same days");
    const other = await on.desk.ask(
      `add announcement "Something else" --date 2026-11-14 ${rest} --product MooreEval --source https://n.example/1`,
    );
    expect(other.tone).toBe("done");
  });

  test("what was filled into the form waits while they are looked at, and is gone once it is saved", async () => {
    const form = await openedForm(on.desk, SAME_PAGE);
    const asked = await form.send({ caveat: "Seen in a copy." });
    expect(asked.tone).toBe("caution");
    const again = await openedForm(on.desk, "add announcement");
    expect(again.values.caveat).toBe("Seen in a copy.");
    await on.desk.ask(lineOf(asked, "Save as new"));
    expect((await openedForm(on.desk, "add announcement")).values.caveat).toBe("");
  });
});
