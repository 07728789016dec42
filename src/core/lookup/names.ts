import type { Announcement } from "../knowledge/announcement.ts";
import type { Player, Product } from "../knowledge/player.ts";
import type { Segment } from "../knowledge/segment.ts";
import { type RecordId, recordId } from "../knowledge/slug.ts";
import { fold } from "./fold.ts";
import type { NameEntry, NameRank } from "./name-index.ts";
import { readings } from "./readings.ts";

/** A stock code with that of its exchange: `688795.SH`. */
const LISTED = /^(\d{4,6})\.(?:SH|SS|SZ|BJ|HK|KS|KQ|TW|T)$/i;
/** A Hong Kong stock code, which is written with and without zeros in front: `06082`, `0981.HK`. */
const HONG_KONG = /^(?:(\d{4,5})\.HK|(0\d{4}))$/i;

/** Every way to call the player, and each of its products, which own their names themselves. */
export function namesOfPlayer(player: Player): NameEntry[] {
  return [...namesOfItself(player), ...player.products.flatMap((product) => namesOfProduct(product, player))];
}

export function namesOfSegment(segment: Segment): NameEntry[] {
  const names = new Names(recordId("segment", segment.id));
  names.addRecord(segment);
  return names.entries();
}

export function namesOfAnnouncement(announcement: Pick<Announcement, "id" | "title">): NameEntry[] {
  const names = new Names(recordId("announcement", announcement.id));
  names.add("id", announcement.id);
  names.add("title", announcement.title);
  return names.entries();
}

function namesOfItself(player: Player): NameEntry[] {
  const names = new Names(recordId("player", player.id));
  names.addRecord(player);
  for (const alias of player.aliases) for (const ticker of tickers(alias)) names.add("alias", ticker, alias);
  return names.entries();
}

function namesOfProduct(product: Product, player: Player): NameEntry[] {
  const names = new Names(recordId("product", product.id));
  names.addRecord(product);
  const makers = [player.name, player.nativeName].filter((maker) => maker !== undefined);
  for (const called of [product.name, product.nativeName, ...product.aliases]) {
    if (called === undefined || makers.some((maker) => fold(called).startsWith(fold(maker)))) continue;
    for (const maker of makers) names.add("maker", `${maker} ${called}`);
  }
  return names.entries();
}

/** The other spellings of a stock code. */
function tickers(alias: string): string[] {
  const [, listed, bare] = HONG_KONG.exec(alias) ?? [];
  const code = listed ?? bare;
  if (code === undefined) return LISTED.exec(alias)?.slice(1) ?? [];
  return [0, 4, 5].map((digits) => String(Number(code)).padStart(digits, "0"));
}

/** The names of one record, one entry a key: the best rank, written the way people write it. */
class Names {
  readonly #owner: RecordId;
  readonly #byKey = new Map<string, NameEntry>();

  constructor(owner: RecordId) {
    this.#owner = owner;
  }

  addRecord(record: { id: string; name: string; nativeName?: string | undefined; aliases: readonly string[] }): void {
    this.add("id", record.id);
    this.add("name", record.name);
    if (record.nativeName) this.add("name", record.nativeName);
    for (const alias of record.aliases) this.add("alias", alias);
    for (const name of [record.name, record.nativeName ?? "", ...record.aliases]) {
      for (const reading of readings(name)) this.add("reading", reading, name);
    }
  }

  /** Ranks come best first; a slug that only spells a name differently is shown as that name. */
  add(rank: NameRank, name: string, label = name): void {
    const key = fold(name);
    if (key === "") return;
    const known = this.#byKey.get(key);
    if (!known) this.#byKey.set(key, { key, owner: this.#owner, label, rank });
    else if (known.rank === "id" && rank === "name") this.#byKey.set(key, { ...known, label });
  }

  entries(): NameEntry[] {
    return [...this.#byKey.values()];
  }
}
