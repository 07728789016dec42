import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderDiscord } from "../../../src/adapters/discord/render.ts";
import { renderSlack } from "../../../src/adapters/slack/render.ts";
import { editionOf } from "../../../src/core/digest/edition.ts";
import { LANGUAGES } from "../../../src/core/digest/subscription.ts";
import type { Announcement } from "../../../src/core/knowledge/announcement.ts";
import type { Knowledge } from "../../../src/core/knowledge/knowledge.ts";
import { arbitraryWindow, arbitraryWishes, GENERATED } from "../../samples/arbitrary-window.ts";
import { newly, sha256, subscribed, windowAt } from "../../samples/editions.ts";
import { knowledgeOf, recordsIn } from "../../samples/knowledge-of.ts";
import { STARTER_KNOWLEDGE } from "../../samples/knowledge-store.ts";
import { runs } from "../../samples/runs.ts";

const CUT = /not shown here/;
const NO_TOPICS = { players: [], segments: [], regions: [], tags: [] };

/** Both platforms' wire forms of the edition that each gets. */
function posted(
  knowledge: Knowledge,
  wishes: Parameters<typeof subscribed>[0],
  window: Parameters<typeof editionOf>[1],
) {
  const of = (details: "thread" | "buttons") =>
    editionOf(subscribed(wishes), window, knowledge, { hash: sha256, details }).message;
  return { slack: renderSlack(of("thread")), discord: renderDiscord(of("buttons"), (line) => `key${line.length}`) };
}

function expectWhole({ slack, discord }: ReturnType<typeof posted>): void {
  expect(CUT.test(JSON.stringify(slack.blocks))).toBe(false);
  expect(JSON.stringify(slack.blocks).length).toBeLessThan(13_200);
  expect(slack.blocks.length).toBeLessThanOrEqual(50);
  expect(CUT.test(JSON.stringify(discord))).toBe(false);
}

describe("an edition on the platforms' limits", () => {
  it("is whole for whatever changed", () => {
    fc.assert(
      fc.property(arbitraryWishes(GENERATED), arbitraryWindow(GENERATED), (wishes, window) =>
        expectWhole(posted(GENERATED, wishes, window)),
      ),
      runs(60),
    );
  });

  it("is whole with seven lead items of the starter knowledge, in both languages", () => {
    const { announcements, ...others } = recordsIn(STARTER_KNOWLEDGE);
    const knowledge = knowledgeOf({ ...others, announcements });
    const heads = knowledge.ranked.filter(({ significance, novelty }) => 4 * significance + 3 * novelty >= 14);
    for (const language of LANGUAGES)
      for (let from = 0; from + 12 <= heads.length; from += 3) {
        const changes = newly(knowledge, ...heads.slice(from, from + 12).map(({ id }) => id));
        const wires = posted(knowledge, { language, max: 7 }, windowAt({ changes }));
        expectWhole(wires);
        // As a reader would want it: reasons in full.
        expect(/.{60}…/.exec(JSON.stringify(wires))?.[0]).toBeUndefined();
      }
  });

  it.each([
    ["Chinese", "训练集群的算力供应、价格与出口管制都因此改变，云厂商与芯片设计公司须重新规划采购。"],
    ["marks", "*_`[<@&1>] | ~ \\\\ : "],
    ["emoji", "🇨🇳👩‍💻"],
  ])("is whole with seven lead items and ten corrections full of %s", (_, words) => {
    const long = (n: number): string => words.repeat(Math.ceil(n / words.length)).slice(0, n);
    const url = `https://news.example/${"a".repeat(900)}`;
    const announcement = (i: number): Announcement => ({
      id: `item-${i}`,
      title: long(900),
      date: "2026-11-24",
      players: [`player-${i}`],
      products: [],
      others: [],
      segments: [],
      regions: ["CN"],
      tags: [],
      summary: long(900),
      figures: [],
      claims: ["one", "two"].map((id) => ({
        id,
        text: long(900),
        claimant: { name: long(90) },
        date: "2026-11",
        steps: [
          { status: "claimed", date: "2026-11", by: "amw:starter", reason: long(900), evidence: url },
          { status: "disputed", date: "2026-11-24", by: "amw:starter", reason: long(900), evidence: url },
        ],
        evidence: [],
      })),
      read: {
        novelty: { score: 3, reason: long(900) },
        significance: { score: 3, reason: long(900) },
        whyItMatters: long(900),
        date: "2026-11-24",
        by: "amw:starter",
      },
      rivals: [],
      watch: [],
      caveats: [],
      related: [],
      sources: [1, 2, 3].map(() => ({ url, publisher: long(90), grade: "B3" })),
    });
    const knowledge = knowledgeOf({
      players: [],
      segments: [],
      announcements: Array.from({ length: 30 }, (_unused, i) => announcement(i)),
    });
    const all = newly(knowledge, ...knowledge.announcements.map(({ id }) => id));
    const told = all.slice(0, 10).map(({ announcement: id, after }) => ({
      announcement: id,
      as: {
        novelty: 1,
        significance: 1,
        retracted: false,
        claims: { one: ["claimed", 1], two: ["claimed", 1] },
      } as const,
      at: (after?.novelty ?? 0) + 1,
      delivery: "d",
    }));
    for (const language of LANGUAGES)
      expectWhole(
        posted(
          knowledge,
          { language, max: 7, include: NO_TOPICS },
          windowAt({ changes: all, told, late: { missed: 3 } }),
        ),
      );
  });
});
