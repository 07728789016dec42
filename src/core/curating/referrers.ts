import type { Knowledge } from "../knowledge/knowledge.ts";
import { kindOf, type RecordId, slugOf } from "../knowledge/slug.ts";
import { editableId } from "./parsed-record.ts";
import type { EditableId } from "./records.ts";

/** The records that name that one, a product's own player and the record itself left out; announcements newest first. */
export function referrersOf(id: RecordId, knowledge: Knowledge): readonly EditableId[] {
  const slug = slugOf(id);
  const kind = kindOf(id);
  const announcements = knowledge.announcements.flatMap((head): EditableId[] => {
    const names =
      kind === "player"
        ? head.players.includes(slug) || head.rivals.includes(slug) || head.claims.some(({ player }) => player === slug)
        : kind === "product"
          ? head.products.includes(slug)
          : kind === "segment"
            ? head.segments.includes(slug)
            : head.id !== slug && head.related.includes(slug);
    return names ? [editableId("announcement", head.id)] : [];
  });
  const players = kind === "segment" ? knowledge.playersIn(slug).map((player) => editableId("player", player.id)) : [];
  const segments =
    kind === "player"
      ? [...knowledge.segments.values()].flatMap(({ id: segment, examples }) =>
          examples.includes(slug) ? [editableId("segment", segment)] : [],
        )
      : [];
  return [...announcements, ...players, ...segments];
}
