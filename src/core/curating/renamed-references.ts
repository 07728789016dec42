import type { Slug } from "../knowledge/slug.ts";
import type { EditableKind, RawRecord } from "./records.ts";
import { isObject, listIn, own } from "./same-json.ts";

/** What is called otherwise from now on: the old slug to the new one, by kind. */
export type Renamed = Readonly<Record<EditableKind | "product", ReadonlyMap<Slug, Slug>>>;

/** The record with every reference under its new name, each once; none to itself, and no announcer as its own rival. */
export function withRenamed(kind: EditableKind, record: RawRecord, renamed: Renamed): RawRecord {
  switch (kind) {
    case "player":
      return inLists(record, { segments: renamed.segment });
    case "segment":
      return inLists(record, { examples: renamed.player });
    default:
      return ofAnnouncement(record, renamed);
  }
}

function inLists(record: RawRecord, maps: Readonly<Record<string, ReadonlyMap<Slug, Slug>>>): RawRecord {
  const changed: Record<string, unknown> = { ...record };
  for (const [key, map] of Object.entries(maps)) {
    const list = listIn(record, key);
    if (list.some((slug) => map.has(String(slug))))
      changed[key] = [...new Set(list.map((slug) => map.get(String(slug)) ?? slug))];
  }
  return changed;
}

function ofAnnouncement(record: RawRecord, renamed: Renamed): RawRecord {
  const changed: Record<string, unknown> = inLists(record, {
    players: renamed.player,
    rivals: renamed.player,
    products: renamed.product,
    segments: renamed.segment,
    related: renamed.announcement,
  });
  const [announcer] = listIn(changed, "players");
  const without = (key: string, slug: unknown): void => {
    const list = listIn(changed, key);
    if (list.includes(slug)) changed[key] = list.filter((one) => one !== slug);
  };
  without("rivals", announcer);
  without("related", own(changed, "id"));
  const claims = listIn(record, "claims");
  if (claims.length > 0) changed.claims = claims.map((claim) => withClaimant(claim, renamed.player));
  return changed;
}

function withClaimant(claim: unknown, players: ReadonlyMap<Slug, Slug>): unknown {
  const claimant = isObject(claim) ? own(claim, "claimant") : undefined;
  const player = isObject(claimant) ? players.get(String(claimant.player)) : undefined;
  return player === undefined ? claim : { ...(claim as object), claimant: { player } };
}
