import type { FindingIn } from "../knowledge/finding.ts";
import type { PlayerHead } from "../knowledge/heads.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { kindOf, recordId, type Slug, slugOf } from "../knowledge/slug.ts";
import { fold } from "../lookup/fold.ts";
import type { KnowledgeAfter } from "./knowledge-after.ts";

/** Names and slugs of the changed players and segments that another record has already, or that a command hides behind. */
export function namesTaken(
  after: KnowledgeAfter,
  knowledge: Knowledge,
  commandNames: readonly string[],
): readonly FindingIn[] {
  const changed = [...after.players.values()].filter((player) => player !== undefined);
  return [
    ...changed.flatMap((player) => [
      ...clashes(player, after, knowledge),
      ...productsTaken(player, changed, after, knowledge),
      ...player.products.flatMap(({ id }, i) =>
        hidden("product", id, commandNames).map((text) => ({
          record: recordId("player", player.id),
          path: ["products", i, "id"],
          text,
        })),
      ),
    ]),
    ...[
      ...changed.map(({ id }) => recordId("player", id)),
      ...[...after.segments].filter(([, one]) => one).map(([slug]) => recordId("segment", slug)),
    ].flatMap((record) =>
      hidden(kindOf(record), slugOf(record), commandNames).map((text) => ({ record, path: ["id"], text })),
    ),
  ];
}

const hidden = (kind: string, slug: Slug, commandNames: readonly string[]): string[] =>
  commandNames.includes(slug)
    ? [`“${slug}” is a command of AMW, so nobody could ask for this ${kind}: choose another slug.`]
    : [];

/** A player's names and aliases that are another player's name, and its names that are another's alias. */
function clashes(player: PlayerHead, after: KnowledgeAfter, knowledge: Knowledge): readonly FindingIn[] {
  const record = recordId("player", player.id);
  const own = [
    { path: ["name"], name: player.name, isName: true },
    ...(player.nativeName === undefined ? [] : [{ path: ["nativeName"], name: player.nativeName, isName: true }]),
    ...player.aliases.map((name, i) => ({ path: ["aliases", i], name, isName: false })),
  ];
  return own.flatMap(({ path, name, isName }) => {
    const key = fold(name);
    const other = othersCalled(key, player.id, after, knowledge).find(
      (one) => namesOf(one).includes(key) || (isName && one.aliases.some((alias) => fold(alias) === key)),
    );
    return other === undefined
      ? []
      : [{ record, path, text: `“${name}” is a name of ${other.name} already; write one that only this player has.` }];
  });
}

const namesOf = ({ name, nativeName = name }: PlayerHead): readonly string[] => [fold(name), fold(nativeName)];

function othersCalled(key: string, self: Slug, after: KnowledgeAfter, knowledge: Knowledge): readonly PlayerHead[] {
  const served = knowledge.names.exact(key).flatMap(({ id }) => (kindOf(id) === "player" ? [slugOf(id)] : []));
  return [...new Set([...served, ...after.players.keys()])].flatMap((slug) => {
    const player = slug === self ? undefined : after.player(slug);
    return player ? [player] : [];
  });
}

function productsTaken(
  { id: self, products }: PlayerHead,
  changed: readonly PlayerHead[],
  after: KnowledgeAfter,
  knowledge: Knowledge,
): readonly FindingIn[] {
  return products.flatMap(({ id }, i) => {
    const served = knowledge.products.get(id)?.player;
    const makers = [served === undefined ? undefined : after.player(served), ...changed].filter(
      (maker) => maker !== undefined && maker.id !== self && maker.products.some((product) => product.id === id),
    );
    const twice = products.findIndex((product) => product.id === id) < i;
    const maker = twice ? "this player" : makers[0]?.name;
    return maker === undefined
      ? []
      : [
          {
            record: recordId("player", self),
            path: ["products", i, "id"],
            text: `“${id}” is a product of ${maker} already: choose another slug.`,
          },
        ];
  });
}
