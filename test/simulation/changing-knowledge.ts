import { createHash } from "node:crypto";
import { Announcement } from "../../src/core/knowledge/announcement.ts";
import type { ClaimStatus } from "../../src/core/knowledge/claim.ts";
import { announcementHead, playerHead } from "../../src/core/knowledge/heads.ts";
import { LiveKnowledge } from "../../src/core/knowledge/live-knowledge.ts";
import { Player } from "../../src/core/knowledge/player.ts";
import { Rubric } from "../../src/core/knowledge/rubric.ts";
import { announcementFile, playerFile, RUBRIC_FILE } from "../stores/sample-records.ts";

const URL = "https://example.com/a";
const SOURCE = { url: URL, publisher: "Example Times", grade: "B2" };

export interface Written {
  readonly id: string;
  /** `Marker 7` leads every edition; `Doubt 7` carries a claim whose status changes. */
  readonly title: string;
  readonly player: string;
  readonly novelty: number;
  readonly significance: number;
  readonly statuses: readonly ClaimStatus[];
}

/** A knowledge base in memory that changes as files do: one whole record at a time. */
export class ChangingKnowledge {
  readonly #records = new Map<string, Announcement>();
  readonly #written = new Map<string, Written>();
  everWritten = 0;
  readonly live: LiveKnowledge;

  constructor(players: number) {
    const all = new Map(
      Array.from({ length: players }, (_, i) => {
        const player = Player.parse(playerFile(`p${i}`));
        return [player.id, player] as const;
      }),
    );
    this.live = new LiveKnowledge({
      records: [...all.values()].map((player) => ({ kind: "player", head: playerHead(player), digest: hex(player) })),
      names: [],
      rubric: Rubric.parse(RUBRIC_FILE),
      rubricDigest: hex(RUBRIC_FILE),
      whole: { player: (slug) => all.get(slug), announcement: (slug) => this.#records.get(slug) },
    });
  }

  get written(): readonly Written[] {
    return [...this.#written.values()];
  }

  write(one: Written, date: string): void {
    const { id, title, player, novelty, significance, statuses } = one;
    const record = Announcement.parse(
      announcementFile(id, {
        title,
        date,
        players: [player],
        read: {
          novelty: { score: novelty, reason: "Because it is so." },
          significance: { score: significance, reason: "Because it is so." },
          mapDelta: "A player more.",
          whyItMatters: "Because.",
          date,
          by: "amw:test",
        },
        sources: [SOURCE],
        claims: [
          {
            id: `${id}-claim`,
            text: `${title} is true.`,
            claimant: { player },
            date,
            steps: statuses.map((status) => ({ status, date, by: "amw:test", reason: "Seen.", evidence: URL })),
            evidence: [],
          },
        ],
      } as unknown as Partial<Announcement>),
    );
    if (!this.#written.has(id)) this.everWritten += 1;
    this.#written.set(id, one);
    this.#records.set(id, record);
    this.live.put({ kind: "announcement", head: announcementHead(record), digest: hex(record) }, []);
  }

  remove(id: string): void {
    this.#written.delete(id);
    this.#records.delete(id);
    this.live.remove("announcement", id);
  }
}

const hex = (record: object): string => createHash("sha256").update(JSON.stringify(record)).digest("hex").slice(0, 16);
