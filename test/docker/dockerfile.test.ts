import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { freePort } from "../end-to-end/running-program.ts";
import { type BuiltImage, buildImage } from "./build-image.ts";
import { CAN_BE_FIRST_PROCESS, type Container, startContainer } from "./container.ts";
import { parseDockerfile } from "./dockerfile.ts";
import { readDockerignore } from "./dockerignore.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const read = (file: string): string => readFileSync(resolve(ROOT, file), "utf8");
const DOCKERFILE = read("Dockerfile");
const LOCKED: Record<string, { dev?: true; optional?: true; hasInstallScript?: true }> = JSON.parse(
  read("package-lock.json"),
).packages;
const installed = Object.keys(LOCKED).filter((path) => path !== "");

describe("the Dockerfile", () => {
  it("gets the dependencies before any source, so that a change of the sources leaves them cached", () => {
    const early = parseDockerfile(DOCKERFILE).filter(({ name }) => /^(?:base|.*dependencies)$/.test(name));
    const copied = early.flatMap(({ instructions }) =>
      instructions.flatMap((one) => (one.kind === "COPY" ? one.sources : [])),
    );
    expect(copied).toEqual(["package.json", "package-lock.json"]);
  });

  it("may leave the scripts of dependencies out", () => {
    expect(installed.filter((path) => LOCKED[path]?.hasInstallScript)).toEqual([]);
  });

  it.each([
    ["an instruction it does not know", "FROM a:1 AS b\nADD x y"],
    ["a flag it does not know", "FROM a:1 AS b\nCOPY --link x y"],
    ["an image without a tag", "FROM node AS b"],
    ["the tag latest", "FROM node:latest AS b"],
    ["a shell around the program", "FROM a:1 AS b\nCMD npm start"],
    ["a shell around the health check", "FROM a:1 AS b\nHEALTHCHECK CMD curl localhost"],
    ["a user by name", "FROM a:1 AS b\nUSER node"],
    ["a stage that comes later", "FROM a:1 AS b\nCOPY --from=c x y\nFROM a:1 AS c"],
  ])("would be refused with %s", (_, text) => {
    expect(() => parseDockerfile(text)).toThrow();
  });
});

describe(".dockerignore", () => {
  const ignored = readDockerignore(read(".dockerignore"));

  it.each([
    "package.json",
    "src/main.ts",
    "src/stores/json-knowledge/search-worker.js",
    "config/knowledge/rubric.json",
  ])("lets %s in", (path) => expect(ignored(path)).toBe(false));

  it.each([".env", ".git/config", "node_modules/zod/index.js", "data/buttons.db", "test/setup.ts", "src/README.md"])(
    "keeps %s out",
    (path) => expect(ignored(path)).toBe(true),
  );

  it("is read as Docker reads it: the last line that fits decides, for folders too", () => {
    const some = readDockerignore("*.log\nlogs/\n!logs/keep\n**/deep.txt\n# no\n");
    expect(
      ["a.log", "b/a.log", "logs/x", "logs/keep", "logs/keep/y", "a/b/deep.txt", "deep.txt", "# no"].map(some),
    ).toEqual([true, false, true, false, false, true, true, false]);
  });
});

describe("the image", () => {
  let image: BuiltImage;
  let container: Container;
  let port: number;

  beforeAll(async () => {
    image = await buildImage(ROOT, DOCKERFILE, read(".dockerignore"));
    port = await freePort();
    container = await startContainer(image, { PORT: String(port) });
  }, 300_000);

  afterAll(async () => {
    container?.remove();
    await image?.remove();
  });

  it("holds the program and its production dependencies, and nothing else", () => {
    const app = join(image.root, "app");
    expect(readdirSync(app).sort()).toEqual(["dist", "node_modules", "package-lock.json", "package.json"]);
    const ours = readdirSync(join(app, "dist"), { recursive: true, encoding: "utf8" });
    expect(ours.filter((file) => /\.ts$|(?:^|\/)tests?\b|\.test\./.test(file))).toEqual([]);
    const needed = installed.filter((path) => !LOCKED[path]?.dev && !LOCKED[path]?.optional);
    expect(needed.filter((path) => !existsSync(join(app, path)))).toEqual([]);
    expect(installed.filter((path) => LOCKED[path]?.dev && existsSync(join(app, path)))).toEqual([]);
  });

  it("is run by a user that is not root, on two volumes, and tells its port", () => {
    expect(image.user?.uid ?? 0).toBeGreaterThan(0);
    expect(image.volumes).toEqual(["/knowledge", "/data"]);
    expect(image.ports).toEqual([Number(image.env.PORT)]);
  });

  it("becomes healthy, then ready", async () => {
    await vi.waitFor(
      async () => expect(await container.exec(image.healthcheck)).toEqual({ code: 0, output: "" }),
      15_000,
    );
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
    expect([answer.status, await answer.text()]).toEqual([200, "ready\n"]);
  });

  it("is unhealthy where nothing answers", async () => {
    const check = image.healthcheck.map((word) => word.replaceAll("process.env.PORT", "1"));
    expect(check).not.toEqual(image.healthcheck);
    expect(await container.exec(check)).toEqual({ code: 1, output: "" });
  });

  it("answers a line from the knowledge that an empty volume is filled with", async () => {
    const { code, output } = await container.exec(["node", "dist/main.js", "ask", "moore-threads"]);
    expect(output).toContain("Moore Threads (摩尔线程)");
    expect(code).toBe(0);
  });

  it("notices a knowledge file that is edited by hand", async () => {
    const file = join(container.volume("/knowledge"), "players/moore-threads.json");
    writeFileSync(file, readFileSync(file, "utf8").replace('"Moore Threads"', '"Moore Threads Edited"'));
    await vi.waitFor(() => expect(container.output()).toContain("The knowledge changed."), 10_000);
    const { output } = await container.exec(["node", "dist/main.js", "ask", "moore-threads"]);
    expect(output).toContain("Moore Threads Edited");
  });

  it("writes nowhere but on its data volume", () => {
    expect(readdirSync(join(image.root, "data"))).toEqual([]);
    expect(readdirSync(container.volume("/data"))).toContain("buttons.db");
    expect(readdirSync(image.root).sort()).toEqual(["app", "data", "knowledge", "usr"]);
  });

  it("ends with 0 on a SIGTERM that comes before it is ready", async () => {
    const early = await startContainer(image, { PORT: String(await freePort()) });
    onTestFinished(early.remove);
    await vi.waitFor(() => expect(readdirSync(early.volume("/data"))).not.toEqual([]), {
      timeout: 10_000,
      interval: 5,
    });
    expect(early.output()).toBe("");
    expect(await early.stop()).toBe(0);
  });

  it(`ends with 0 on SIGTERM${CAN_BE_FIRST_PROCESS ? ", as the first process" : ""}`, async () => {
    expect(await container.stop()).toBe(0);
  });
});
