import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { begin } from "./run-once.ts";
import { runProgram } from "./running-program.ts";

/** A digest that is set up on this machine alone, without any chat. */
const dataDir = mkdtempSync(join(tmpdir(), "amw-terminal-"));
const settings = { AMW_DATA_DIR: dataDir, AMW_LOG_LEVEL: "warn" };
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

it("is set up on the page, printed where the program runs, and read on the page again", {
  timeout: 60_000,
}, async () => {
  const program = await runProgram(settings);
  const ask = async (line: string): Promise<{ summary: string; html: string }> => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${program.url}/ask`, { method: "POST", headers, body: JSON.stringify({ line }) });
    return (await response.json()) as { summary: string; html: string };
  };
  const answer = await ask("digest subscribe --at 9 --timezone UTC --name morning");
  expect(answer.summary).toContain("in the terminal where it runs every day at 09:00");
  expect(program.output()).toBe("");
  await ask("digest now");
  await expect.poll(() => program.output(), { timeout: 10_000 }).toContain("“morning” · #");
  const [, hash = ""] = /#([0-9a-f]+)/.exec(program.output()) ?? [];
  expect((await ask(`digest replay ${hash}`)).html).toContain(hash);
  expect(await program.stop()).toBe(0);
  const tomorrow = new Date((Math.floor(Date.now() / 86_400_000) + 1) * 86_400_000 + 9 * 3_600_000).toISOString();
  const ticked = await begin(["tick", "--at", tomorrow], settings).ended;
  expect(ticked).toMatchObject({ code: 0, stderr: "" });
  expect(ticked.stdout).toContain("“morning” · #");
  expect(ticked.stdout).toContain("terminal:/local: edition");
});
