import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Caller } from "../../../src/core/amw.ts";
import type { Field } from "../../../src/core/command/form.ts";
import { COMMANDS } from "../../../src/core/commands/all.ts";
import { ADA, BO, CARO, type CuratingDesk, curatingDesk, DAN } from "../../samples/curating-desk.ts";
import { runs } from "../../samples/runs.ts";

let desk: CuratingDesk;
beforeAll(async () => {
  desk = await curatingDesk();
});
afterAll(() => desk.close());

const KEPT = [
  "huawei",
  "2026-06-musacoder",
  "announcement:2026-06-musacoder",
  "hbm",
  "nobody",
  "1",
  "p1",
  "player:amd",
];
const text = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  fc.constantFrom(
    "",
    " ",
    "--reason x",
    "“",
    "⟦⟧⟧",
    '"',
    '」»"⟧',
    "\n\n",
    '="',
    "__proto__",
    "constructor",
    "@bo",
    "﹣﹣page 2",
  ),
  fc.constantFrom(...KEPT, "https://example.com/a", "2026-06-01", "2", "0", "Why so", "摩尔线程", "none", "verified"),
  fc.constantFrom("x".repeat(5000), `${"word ".repeat(4500)}`, "⟧".repeat(3000)),
);
const words = fc.array(fc.constantFrom(...KEPT), { maxLength: 2 }).map((some) => some.join(" "));
const flags = fc.constantFrom("", "", " --step 2", " --afresh", " --step 99", " --share", " --page 2");
const CALLERS: readonly Caller[] = [DAN, DAN, ADA, BO, CARO].flatMap((actor) => [
  { actor, surface: "slack", space: "T1", channel: "C1", forms: true },
  { actor, surface: "discord", space: "1", channel: "2", forms: true, controls: 5 },
]);

/** One value for each field: what is right, or anything. */
const valuesFor = (fields: readonly Field[], some: readonly string[], right: readonly boolean[]) =>
  Object.fromEntries(
    fields.map(({ name, choices, example, value }, i) => {
      const any = some[i % some.length] ?? "";
      const good = choices[i % Math.max(1, choices.length)] ?? (example || value);
      return [name, right[i % right.length] ? good : any];
    }),
  );

const changesSoFar = async (): Promise<number> => (await desk.desk.state.audit.list({ limit: 1, offset: 0 })).total;

test("every form of every command takes any text: none fails, and nothing is saved by those who may not", async () => {
  const names = COMMANDS.filter(({ args }) => Object.keys(args).length > 0).map(({ name }) => name);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      words,
      flags,
      fc.constantFrom(...CALLERS),
      fc.array(text, { minLength: 1, maxLength: 6 }),
      fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
      fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      async (name, kept, more, caller, some, right, step) => {
        const before = await changesSoFar();
        const line = `${name === "lookup" ? "" : name} ${kept}${more}`;
        const form = await desk.amw.form(line, caller);
        const fields = form?.fields ?? desk.amw.fields(line);
        const values = valuesFor(fields, some, right);
        const command = form?.command ?? name;
        await desk.amw.hint(command, values, caller);
        await desk.amw.keep(command, values, caller);
        const filled = await desk.amw.filled(command, values, caller, caller.controls && step);
        const message = await desk.amw.answer({ ...caller, line: filled.line ?? filled.typed });
        if (message.title === "Something went wrong") throw new Error(desk.errors.at(-1) ?? "no error was logged");
        if (message.tone === "refused") expect(message.summary.trim()).not.toBe("");
        for (const action of message.actions) if (action.kind === "form") await desk.amw.form(action.line, caller);
        if (caller.actor === DAN) expect(await changesSoFar()).toBe(before);
      },
    ),
    runs(2000),
  );
  expect(desk.errors).toEqual([]);
}, 3_600_000);
