import { describe, it } from "vitest";
import { IN_DISCORD, IN_SLACK, NINE, ticking } from "./ticking.ts";

const MINUTE = 60_000;

describe.concurrent("amw tick", { timeout: 60_000 }, () => {
  it("posts what is due on both platforms, says so line by line, and the same instant again posts nothing more", async (test) => {
    const { expect } = test;
    const { subscribe, tick, standing } = await ticking(test);
    await subscribe(IN_SLACK);
    await subscribe(IN_DISCORD);
    const early = await tick(NINE - MINUTE);
    expect(early).toMatchObject({ code: 0, stdout: "", stderr: "" });
    const { code, stdout, stderr } = await tick(NINE);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^slack:T1\/C1: edition “Digest of 25 November 2026”: sent$/m);
    expect(stdout).toMatch(/^discord:\d+\/\d+: edition “Digest of 25 November 2026”: sent$/m);
    expect([standing(IN_SLACK), standing(IN_DISCORD)]).toEqual([1, 1]);
    expect(await tick(NINE)).toMatchObject({ code: 0, stdout: "", stderr: "" });
    expect([standing(IN_SLACK), standing(IN_DISCORD)]).toEqual([1, 1]);
  });
});
