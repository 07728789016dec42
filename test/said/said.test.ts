import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SampleAmw, sampleAmw } from "../samples/knowledge-store.ts";
import { KEEPING_LINES, LINES } from "./lines.ts";
import { SURFACES } from "./surfaces.ts";

describe("what AMW says", () => {
  let sample: SampleAmw;
  beforeAll(async () => {
    sample = await sampleAmw();
  });
  afterAll(() => sample.close());

  it.each([...LINES, ...KEEPING_LINES])("%s: /amw %s", async (name, line) => {
    const message = await sample.ask(line);
    expect(sample.errors).toEqual([]);
    for (const [surface, render] of Object.entries(SURFACES))
      await expect(render(message)).toMatchFileSnapshot(`snapshots/${name}.${surface}`);
  });
});
