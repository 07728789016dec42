import { describe, expect, it } from "vitest";
import type { Command } from "../../src/core/command/declare.ts";
import { COMMANDS } from "../../src/core/commands/all.ts";
import { bothPlatforms } from "./both.ts";
import { SHAPES, saidOnDiscord } from "./shapes.ts";

const both = bothPlatforms();

/** Every example of every command, which help shows to everybody. */
const examplesOf = (commands: readonly Command[]) =>
  commands.flatMap(({ name, examples }) => examples.map((example) => [name, example.replace(/^\/amw /, "")] as const));
const FOR_ALL = COMMANDS.filter(({ permission }) => permission === "anyone");
/** What is proposed, noted or decided is so for good: test/end-to-end/curating.test.ts. */
const EXAMPLES = examplesOf(FOR_ALL.filter(({ changes }) => !changes));
const FOR_SOME = examplesOf(COMMANDS.filter(({ permission }) => permission !== "anyone"));
const SORRY = /That needs a change|Something went wrong|I know no|There is no/;
const WRONG = /Something went wrong|There is no command/;
const OPENS_A_FORM = 9;
/** What only an earlier answer tells follows them: a digest that is there, an id, a hash. */
const TAKE_WHAT_WAS_TOLD = ["update", "restore", "replay", "resend", "why", "rest"].map((name) => `digest ${name}`);
const OFFERED = FOR_ALL.filter(({ changes }) => !changes)
  .map(({ name }) => name)
  .filter((name) => name !== "lookup" && !TAKE_WHAT_WAS_TOLD.includes(name));
/** What is said of digests rests on the channel's own: there is none here, which is said in a sentence. */
const isOfDigests = (line: string): boolean => /^digest(?: |$)/.test(line);
const sorryOf = (line: string): RegExp => (isOfDigests(line) ? WRONG : SORRY);

// First, for what digests post comes in between afterwards.
describe.each(Object.entries(SHAPES))("as %s, by somebody without a role", (_shape, ask) => {
  it.each(FOR_SOME)("%s: %s", async (_, line) => {
    const channel = `C9${FOR_SOME.findIndex((one) => one[1] === line)}`;
    const { text, refused = true } = await ask(both(), line, channel);
    expect(text).toMatch(/is for (editor|admin)s; ask an AMW admin/);
    expect(refused).toBe(true);
  });
});

describe.each(Object.entries(SHAPES))("as %s", (_shape, ask) => {
  it.each(EXAMPLES)("%s: %s", async (_, line) => {
    const channel = `C${EXAMPLES.findIndex((one) => one[1] === line)}`;
    const { text, refused = false } = await ask(both(), line, channel);
    expect(text.length).toBeGreaterThan(50);
    expect(text).not.toMatch(sorryOf(line));
    if (!isOfDigests(line)) expect(refused).toBe(false);
  });
});

describe("as a choice of Discord's completion", () => {
  const offered = async (typed: string) => {
    const asked = performance.now();
    const choices = await both().discord.autocomplete(typed);
    expect(performance.now() - asked).toBeLessThan(3000);
    return choices.map(({ value }) => value);
  };
  const isAnswered = async (query: string) => {
    const exchange = await both().discord.command({ query });
    if (exchange.callback?.type !== OPENS_A_FORM)
      expect(saidOnDiscord(exchange.message).text, query).not.toMatch(sorryOf(query));
  };

  it.each(OFFERED)("%s is offered", async (name) => {
    const [root = "", second = ""] = name.split(" ");
    const typed = second === "" ? root.slice(0, 3) : `${root} ${second.slice(0, 3)}`;
    expect((await offered(typed)).map((line) => line.split(" ", name.split(" ").length).join(" "))).toContain(name);
    // Two are compared at least.
    const [first = ""] = name === "compare" ? await offered("compare ") : [name];
    for (const choice of (await offered(`${first} `)).slice(0, 5)) await isAnswered(choice);
  });

  it("whatever is offered before anything is typed is answered", async () => {
    const choices = await offered("");
    expect(choices.length).toBeGreaterThan(5);
    for (const choice of choices) await isAnswered(choice);
  });
});
