import { fold } from "../lookup/fold.ts";
import type { Findings, KnowledgeHeads } from "./finding.ts";
import type { PlayerHead } from "./heads.ts";
import { recordId, type Slug } from "./slug.ts";

/** Nobody's alias is another player's name: whoever asks for that name would get a choice of the two. */
export function* checkNames({ players }: KnowledgeHeads): Findings {
  const owners = new Map<string, Slug>();
  for (const player of players.values()) {
    for (const [path, name] of ownNames(player)) {
      const owner = owners.get(fold(name));
      if (owner === undefined) owners.set(fold(name), player.id);
      else if (owner !== player.id) yield clash(player, [path], name, owner);
    }
    yield undefined;
  }
  for (const player of players.values()) {
    for (const [i, alias] of player.aliases.entries()) {
      const owner = owners.get(fold(alias));
      if (owner !== undefined && owner !== player.id) yield clash(player, ["aliases", i], alias, owner);
    }
    yield undefined;
  }
}

const ownNames = ({ name, nativeName }: PlayerHead): readonly (readonly [path: string, name: string])[] =>
  nativeName === undefined
    ? [["name", name]]
    : [
        ["name", name],
        ["nativeName", nativeName],
      ];

const clash = ({ id }: PlayerHead, path: readonly (string | number)[], name: string, owner: Slug) => ({
  record: recordId("player", id),
  path,
  text: `\`${name}\` is the name of the player \`${owner}\`: write a name that only this player has, or take it out.`,
});
