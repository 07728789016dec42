import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../src/core/commands/all.ts";
import { bothPlatforms } from "./both.ts";
import { SHAPES, saidOnDiscord } from "./shapes.ts";

const both = bothPlatforms();

/** Every example of every command, which help shows to everybody. */
const EXAMPLES = COMMANDS.flatMap(({ name, examples }) =>
  examples.map((example) => [name, example.replace(/^\/amw /, "")] as const),
);
const SORRY = /That needs a change|Something went wrong|I know no|There is no/;

describe.each(Object.entries(SHAPES))("as %s", (_shape, ask) => {
  it.each(EXAMPLES)("%s: %s", async (_, line) => {
    const channel = `C${EXAMPLES.findIndex((one) => one[1] === line)}`;
    const { text, refused = false } = await ask(both(), line, channel);
    expect(text.length).toBeGreaterThan(50);
    expect(text).not.toMatch(SORRY);
    expect(refused).toBe(false);
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
    const { message } = await both().discord.command({ query });
    expect(saidOnDiscord(message).text, query).not.toMatch(SORRY);
  };

  it.each(COMMANDS.filter(({ name }) => name !== "lookup").map(({ name }) => name))("%s is offered", async (name) => {
    expect((await offered(name.slice(0, 3))).map((line) => line.split(" ")[0])).toContain(name);
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
