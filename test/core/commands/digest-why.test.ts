import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NewDelivery } from "../../../src/core/digest/delivery.ts";
import { editionOf } from "../../../src/core/digest/edition.ts";
import type { Edition } from "../../../src/core/digest/window.ts";
import { plainText } from "../../../src/core/message/plain.ts";
import { type DigestDesk, digestDesk } from "../../samples/digest-desk.ts";
import { NINE, newly, sha256, subscribed, windowAt } from "../../samples/editions.ts";
import { knowledgeOf, recordsIn } from "../../samples/knowledge-of.ts";
import { type SampleAmw, sampleAmw } from "../../samples/knowledge-store.ts";
import { delivery, subscription } from "../../samples/state.ts";

const MUSACODER = "2026-06-musacoder-first-domestic-gpu";
const KNOWLEDGE = knowledgeOf(recordsIn());
const DAY = 86_400_000;

let sample: SampleAmw;
let desk: DigestDesk;
let edition: Edition;

const sent = (id: string, change: Partial<NewDelivery>): NewDelivery => delivery(id, { subscription: "s", ...change });

beforeAll(async () => {
  sample = await sampleAmw();
  desk = digestDesk(sample);
  await desk.state.subscriptions.add(subscription("s"), undefined);
  edition = editionOf(
    subscribed({ lift: ["player:moore-threads"], max: 1 }),
    windowAt({
      changes: newly(
        KNOWLEDGE,
        MUSACODER,
        "2026-06-musacoder-27b-weights",
        "2026-07-17-mtt-c256",
        "2026-06-03-musacoder-paper",
      ),
    }),
    KNOWLEDGE,
    { hash: sha256, details: "thread" },
  );
  await desk.state.deliveries.add([
    sent("edition", {
      hash: edition.hash,
      message: edition.message,
      tells: edition.tells,
      createdAt: NINE - DAY,
      reckoning: JSON.stringify(edition.reckonings),
    }),
    sent("alert", {
      kind: "alert",
      createdAt: NINE,
      tells: edition.tells.map((one) => ({ ...one, announcement: "2026-02-12-samsung-hbm4" })),
    }),
    sent("elsewhere", { hash: "0badcafe", to: { surface: "slack", space: "T2", channel: "C9" } }),
  ]);
});
afterAll(async () => {
  await desk.close();
  await sample.close();
});

describe("digest why", () => {
  it("adds up the rank of every item", async () => {
    const message = await desk.ask(`digest why #${edition.hash.toUpperCase()}`);
    expect(message.title).toBe("Why: digest of 24 November 2026");
    expect(plainText(message)).toContain(
      "R = 4×2 + 3×2 + 3 (Moore Threads (摩尔线程) is lifted) − 2×0 = 17, so it led.",
    );
    expect(message.actions).toContainEqual({ kind: "run", label: "3 more", line: `digest rest ${edition.hash}` });
  });

  it("knows none of another workspace, and says so", async () => {
    for (const hash of ["0badcafe", "12345678"])
      expect(await desk.ask(`digest why ${hash}`)).toMatchObject({
        tone: "refused",
        summary: `No digest here has the hash ${hash}; look at its footer again, or write /amw digest history.`,
      });
    expect((await desk.ask("digest why yesterday")).summary).toContain("Give the hash from its footer");
  });
});

describe("digest rest", () => {
  it("lists what the edition only counted, the highest first", async () => {
    const message = await desk.ask(`digest rest ${edition.hash}`);
    expect(message.about).toEqual([
      "announcement:2026-06-03-musacoder-paper",
      "announcement:2026-07-17-mtt-c256",
      "announcement:2026-06-musacoder-27b-weights",
    ]);
  });
});

describe("why", () => {
  const here = async (id: string, channel = "C1") => plainText(await desk.ask(`why ${id}`, { channel }));

  it("says how the channel came to be told", async () => {
    expect(await here(MUSACODER)).toContain(
      `In the digest of 24 November 2026 (#${edition.hash}): R = 4×2 + 3×2 + 3 (Moore Threads (摩尔线程) is lifted) − 2×0 = 17, so it led.`,
    );
    expect(await here("2026-02-12-samsung-hbm4")).toContain("Posted here at once on 25 November 2026, as an alert.");
  });

  it("says nothing of it where the channel was not told", async () => {
    expect(await here(MUSACODER, "C2")).not.toContain("In the digest of");
    expect(await here("2022-10-07-bis-rule")).not.toContain("In the digest of");
  });
});
