import { createHash } from "node:crypto";
import { announcementText, type FullText, playerText, segmentText } from "../../core/knowledge/full-text.ts";
import { announcementHead, playerHead } from "../../core/knowledge/heads.ts";
import type { ServedRecord } from "../../core/knowledge/live-knowledge.ts";
import { foldWords } from "../../core/lookup/fold.ts";
import { namesOfAnnouncement, namesOfPlayer, namesOfSegment } from "../../core/lookup/names.ts";
import { unreachable } from "../../core/unreachable.ts";
import type { CachedRecord, IndexedWords } from "./cache.ts";
import type { FileKind, ParsedRecord } from "./record-kinds.ts";

/** The names, in both scripts, that an announcement is found by when it names the player. */
type NamesOf = (player: string) => readonly string[];

const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);

/** What the cache keeps of a record. */
export function cachedRecord(parsed: ParsedRecord, namesOf: NamesOf): CachedRecord {
  const body = JSON.stringify(parsed.record);
  const base = { digest: digestOf(`${parsed.kind}\n${body}`), body, mentions: [] };
  switch (parsed.kind) {
    case "player": {
      const head = JSON.stringify(playerHead(parsed.record));
      return { ...base, head, names: namesOfPlayer(parsed.record), words: folded(playerText(parsed.record)) };
    }
    case "segment":
      return { ...base, head: body, names: namesOfSegment(parsed.record), words: folded(segmentText(parsed.record)) };
    case "announcement":
      return {
        ...base,
        head: JSON.stringify(announcementHead(parsed.record)),
        names: namesOfAnnouncement(parsed.record),
        words: folded(announcementText(parsed.record, parsed.record.players.flatMap(namesOf))),
        mentions: parsed.record.players,
      };
    case "rubric":
      return { ...base, head: body, names: [], words: folded({ title: "", names: "", rest: "" }) };
    default:
      return unreachable(parsed);
  }
}

/** What is loaded at the start; the rubric is no record in this sense. */
export function servedRecord(kind: Exclude<FileKind, "rubric">, digest: string, head: string): ServedRecord {
  // What the cache holds was checked by its schema when it was written.
  return { kind, digest, head: JSON.parse(head) } as ServedRecord;
}

export const folded = (text: FullText): IndexedWords => ({
  title: words(text.title),
  names: words(text.names),
  rest: words(text.rest),
});

const words = (text: string): string => foldWords(text).join(" ");
