import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const TOKEN = "xoxb-123456789012-abcdefGHIJKL";

/** Runs a program that hears lost errors as AMW does, and fails so. */
function failing(how: string) {
  const program = `
import { hearLostErrors } from "./dist/cli/lost-errors.js";
import { createLog } from "./dist/log.js";
hearLostErrors(createLog("info", [], (line) => process.stderr.write(line)));
setTimeout(() => process.exit(0), 50);
const failure = () => new Error("broken by ${TOKEN}");
${how}
`;
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: ROOT,
    encoding: "utf8",
    timeout: 10_000,
  });
  return { status, logged: JSON.parse(stderr) };
}

it("a rejection that nobody waited for is logged with its stack, and the process lives on", () => {
  const { status, logged } = failing("Promise.reject(failure());");
  expect(status).toBe(0);
  expect(logged).toMatchObject({ level: "error", msg: "Something failed unheard; AMW goes on" });
  expect(logged.error.stack).toMatch(/^Error: broken by \[secret\]\n\s+at failure/);
});

it("a throw that nobody caught is logged with its stack, and the process ends with 1", () => {
  const { status, logged } = failing("setTimeout(() => { throw failure(); });");
  expect(status).toBe(1);
  expect(logged).toMatchObject({ level: "error", msg: "AMW failed where nothing can be saved, and ends" });
  expect(logged.error.stack).toMatch(/^Error: broken by \[secret\]\n\s+at failure/);
});
