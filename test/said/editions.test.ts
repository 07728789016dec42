import { describe, expect, it } from "vitest";
import { sampleAlert, sampleCorrected, sampleEdition, WINDOW_NAMES } from "../samples/editions.ts";
import { SURFACES } from "./surfaces.ts";

/** Slack shows details in a thread, every other surface behind buttons. */
const detailsOn = (surface: string) => (surface.startsWith("slack") ? "thread" : "buttons");

describe("what editions say", () => {
  for (const language of ["en", "zh"] as const) {
    it.each(WINDOW_NAMES)(`${language}: %s`, async (name) => {
      for (const [surface, render] of Object.entries(SURFACES)) {
        const { message } = sampleEdition(name, language, detailsOn(surface));
        await expect(render(message)).toMatchFileSnapshot(`snapshots/edition-${name}-${language}.${surface}`);
      }
    });

    it("the card of an item in its thread", async () => {
      const [, , card] = sampleEdition("lead", language, "thread").details;
      if (!card) throw new Error("There is no third card.");
      for (const [surface, render] of Object.entries(SURFACES))
        await expect(render(card.message)).toMatchFileSnapshot(`snapshots/edition-card-${language}.${surface}`);
    });

    it.each([
      ["alert", sampleAlert],
      ["alert-corrected", sampleCorrected],
    ])(`${language}: %s`, async (name, made) => {
      for (const [surface, render] of Object.entries(SURFACES))
        await expect(render(made(language))).toMatchFileSnapshot(`snapshots/${name}-${language}.${surface}`);
    });
  }
});
