import fc from "fast-check";
import { expect, test } from "vitest";
import { flagOf } from "../../../src/core/command/parse.ts";
import { quote } from "../../../src/core/command/tokens.ts";
import { COMMANDS } from "../../../src/core/commands/all.ts";
import { BO, DAN } from "../../samples/curating-desk.ts";
import { eachOnItsDesk } from "./curating-talk.ts";

const on = eachOnItsDesk();

const NAMES = [
  "moore-threads",
  "华为",
  "biren",
  "mtt-s5000",
  "hbm",
  "training accelerators",
  "2026-06-musacoder-first-domestic-gpu",
  "announcement:2026-01-14-glm-image",
  "player:nobody",
  "S5000",
  "constructor",
  "__proto__",
];
/** The flags that the command takes. */
const flagsOf = (command: string): readonly string[] =>
  Object.keys(COMMANDS.find(({ name }) => name === command)?.args ?? {}).map(flagOf);
const VALUES = [
  "none",
  "+hbm",
  "-hbm",
  "+x,-y",
  "hbm,foundry",
  "0",
  "2",
  "3",
  "9",
  "2026-06",
  "2026-13",
  "soon",
  "CN",
  "disputed",
  "verified",
  "claimed",
  "https://a.example/x",
  "javascript:alert(1)",
  "A reason.",
  "| | |",
  "+a | b | 2026 | B2",
  "mtt-s5000",
  "+mtt-s9 | MTT S9 | 平湖",
  "no",
  "yes",
  "1",
  "supports",
  "constructor",
  "__proto__",
  "<!channel>",
  "\n+a\n-b",
  "+",
  "-",
  "",
];
const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 3, arbitrary: fc.constantFrom(...VALUES) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
);
const value = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...VALUES) }, { weight: 1, arbitrary: word });
const line = fc
  .constantFrom("edit", "edit", "score", "claim", "retract", "merge", "alias")
  .chain((command) =>
    fc.tuple(
      fc.constant(command),
      fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...NAMES) }, { weight: 1, arbitrary: word }),
      fc.array(word, { maxLength: command === "edit" ? 0 : 2 }),
      fc.array(fc.tuple(fc.constantFrom(...flagsOf(command)), value), { maxLength: command === "edit" ? 2 : 4 }),
      fc.boolean(),
    ),
  )
  .map(([command, first, words, flags, why]) =>
    [
      command,
      ...[first, ...words].map(quote),
      ...flags.map(([name, said]) => `--${name} ${quote(said)}`),
      ...(why ? ["--reason why"] : []),
    ].join(" "),
  );

test("whatever an editor types is saved whole or refused, and the knowledge base stays valid", async () => {
  let saved = 0;
  await fc.assert(
    fc.asyncProperty(line, async (typed) => {
      const message = await on.desk.ask(typed);
      expect(on.desk.errors, typed).toEqual([]);
      expect(message.title, typed).not.toBe("Something went wrong");
      if (message.tone === "done") saved++;
      const before = await total();
      expect((await on.desk.ask(typed, DAN)).tone, typed).toBe("refused");
      expect(await total(), typed).toBe(before);
    }),
    { numRuns: 400 },
  );
  expect(saved).toBeGreaterThan(5);
  expect(await on.desk.problems()).toEqual([]);
}, 60_000);

test("whatever an editor fills into a form gets an answer", async () => {
  const caller = { actor: BO, surface: "slack", space: "T1", channel: "C1", forms: true } as const;
  const opened = fc.constantFrom(
    "edit moore-threads",
    "edit hbm",
    "edit mtt-s5000",
    "edit 2026-06-musacoder-first-domestic-gpu",
    "score 2026-07-17-mtt-c256",
    "claim 2026-06-musacoder-first-domestic-gpu disputed",
    "retract 2026-01-14-glm-image",
    "alias huawei",
  );
  await fc.assert(
    fc.asyncProperty(opened, fc.array(fc.tuple(fc.nat(40), value), { maxLength: 6 }), async (typed, changes) => {
      const form = await on.desk.amw.form(typed, caller);
      if (!form) return;
      const values = Object.fromEntries(form.fields.map(({ name, value }) => [name, value]));
      for (const [at, value] of changes) {
        const field = form.fields[at % form.fields.length];
        if (field) values[field.name] = value;
      }
      const filled = await on.desk.amw.filled(form.command, values, caller);
      if (filled.line !== undefined) await on.desk.ask(filled.line, BO);
      expect(on.desk.errors, JSON.stringify([typed, changes])).toEqual([]);
    }),
    { numRuns: 250 },
  );
  expect(await on.desk.problems()).toEqual([]);
}, 60_000);

const total = async (): Promise<number> => (await on.desk.desk.state.audit.list({ limit: 1, offset: 0 })).total;
