import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "../../../src/core/amw.ts";
import type { Field, Form } from "../../../src/core/command/form.ts";
import { LINES } from "../../said/lines.ts";
import { type SampleAmw, sampleAmw } from "../../samples/knowledge-store.ts";

let sample: SampleAmw;
beforeAll(async () => {
  sample = await sampleAmw();
});
afterAll(() => sample.close());

const CALLER: Caller = { actor: { id: "slack:T1/U1", name: "Ada" }, surface: "slack", forms: true };
const formOf = async (line: string): Promise<Form> => {
  const form = await sample.amw.form(line, CALLER);
  if (!form) throw new Error(`no form for ${line}`);
  return form;
};
const valuesOf = (fields: readonly Field[]) => Object.fromEntries(fields.map(({ name, value }) => [name, value]));
const given = async (line: string) =>
  Object.fromEntries((await formOf(line)).fields.flatMap(({ name, value }) => (value === "" ? [] : [[name, value]])));

describe("the form of a line", () => {
  it("calls no two fields the same, and none by a letter", async () => {
    for (const command of ["latest", "top", "search", "timeline", "claims"]) {
      const labels = (await formOf(command)).fields.map(({ label }) => label);
      expect(new Set(labels).size).toBe(labels.length);
      for (const label of labels) expect(label).toMatch(/^\p{Lu}.{2}/u);
    }
    expect((await formOf("latest")).fields[0]?.label).toBe("How many");
    expect((await formOf("claims")).fields[0]?.label).toBe("Claimed by");
  });

  it("has a control for each argument, as the command declares it", async () => {
    const { command, title, fields } = await formOf("search");
    expect({ command, title }).toEqual({ command: "search", title: "Search" });
    expect(fields.map(({ label }) => label)).toEqual([
      "Words",
      "Player",
      "Segment",
      "Region",
      "Tag",
      "Since",
      "Until",
      "Min novelty",
      "Min significance",
      "Status",
    ]);
    expect(fields.find(({ name }) => name === "minNovelty")).toEqual({
      name: "minNovelty",
      label: "Min novelty",
      help: "Novelty at least",
      kind: "choice",
      choices: ["1", "2", "3"],
      suggest: undefined,
      required: false,
      example: "2",
      value: "",
      lead: "search --min-novelty ",
    });
  });

  it.each([
    ["compare", "players", "huawei moore", "compare huawei moore-threads"],
    ["search", "player", "huawei,moore", "search --player huawei,moore-threads"],
    ["huawei", "name", "moore", "moore-threads"],
  ])("%s: says what to complete for %s", async (line, name, typed, completed) => {
    const lead = (await formOf(line)).fields.find((field) => field.name === name)?.lead ?? "no such field";
    expect(sample.amw.complete(lead + typed, 3).map((one) => one.line)).toContain(completed);
    expect(completed.startsWith(lead)).toBe(true);
  });

  it.each([
    ["search HBM4 --since 2026 --status disputed", { words: "HBM4", since: "2026", status: "disputed" }],
    ['search "two words" and', { words: "two words and" }],
    ['compare "moore threads" huawei', { players: '"moore threads" huawei' }],
    ["latest 3 --player huawei --player 'amd'", { n: "3", player: "huawei,'amd'" }],
    ["/amw latest --page 2 --share", {}],
    ["latest --nonsense 3 --since", {}],
    ["moore threads", { name: "moore threads" }],
    ["moore-threads --since 2026", { of: "moore-threads", since: "2026" }],
  ])("is filled with what %s says", async (line, values) => {
    expect(Object.values(await given(line))).toEqual(Object.values(values));
  });

  it("is titled as a question where anything may be asked", async () => {
    expect(await formOf("moore threads")).toMatchObject({ command: "lookup", title: "Ask AMW" });
  });

  it.each(["rubric", "about"])("is none for %s, which takes nothing", async (line) => {
    expect(await sample.amw.form(line, CALLER)).toBeUndefined();
  });

  it("says what must be filled in", async () => {
    expect((await formOf("huawei")).fields.map(({ required }) => required)).toEqual([true]);
    expect((await formOf("latest")).fields.some(({ required }) => required)).toBe(false);
  });
});

describe("a form that is filled in", () => {
  it.each<[string, Record<string, string>, string]>([
    ["latest", {}, "latest"],
    ["latest", { n: " 5 ", since: "", player: "moore threads" }, 'latest 5 --player "moore threads"'],
    ["search", { words: "hbm4 --region KR", status: "open" }, "search hbm4 --region KR --status open"],
    ["search", { words: "hbm4", more: "--tag listing --until 2026" }, "search hbm4 --tag listing --until 2026"],
    ["lookup", { name: "latest 3" }, "latest 3"],
    ["lookup", { name: "摩尔线程" }, "摩尔线程"],
  ])("%s with %j asks %s", async (command, values, line) => {
    expect(await sample.amw.filled(command, values, CALLER)).toEqual({ line });
  });

  it("gives each field that needs a change its own sentence", async () => {
    expect(await sample.amw.filled("search", { words: "gpu", since: "soon", minNovelty: "7" }, CALLER)).toEqual({
      problems: {
        since: expect.stringMatching(/^[A-Z].*\.$/),
        minNovelty: "Write 0, 1, 2 or 3.",
      },
      typed: "search gpu --since soon --min-novelty 7",
    });
    expect(await sample.amw.filled("lookup", { name: " " }, CALLER)).toMatchObject({
      problems: { name: expect.any(String) },
    });
  });

  it.each(LINES)("as it was opened asks the same: %s", async (_, line) => {
    const form = await sample.amw.form(line, CALLER);
    if (!form) return;
    const again = await sample.amw.filled(form.command, valuesOf(form.fields), CALLER);
    if (again.line === undefined) return;
    expect(await given(again.line)).toEqual(await given(line));
  });

  it("never fails, whatever is typed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), fc.string(), fc.string(), async (words, since, more) => {
        const { line, problems } = await sample.amw.filled("search", { words, since, more }, CALLER);
        expect(line === undefined).toBe(problems !== undefined);
      }),
    );
  });
});

describe("the Filter button", () => {
  const labels = async (line: string, forms: boolean) =>
    (await sample.amw.answer({ line, actor: { id: "slack:T1/U1", name: "Ada" }, surface: "slack", forms })).actions.map(
      ({ label }) => label,
    );

  it("stands under what takes filters, where forms can be shown", async () => {
    expect(await labels("latest --since 2026", true)).toContain("Filter");
    expect(await labels("latest --since 2030", true)).toContain("Filter");
    expect(await labels("latest", false)).not.toContain("Filter");
    expect(await labels("moore-threads", true)).not.toContain("Filter");
    expect(await labels("latest --share", true)).not.toContain("Filter");
  });
});

describe("the names in a text", () => {
  const named = (text: string) => sample.amw.named(text, 5).map(({ line }) => line);

  it.each([
    ["Did you see that Huawei and Moore Threads (MTT S5000) shipped?", ["huawei", "moore-threads", "mtt-s5000"]],
    ["听说摩尔线程发布了新卡，华为呢？", ["moore-threads", "huawei"]],
    ["Huawei, huawei; HUAWEI!", ["huawei"]],
    ["nothing of interest", []],
    ["", []],
  ])("%s", (text, lines) => {
    expect(named(text)).toEqual(lines);
  });

  it("are no more than asked for", () => {
    expect(sample.amw.named("Huawei NVIDIA AMD Intel", 2)).toHaveLength(2);
  });
});
