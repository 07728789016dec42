import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Standing, standingOf } from "../../../src/core/digest/standing.ts";
import { DEFAULT_WISHES } from "../../../src/core/digest/subscription.ts";
import { plainText } from "../../../src/core/message/plain.ts";
import { type DigestDesk, digestDesk } from "../../samples/digest-desk.ts";
import { knowledgeOf, recordsIn } from "../../samples/knowledge-of.ts";
import { type SampleAmw, sampleAmw } from "../../samples/knowledge-store.ts";
import { delivery, subscription } from "../../samples/state.ts";

const KNOWLEDGE = knowledgeOf(recordsIn());
const ROADMAP = "2026-09-17-huawei-connect-960";

let sample: SampleAmw;
let desk: DigestDesk;
beforeAll(async () => {
  sample = await sampleAmw();
  desk = digestDesk(sample);
});
afterAll(async () => {
  await desk.close();
  await sample.close();
});

const shown = (about: readonly string[]) => about.map((id) => id.replace("announcement:", ""));

describe("digest preview", () => {
  it("shows what a new digest with these wishes would get, to the asker alone", async () => {
    const message = await desk.ask("digest preview --segment export-controls --max 2 --timezone Tokyo", {
      forms: true,
    });
    expect(message).toMatchObject({ audience: "asker", title: "Preview: Digest of 25 November 2026" });
    expect(shown(message.about)).toEqual(["2022-10-07-bis-rule", "2023-10-17-bis-rule"]);
    expect(plainText(message)).toContain("As of 25 Nov 2026, 17:30 (Asia/Tokyo).");
    expect(message.actions).toEqual([
      { kind: "run", label: "1", line: "2022-10-07-bis-rule" },
      { kind: "run", label: "2", line: "2023-10-17-bis-rule" },
      expect.objectContaining({
        kind: "form",
        line: expect.stringMatching(/^digest subscribe .*--segment export-controls/),
      }),
      expect.objectContaining({ label: "Share" }),
      expect.objectContaining({ label: "Useful", quiet: true }),
      expect.objectContaining({ label: "Something is wrong", quiet: true }),
    ]);
  });

  it("comes whole where others come in parts", async () => {
    const message = await desk.ask("digest preview", { surface: "discord", room: 500 });
    expect(message.title).toBe("Preview: Digest of 25 November 2026");
    expect(message.actions.slice(0, 2)).toMatchObject([
      { label: "1", line: "2022-10-07-bis-rule" },
      { label: "2", line: ROADMAP },
    ]);
    expect(message.actions.map(({ label }) => label)).not.toContain("Why these");
  });

  it("shows what the channel's own digest would say now, with what is changed for once", async () => {
    const chips = subscription("chips", { wishes: { ...DEFAULT_WISHES, minSignificance: 2 } });
    await desk.state.subscriptions.add(chips, undefined);
    const first = await desk.ask("digest preview");
    expect(plainText(first)).toContain("“chips” · #");
    expect(plainText(first)).toContain("The first edition here");

    await desk.state.deliveries.add([
      delivery("last", { subscription: "chips", upTo: 0, createdAt: Date.parse("2026-11-24T08:00:00Z") }),
    ]);
    const after = (id: string): Standing => {
      const head = KNOWLEDGE.head(id);
      if (!head) throw new Error(`There is no ${id}.`);
      return standingOf(head);
    };
    const changed = [ROADMAP, "2026-07-17-mtt-c256"];
    await desk.state.journal.append(
      changed.map((announcement) => ({ at: 5, announcement, after: after(announcement) })),
      "r1",
    );
    expect(shown((await desk.ask("digest preview")).about)).toEqual([ROADMAP]);
    expect(shown((await desk.ask("digest preview chips --min-significance 0")).about)).toEqual(changed);
    expect((await desk.ask("digest preview nosuch")).tone).toBe("refused");
    expect(await desk.ask("digest preview", { channel: "C2" })).toMatchObject({
      summary: expect.stringMatching(/lead items/),
    });
    expect(desk.errors).toEqual([]);
  });
});
