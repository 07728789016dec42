import { beforeEach, describe, expect, it } from "vitest";
import type { Amw, Caller } from "../../../src/core/amw.ts";
import type { Role } from "../../../src/core/command/declare.ts";
import { draftsInMemory, type KeptDrafts } from "../../samples/drafts-in-memory.ts";
import { sampleAmw } from "../../samples/knowledge-store.ts";
import { notesAmw } from "../../samples/notes-amw.ts";

const MINUTE = 60_000;

const CALLER: Caller = { actor: { id: "slack:T1/U1", name: "Ada" }, surface: "slack", forms: true };
const FEW: Caller = { ...CALLER, controls: 2 };

let now: number;
let role: Role;
let drafts: KeptDrafts;
let errors: string[];
let amw: Amw;

const { store } = await sampleAmw();

/** AMW as after a start, over what was kept before. */
const started = (): Amw => notesAmw({ store, drafts, now: () => new Date(now), role: () => role, errors });

beforeEach(() => {
  now = Date.UTC(2026, 10, 25, 9);
  role = "editor";
  drafts = draftsInMemory();
  errors = [];
  amw = started();
});

const ask = (line: string, caller: Caller = CALLER) => amw.answer({ ...caller, line });
const valuesIn = async (line: string, caller: Caller = CALLER) =>
  Object.fromEntries(
    ((await amw.form(line, caller))?.fields ?? []).flatMap(({ name, value }) => (value === "" ? [] : [[name, value]])),
  );
const GOOD = { title: "T", body: 'One\ntwo “three” 「four」 «five» "six" ⟦seven⟧', score: "1", why: "So --it is" };

describe("a draft", () => {
  it("is kept from the moment of submission, whatever is wrong, over a restart, and says when it was", async () => {
    const filled = await amw.filled("add note", { ...GOOD, title: "", score: "7" }, CALLER);
    expect(filled).toEqual({ problems: { title: "Give it a title.", score: "Write 0 or 1." }, typed: "add note" });
    now += 5 * MINUTE;
    amw = started();
    const form = await amw.form("add note", CALLER);
    expect(form?.draft).toEqual({
      at: now - 5 * MINUTE,
      note: "Filled in with what you typed 5 minutes ago and did not save.",
      afresh: "add note --afresh",
    });
    expect(await valuesIn("add note")).toEqual({ ...GOOD, title: undefined, score: "7" });
  });

  it("gives way to what the line says", async () => {
    await amw.filled("add note", { ...GOOD, title: "Old" }, CALLER);
    expect(await valuesIn("add note --title New")).toMatchObject({ title: "New", why: GOOD.why });
  });

  it("stays where the answer is a question, a refusal or a failure, and goes with what is saved", async () => {
    for (const title of ["similar", "refuse"]) {
      const { line = "" } = await amw.filled("add note", { ...GOOD, title }, CALLER);
      expect((await ask(line)).tone).not.toBe("done");
      expect(await valuesIn("add note")).toMatchObject({ title });
    }
    const { line = "" } = await amw.filled("add note", { ...GOOD, title: "similar" }, CALLER);
    expect((await ask(`${line} --fresh`)).tone).toBe("done");
    expect((await amw.form("add note", CALLER))?.draft).toBeUndefined();
    expect(drafts.kept.size).toBe(0);
  });

  it("stays where something else is saved", async () => {
    await amw.filled("add note", { ...GOOD, title: "Mine" }, CALLER);
    expect((await ask("add note --title Other --score 1 --why 'so'")).tone).toBe("done");
    expect(await valuesIn("add note")).toMatchObject({ title: "Mine" });
  });

  it("is forgotten where the form is opened afresh, which keeps what the line says", async () => {
    await amw.filled("add note", { ...GOOD, title: "Old" }, CALLER);
    const form = await amw.form("add note --tag hbm", CALLER);
    expect(form?.draft?.afresh).toBe("add note --tag hbm --afresh");
    expect(await valuesIn(form?.draft?.afresh ?? "")).toEqual({ tag: "hbm" });
    expect(drafts.kept.size).toBe(0);
  });

  it("is one's own, and of that form alone", async () => {
    await amw.filled("add note", GOOD, CALLER);
    await amw.filled("edit note a --version v1", { title: "Mine" }, CALLER);
    expect(
      (await amw.form("add note", { ...CALLER, actor: { id: "slack:T1/U2", name: "Bo" } }))?.draft,
    ).toBeUndefined();
    expect(await valuesIn("edit note b")).toEqual({ title: "Title of b" });
    expect(await valuesIn("edit note a")).toEqual({ title: "Mine" });
  });

  it("holds what the form was opened with until it is opened afresh", async () => {
    await amw.keep("edit note a --version v0", { title: "Mine" }, CALLER);
    expect(await amw.form("edit note a", CALLER)).toMatchObject({ command: "edit note a --version v0" });
    expect(await amw.form("edit note a --afresh", CALLER)).toMatchObject({ command: "edit note a --version v1" });
  });

  it("is not offered where it holds what the form holds anyway", async () => {
    await amw.filled("edit note a --version v1", { title: "Title of a" }, CALLER);
    expect((await amw.form("edit note a", CALLER))?.draft).toBeUndefined();
  });

  it("is held in memory where the store fails, which is logged", async () => {
    drafts.broken = true;
    expect(await amw.filled("add note", { ...GOOD, title: "" }, CALLER)).toMatchObject({ typed: "add note" });
    expect(await valuesIn("add note")).toMatchObject({ why: GOOD.why });
    expect(errors).toContain("A draft could not be kept; it is held in memory until AMW stops");
    const { line = "" } = await amw.filled("add note", GOOD, CALLER);
    expect((await ask(line)).tone).toBe("done");
    expect(await valuesIn("add note")).toEqual({});
  });

  it("is nothing to those who may not, who get no form either", async () => {
    role = "anyone";
    expect(await amw.form("add note", CALLER)).toBeUndefined();
    const { line = "" } = await amw.filled("add note", GOOD, CALLER);
    expect(drafts.kept.size).toBe(0);
    expect(await ask(line)).toMatchObject({ tone: "refused" });
  });

  it("is not made of nothing, and not of what the form does not know", async () => {
    await amw.filled("add note", { title: " ", nonsense: "x" }, CALLER);
    expect(drafts.kept.size).toBe(0);
    await amw.filled("add note", { title: "T", nonsense: "x", __proto__: "y" }, CALLER);
    expect([...drafts.kept.values()][0]?.values).toEqual({ title: "T" });
  });
});

