import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const SRC = resolve(import.meta.dirname, "../src");
const PURE_LIBRARIES = ["zod", "opencc-js", "pinyin-pro", "temporal-polyfill"];

interface Import {
  readonly from: string;
  readonly to: string;
}

/** What a source file imports, static and dynamic, types too. */
function importsOf(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, "");
  return [...code.matchAll(/(?:from|import)\s*\(?\s*["']([^"'\s]+)["']/g)].map((match) => match[1] ?? "");
}

/** The room a path under src lives in: `core`, `stores`, `pages`, `adapters/slack`, or `` for main's own. */
const roomOf = (path: string): string => {
  const [first = "", second = ""] = path.split("/");
  if (first === "adapters") return second.endsWith(".ts") ? "adapters" : `adapters/${second}`;
  return ["core", "stores", "pages"].includes(first) ? first : "";
};

/** Why an import breaks the seam, or undefined. */
function breach({ from, to }: Import): string | undefined {
  const room = roomOf(from);
  if (room === "") return undefined;
  if (!to.startsWith(".")) {
    const library = to
      .split("/")
      .slice(0, to.startsWith("@") ? 2 : 1)
      .join("/");
    return room === "core" && !PURE_LIBRARIES.includes(library) ? `${from} is core and imports ${to}` : undefined;
  }
  const target = roomOf(relative(SRC, join(SRC, dirname(from), to)));
  const allowed = target === room || target === "core" || (room.startsWith("adapters/") && target === "adapters");
  return allowed ? undefined : `${from} (${room}) imports ${to} (${target || "main's own"})`;
}

const REACHING_OUT =
  /\bprocess\.|\bDate\.now\(|\bnew Date\(\)|\bfetch\(|\bsetTimeout\(|\bsetInterval\(|\bMath\.random\(|\bglobalThis\.|\bconsole\./;
const bare = (source: string): string => source.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, "");

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((file) => /\.[tj]s$/.test(file));

describe("the seam", () => {
  it("has sources to read", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => file.startsWith("core/")).length).toBeGreaterThan(30);
  });

  it("lets imports point inward only", () => {
    const breaches = files.flatMap((from) =>
      importsOf(readFileSync(join(SRC, from), "utf8")).flatMap((to) => breach({ from, to }) ?? []),
    );
    expect(breaches).toEqual([]);
  });

  it("keeps files, sockets, environment, clock, timers and chance out of the core", () => {
    const reaching = files
      .filter((file) => file.startsWith("core/"))
      .filter((file) => REACHING_OUT.test(bare(readFileSync(join(SRC, file), "utf8"))));
    expect(reaching).toEqual([]);
  });

  it.each([
    [{ from: "core/a.ts", to: "node:fs" }, true],
    [{ from: "core/a.ts", to: "@slack/bolt" }, true],
    [{ from: "core/lookup/a.ts", to: "../../stores/b.ts" }, true],
    [{ from: "stores/a.ts", to: "../adapters/slack/b.ts" }, true],
    [{ from: "adapters/slack/a.ts", to: "../discord/b.ts" }, true],
    [{ from: "adapters/slack/a.ts", to: "../../stores/b.ts" }, true],
    [{ from: "adapters/slack/a.ts", to: "../../main.ts" }, true],
    [{ from: "adapters/slack/a.ts", to: "../start-error.ts" }, false],
    [{ from: "adapters/slack/a.ts", to: "../../core/amw.ts" }, false],
    [{ from: "pages/a.ts", to: "../stores/b.ts" }, true],
    [{ from: "adapters/slack/a.ts", to: "../../pages/b.ts" }, true],
    [{ from: "pages/a.ts", to: "../core/curating/b.ts" }, false],
    [{ from: "core/a.ts", to: "zod" }, false],
    [{ from: "stores/a.ts", to: "node:fs" }, false],
  ])("judges %o", (one, breaks) => {
    expect(breach(one) !== undefined).toBe(breaks);
  });

  it("sees static, dynamic and type imports, and no commented ones", () => {
    expect(
      importsOf(
        'import a from "x";\nimport type { B } from "y";\nexport * from "z";\nawait import("w");\n// import "no";',
      ),
    ).toEqual(["x", "y", "z", "w"]);
  });
});
