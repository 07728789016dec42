import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { flagsOf, usage } from "../src/core/command/usage.ts";
import { COMMANDS } from "../src/core/commands/all.ts";

const ROOT = resolve(import.meta.dirname, "..");
const read = (file: string) => readFileSync(resolve(ROOT, file), "utf8");

const cell = (text: string) => text.replaceAll("|", "\\|");

/** The README's command table, from the declarations. */
function commandTable(): string {
  const rows = COMMANDS.map((command) => {
    const takes = flagsOf(command).length > 0 ? " Takes filters." : "";
    return `| \`${cell(usage(command))}\` | ${cell(command.help)}.${takes} | \`${cell(command.examples.at(-1) ?? "")}\` |`;
  });
  const flags = COMMANDS.flatMap(flagsOf);
  const filters = flags.filter(({ flag }, i) => flags.findIndex((other) => other.flag === flag) === i);
  return [
    "| command | does | for example |",
    "|---|---|---|",
    ...rows,
    "",
    "| filter | means |",
    "|---|---|",
    ...filters.map(({ flag, help }) => `| \`${flag}\` | ${cell(help)} |`),
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
