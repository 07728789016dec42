import type { Player, Product } from "../../src/core/knowledge/player.ts";
import type { Slug } from "../../src/core/knowledge/slug.ts";
import type { Source } from "../../src/core/knowledge/source.ts";
import {
  COUNTRIES,
  HAN,
  HAN_SERIES,
  HAN_TRADES,
  LEGAL_FORMS,
  PUBLISHERS,
  SEGMENT_NAMES,
  SYLLABLES,
  TRADES,
} from "./generated-words.ts";
import type { Random } from "./random.ts";

export const MOST_PLAYERS = SYLLABLES.length ** 3;

const at = <T>(list: readonly T[], i: number): T => {
  const found = list[i % list.length];
  if (found === undefined) throw new RangeError("The list is empty.");
  return found;
};
const slugOf = (name: string): Slug => name.toLowerCase().replaceAll(" ", "-");
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Every fifth player has a Chinese name. */
export const isHan = (player: number): boolean => player % 5 === 0;
export const productCount = (player: number): number => 3 + (player % 2);
export const segmentCount = (players: number): number => Math.min(SEGMENT_NAMES.length, players);
export const segmentSlug = (i: number): Slug => at(SEGMENT_NAMES, i)[0].replaceAll(" ", "-");

/** So many sounds, different for every number; the stride scatters neighbours over the alphabet. */
function sounds<T>(list: readonly T[], number: number, many: number): T[] {
  const scattered = (number * 7919) % list.length ** many;
  return Array.from({ length: many }, (_, i) => at(list, Math.floor(scattered / list.length ** i)));
}

const brand = (player: number): string => sounds(SYLLABLES, player, 3).join("");

export const playerName = (player: number): string => `${capital(brand(player))} ${at(TRADES, player)}`;
export const playerNativeName = (player: number): string => sounds(HAN, player, 3).join("") + at(HAN_TRADES, player);
export const playerSlug = (player: number): Slug => slugOf(playerName(player));

const MODELS = 900;
const model = (player: number, i: number): number => (player * 4 + i) % MODELS;
/** Together with the model number different for every product. */
const series = (player: number, i: number): string =>
  capital(sounds(SYLLABLES, Math.floor((player * 4 + i) / MODELS) + 7 * model(player, i), 2).join(""));

export const productName = (player: number, i: number): string => `${series(player, i)} ${100 + model(player, i)}`;
const productNativeName = (player: number, i: number): string =>
  `${at(HAN_SERIES, player + i)}${100 + model(player, i)}`;
export const productSlug = (player: number, i: number): Slug => slugOf(productName(player, i));

/** What the player is called in a sentence of the given script. */
export const callPlayer = (player: number, han: boolean): string =>
  han && isHan(player) ? playerNativeName(player) : playerName(player);

const product = (player: number, i: number): Product => ({
  id: productSlug(player, i),
  name: productName(player, i),
  ...(isHan(player) ? { nativeName: productNativeName(player, i) } : {}),
  aliases: i === 0 ? [`${brand(player).slice(0, 3).toUpperCase()}${player}`] : [],
  what: i === 0 ? "training accelerator" : "inference accelerator",
});

export function generatedPlayer(player: number, players: number, random: Random): Player {
  const name = playerName(player);
  const segments = segmentCount(players);
  const first = random.int(segments);
  const source = (i: number): Source => ({
    url: `https://news.example/${playerSlug(player)}/${i}`,
    publisher: random.pick(PUBLISHERS),
    published: `202${random.int(7)}-0${1 + random.int(9)}-1${random.int(10)}`,
    grade: random.pick(["B2", "B3", "C3", "F6"]),
  });
  return {
    $schema: "../../schema/player.schema.json",
    id: playerSlug(player),
    name,
    ...(isHan(player) ? { nativeName: playerNativeName(player) } : {}),
    aliases: [
      capital(brand(player)),
      `${name} ${at(LEGAL_FORMS, player)}`,
      ...(player % 3 ? [] : [String(600000 + player)]),
    ],
    kind: player % 7 === 0 ? "lab" : "company",
    country: isHan(player) ? "CN" : random.pick(COUNTRIES),
    summary: `${name} designs ${segmentSlug(first).replaceAll("-", " ")} and sells them to data centres; its ${productName(player, 0)} is the part most customers ask about.`,
    segments: [...new Set([segmentSlug(first), segmentSlug(random.int(segments))])],
    founded: String(1990 + random.int(35)),
    listing: player % 3 ? "private" : `listed as ${600000 + player}`,
    homepage: `https://${playerSlug(player)}.example`,
    products: Array.from({ length: productCount(player) }, (_, i) => product(player, i)),
    caveats: [`Shipment figures of ${name} rest on its own filings.`],
    sources: [source(1), source(2)],
  };
}
