import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { Command } from "../src/core/command/declare.ts";
import { flagsOf, usage } from "../src/core/command/usage.ts";
import { COMMANDS } from "../src/core/commands/all.ts";

const ROOT = resolve(import.meta.dirname, "..");
const read = (file: string) => readFileSync(resolve(ROOT, file), "utf8");

const cell = (text: string) => text.replaceAll("|", "\\|");

/** The README's command table, from the declarations. */
function commandTable(): string {
  const row = (command: Command): string => {
    const takes = flagsOf(command).length > 0 && !command.root ? " Takes filters." : "";
    return `| \`${cell(usage(command))}\` | ${cell(command.help)}.${takes} | \`${cell(command.examples.at(-1) ?? "")}\` |`;
  };
  const [asking, setting] = [COMMANDS.filter(({ root }) => !root), COMMANDS.filter(({ root }) => root)];
  const flagRows = (commands: readonly Command[]): string[] => {
    const flags = commands.flatMap(flagsOf).map(({ flag, help }) => ({ flag: flag.trim(), help }));
    const once = flags.filter(({ flag }, i) => flags.findIndex((other) => other.flag === flag) === i);
    return once.map(({ flag, help }) => `| \`${flag}\` | ${cell(help)} |`);
  };
  return [
    "| command | does | for example |",
    "|---|---|---|",
    ...asking.map(row),
    "",
    "| filter | means |",
    "|---|---|",
    ...flagRows(asking),
    "",
    "| to set up | does | for example |",
    "|---|---|---|",
    ...setting.map(row),
    "",
    "| setting | means |",
    "|---|---|",
    ...flagRows(setting),
  ].join("\n");
}

describe("README.md", () => {
  it("holds the command table that the declarations give", () => {
    const readme = read("README.md");
    const whole = readme.replace(
      /(<!-- commands -->\n)[\s\S]*?(<!-- \/commands -->)/,
      (_, open, close) => `${open}${commandTable()}\n${close}`,
    );
    if (process.env.UPDATE_README) writeFileSync(resolve(ROOT, "README.md"), whole);
    else expect(readme, "run npm run readme").toBe(whole);
  });

  it("gives the two commands, and continuous integration runs the second", () => {
    expect(read("README.md")).toContain("npm ci && npm start");
    expect(read("README.md")).toContain("npm ci && npm test");
    expect(read(".ci/run").trimEnd().split("\n").at(-1)).toBe("npm ci && npm test");
  });
});

/** Everything in code spans and fences. */
const codeOf = (markdown: string): string =>
  [...markdown.matchAll(/```\w*\n([\s\S]*?)```|`([^`]+)`/g)].map(([, fenced, span]) => fenced ?? span).join("\n");

const namedIn = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? "")),
];

const section = (markdown: string, title: string): string => {
  const [, body] = new RegExp(`^## ${title}\\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, "m").exec(markdown) ?? [];
  if (body === undefined) throw new Error(`README.md has no section ${title}`);
  return body;
};

describe("what README.md names", () => {
  const readme = read("README.md");
  const code = codeOf(readme);
  const { scripts } = JSON.parse(read("package.json"));

  it("is a subcommand that amw has", () => {
    const usage = /const USAGE = `([\s\S]*?)`;/.exec(read("src/main.ts"))?.[1] ?? "";
    const known = namedIn(usage, /^ {2}amw ([a-z]+)/gm);
    const named = namedIn(code, /(?<!\/|exec |[\w-])amw ([a-z]+)\b/g);
    expect(named).toEqual(expect.arrayContaining(["ask", "validate"]));
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it("is a script that npm can run", () => {
    const named = namedIn(code, /npm (?:run )?(start|test|(?<=run )[\w:-]+)/g);
    expect(named).toEqual(expect.arrayContaining(["start", "test"]));
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it("is every variable that the configuration reads, and no other", () => {
    const rows = section(readme, "Settings").match(/^\| `[^|]*/gm) ?? [];
    const configured = namedIn(read("src/config.ts"), /^ {2}([A-Z][A-Z_]+): (?!z\n {4}\.never)/gm);
    expect(namedIn(rows.join(), /`([A-Z_]+)`/g).sort()).toEqual(configured.sort());
  });

  it("is a file that exists", () => {
    const links = namedIn(readme, /\]\((?!https?:)([^)#]+)\)/g);
    const paths = namedIn(code, /(?<![\w./-])((?:src|config|test)\/[\w./-]*\w)/g);
    expect([...links, ...paths].length).toBeGreaterThan(1);
    expect([...links, ...paths].filter((path) => !existsSync(resolve(ROOT, path)))).toEqual([]);
  });

  it("is a sentence that AMW says, where it is quoted among the troubles", () => {
    const sources = readdirSync(resolve(ROOT, "src"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => read(`src/${file}`))
      .join("\n");
    const quotes = namedIn(section(readme, "When something is wrong"), /“([^”]+)”/g).filter(
      (text) => text !== "Quoted",
    );
    expect(quotes.length).toBeGreaterThan(10);
    const parts = quotes.flatMap((quote) => quote.split("…")).map((part) => part.replace(/^\W+|[\s(]+$/g, ""));
    expect(parts.filter((part) => !sources.includes(part))).toEqual([]);
  });
});

describe("src/README.md", () => {
  const map = read("src/README.md");
  const { dependencies, devDependencies } = JSON.parse(read("package.json"));

  it.each([...Object.keys(dependencies), ...Object.keys(devDependencies)])("justifies the dependency %s", (name) => {
    expect(map.split("\n").some((line) => line.includes(`\`${name}\``))).toBe(true);
  });

  it("names no dependency that is gone", () => {
    const section = /## Dependencies\n([\s\S]*?)(?=\n## |$)/.exec(map)?.[1] ?? "";
    const named = [...section.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1]);
    expect(named.sort()).toEqual([...Object.keys(dependencies), ...Object.keys(devDependencies)].sort());
  });

  it("links only to files that exist", () => {
    for (const [, path] of map.matchAll(/\]\((?!https?:)([^)#]+)\)/g))
      expect(() => readFileSync(resolve(ROOT, "src", path ?? ""))).not.toThrow(/ENOENT/);
  });
});
