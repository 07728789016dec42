import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Amw, Caller } from "../../../src/core/amw.ts";
import { AskerError } from "../../../src/core/command/asker-error.ts";
import { type Command, defineCommand, type Role } from "../../../src/core/command/declare.ts";
import { createAmw } from "../../../src/core/command/dispatch.ts";
import { FieldsError } from "../../../src/core/command/fields-error.ts";
import { COMMANDS } from "../../../src/core/commands/all.ts";
import type { Draft, Drafts } from "../../../src/core/curating/drafts.ts";
import type { StateStore } from "../../../src/core/digest/state.ts";
import { oneSentence } from "../../../src/core/messages/one-sentence.ts";
import { SILENT, sampleAmw } from "../../samples/knowledge-store.ts";
import { deskWith } from "../../samples/no-desk.ts";

const MINUTE = 60_000;
const text = (message: string) => z.string({ error: message });

const add = defineCommand({
  name: "add note",
  help: "Adds a note",
  permission: "editor",
  drafts: true,
  title: "A new note",
  submit: "Save",
  examples: ["/amw add note --title x"],
  args: {
    title: { kind: "text", help: "", example: "A title", step: "What", schema: text("Give it a title.") },
    body: { kind: "paragraph", help: "", example: "Some words", step: "What", schema: z.string().optional() },
    tag: { kind: "text", help: "", example: "hbm", step: "What", several: true, schema: z.string().optional() },
    score: {
      kind: "choice",
      choices: ["0", "1"],
      help: "",
      example: "1",
      step: "Scores",
      schema: z.enum(["0", "1"], { error: "Write 0 or 1." }),
    },
    why: { kind: "paragraph", help: "", example: "Because", step: "Scores", schema: text("Give a reason.") },
    fresh: { kind: "choice", choices: ["yes"], lone: true, help: "", example: "", schema: z.string().optional() },
  },
  run({ title, body = "", why }, { line }) {
    if (title === "refuse") throw new FieldsError({ why: "This reason does not hold.", title: "Taken." });
    if (title === "similar" && !line.includes("--fresh"))
      return oneSentence("There is one like it.", { tone: "plain" });
    return oneSentence(`Saved ${title} ${why} ${body}`, { tone: "done" });
  },
});

const edit = defineCommand({
  name: "edit note",
  help: "Changes a note",
  permission: "editor",
  drafts: true,
  examples: ["/amw edit note a"],
  args: {
    which: { kind: "text", first: true, kept: true, help: "", example: "a", schema: text("Which note?") },
    title: { kind: "text", help: "", example: "A title", schema: z.string().optional() },
    body: { kind: "paragraph", help: "", example: "Some words", schema: z.string().optional() },
    version: { kind: "text", kept: true, help: "", example: "1", schema: z.string().optional() },
  },
  opens({ which }) {
    if (which === undefined || which === "nothing") throw new AskerError("bad-argument", { problem: "No such note." });
    return { values: { title: `Title of ${which}`, version: "v1" }, asks: ["title"], note: `You edit ${which}.` };
  },
  run: ({ which, title, version }) => oneSentence(`${which} is ${title} since ${version}`, { tone: "done" }),
});

const remark = defineCommand({
  name: "remark",
  help: "Says something",
  permission: "anyone",
  drafts: true,
  examples: ["/amw remark x"],
  args: {
    words: { kind: "paragraph", first: true, help: "", example: "some words", schema: text("Say something.") },
    about: { kind: "text", help: "", example: "huawei", schema: z.string().optional() },
  },
  run: ({ words }) => oneSentence(`You said ${JSON.stringify(words)}`, { tone: "done" }),
});

const CALLER: Caller = { actor: { id: "slack:T1/U1", name: "Ada" }, surface: "slack", forms: true };
const FEW: Caller = { ...CALLER, controls: 2 };

let now: number;
let role: Role;
let kept: Map<string, Draft>;
let broken: boolean;
let errors: string[];
let amw: Amw;

const drafts: Drafts = {
  async keep(draft) {
    if (broken) throw new Error("the disk is full");
    kept.set(`${draft.actor} ${draft.form}`, draft);
  },
  async find(actor, form) {
    if (broken) throw new Error("the disk is full");
    return kept.get(`${actor} ${form}`);
  },
  of: async (actor) => [...kept.values()].filter((draft) => draft.actor === actor),
  async drop(actor, form) {
    if (broken) throw new Error("the disk is full");
    kept.delete(`${actor} ${form}`);
  },
};

const { store } = await sampleAmw();

/** AMW as after a start, over what was kept before. */
const started = (): Amw =>
  createAmw({
    desk: deskWith({ drafts } as StateStore),
    knowledge: store.knowledge,
    search: { version: 1, search: async () => ({ hits: [], more: false }) },
    clock: { now: () => new Date(now) },
    log: { ...SILENT, error: (message) => errors.push(message) },
    commands: [...COMMANDS, add, edit, remark] as readonly Command[],
    status: { version: "0.0.0", freshAt: () => new Date(now), problems: () => [] },
    roleOf: () => role,
    reference: () => "r3f",
  });

beforeEach(() => {
  now = Date.UTC(2026, 10, 25, 9);
  role = "editor";
  kept = new Map();
  broken = false;
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
    expect(kept.size).toBe(0);
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
    expect(kept.size).toBe(0);
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
    broken = true;
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
    expect(kept.size).toBe(0);
    expect(await ask(line)).toMatchObject({ tone: "refused" });
  });

  it("is not made of nothing, and not of what the form does not know", async () => {
    await amw.filled("add note", { title: " ", nonsense: "x" }, CALLER);
    expect(kept.size).toBe(0);
    await amw.filled("add note", { title: "T", nonsense: "x", __proto__: "y" }, CALLER);
    expect([...kept.values()][0]?.values).toEqual({ title: "T" });
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
    broken = true;
    await amw.filled("add note", { title: "T" }, FEW, 1);
    await amw.filled("add note", {}, FEW, 2);
    await amw.filled("add note", { score: "1", why: "So" }, FEW, 3);
    expect(await amw.filled("add note", {}, FEW, 4)).toEqual({ line: "add note --title T --score 1 --why So" });
  });
});