describe("long text", () => {
  it("arrives as it was typed, from a form and as a first argument", async () => {
    const { line = "" } = await amw.filled("add note", GOOD, CALLER);
    expect((await ask(line)).summary).toBe(`Saved T ${GOOD.why} ${GOOD.body}`);
    expect(await valuesIn(line)).toEqual(GOOD);
    const words = "Look:  --since when?\n\n“yes”";
    const said = await amw.filled("remark", { words }, CALLER);
    expect((await ask(said.line ?? "")).summary).toBe(`You said ${JSON.stringify(words)}`);
    expect(await valuesIn(said.line ?? "")).toEqual({ words });
  });

  it("may be as long as no typed line may, up to a limit that is told under the longest field", async () => {
    const { line = "" } = await amw.filled("add note", { ...GOOD, body: "x".repeat(19_000) }, CALLER);
    expect((await ask(line)).tone).toBe("done");
    expect(await amw.filled("add note", { ...GOOD, body: "x".repeat(20_000) }, CALLER)).toEqual({
      problems: {
        body: expect.stringMatching(/^All fields together hold 20\d{3} characters; keep them under 20000, Body is/),
      },
      typed: "add note",
    });
    expect((await ask(`latest ${"x".repeat(1000)}`)).summary).toContain("keep it under 1000");
  });
});

