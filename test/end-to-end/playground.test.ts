import { afterEach, expect, it } from "vitest";
import { type RunningProgram, runProgram } from "./running-program.ts";

let program: RunningProgram | undefined;
afterEach(async () => {
  await program?.stop();
  program = undefined;
});

const home = async (env: Record<string, string>) => {
  program = await runProgram(env);
  const response = await fetch(program.url, { signal: AbortSignal.timeout(5000) });
  return { type: response.headers.get("content-type"), text: await response.text() };
};
const ask = (line: string) =>
  fetch(`${program?.url}/ask`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ line }),
    signal: AbortSignal.timeout(5000),
  });

it("is what the built program shows and answers when nothing is set", async () => {
  const { type, text } = await home({});
  expect(type).toBe("text/html; charset=utf-8");
  expect(text).toContain("async function answer(turn, line, pressed, given)");
  expect(await (await ask("摩尔线程")).json()).toMatchObject({ tone: "plain", title: "Moore Threads (摩尔线程)" });
  expect(program?.output()).toContain(`"at":"${program?.url}","msg":"The playground is open"`);
});

it("is not there when it is off", async () => {
  const { type, text } = await home({ AMW_PLAYGROUND: "off" });
  expect(type).toBe("text/plain; charset=utf-8");
  expect(text).toMatch(/^AMW, the AI Market Watch briefing bot, runs here\./);
  expect((await ask("help")).status).toBe(405);
  expect(program?.output()).not.toContain("playground");
});