describe("what lacks something", () => {
  it("opens its form at once, with what the line says", async () => {
    const message = await ask("add note --title T --score 9");
    expect(message).toMatchObject({ title: "A new note", summary: "Still needed: Why.", tone: "plain" });
    expect(message.actions).toContainEqual({
      kind: "form",
      label: "Fill in the form",
      line: "add note --title T --score 9",
      atOnce: true,
    });
  });

  it("says what to add where no form can be shown", async () => {
    expect((await ask("add note --title T", { ...CALLER, forms: false })).summary).toBe(
      "add note needs --score <score> and --why <why> as well; write for example /amw add note --title T --score 1 --why Because.",
    );
  });

  it("is refused where a form would not help", async () => {
    expect((await ask("edit note")).summary).toBe("Which note?");
    expect((await ask("add note --titel T")).summary).toContain("--title");
    expect(await amw.form("edit note nothing", CALLER)).toBeUndefined();
  });
});

describe("problems that only the answer finds", () => {
  it("come by argument for forms, and by label for everybody else", async () => {
    const { line = "" } = await amw.filled("add note", { ...GOOD, title: "refuse" }, CALLER);
    expect(await ask(line)).toMatchObject({
      tone: "refused",
      problems: { why: "This reason does not hold.", title: "Taken." },
      blocks: [
        {
          kind: "facts",
          facts: [
            { label: "Why", value: "This reason does not hold." },
            { label: "Title", value: "Taken." },
          ],
        },
      ],
      actions: [{ kind: "form", label: "Change it", line }, { label: "Help" }],
    });
  });
});

describe("a form that knows what it is about", () => {
  it("opens with what it holds, and asks for what belongs to it", async () => {
    expect(await amw.form("edit note a", CALLER)).toMatchObject({
      command: "edit note a --version v1",
      note: "You edit a.",
      fields: [{ name: "title", value: "Title of a" }],
    });
    const { line = "" } = await amw.filled("edit note a --version v1", { title: "New" }, CALLER);
    expect((await ask(line)).summary).toBe("a is New since v1");
  });
});

describe("a form that is asked step by step", () => {
  it("is one of as few steps as there is room for", async () => {
    expect((await amw.form("add note", CALLER))?.steps).toBeUndefined();
    expect((await amw.form("add note", { ...CALLER, controls: 6 }))?.steps).toBeUndefined();
    expect(await amw.form("add note --step 3", FEW)).toMatchObject({
      step: 3,
      steps: [
        { title: "What", fields: ["title", "body"] },
        { title: "What", fields: ["tag"] },
        { title: "Scores", fields: ["score", "why"] },
        { title: "", fields: ["fresh"] },
      ],
    });
    expect(await amw.form("add note --step 99", FEW)).toMatchObject({ step: 4 });
  });

  it("says what comes next, keeps what was filled in, and gives the line at the end", async () => {
    expect(await amw.filled("add note", { title: "T" }, FEW, 1)).toEqual({
      next: { step: 2, of: 4, title: "What", line: undefined },
      typed: "add note --step 2",
    });
    expect(await amw.filled("add note", { tag: "hbm" }, FEW, 2)).toMatchObject({ next: { step: 3, title: "Scores" } });
    expect(await amw.filled("add note", { score: "", why: "" }, FEW, 3)).toEqual({
      problems: { score: "Write 0 or 1.", why: "Give a reason." },
      typed: "add note --step 3",
      step: 3,
    });
    amw = started();
    expect(await amw.filled("add note", { score: "1", why: "So" }, FEW, 3)).toMatchObject({
      next: { step: 4, of: 4, title: "", line: "add note --title T --tag hbm --score 1 --why So" },
    });
    expect(await amw.filled("add note", { fresh: "" }, FEW, 4)).toEqual({
      line: "add note --title T --tag hbm --score 1 --why So",
    });
  });

  it("leads back to the earlier step where the problem is", async () => {
    await amw.filled("add note", { score: "1", why: "So" }, FEW, 3);
    expect(await amw.filled("add note", { fresh: "" }, FEW, 4)).toEqual({
      problems: { title: "Give it a title." },
      typed: "add note --step 1",
      step: 1,
    });
  });

  it("loses nothing where the store fails", async () => {
    drafts.broken = true;
    await amw.filled("add note", { title: "T" }, FEW, 1);
    await amw.filled("add note", {}, FEW, 2);
    await amw.filled("add note", { score: "1", why: "So" }, FEW, 3);
    expect(await amw.filled("add note", {}, FEW, 4)).toEqual({ line: "add note --title T --score 1 --why So" });
  });
});
