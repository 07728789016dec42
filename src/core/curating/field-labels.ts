import { capital } from "../messages/words.ts";

const LABELS: Readonly<Record<string, string>> = {
  mapDelta: "Change on the map",
  whyItMatters: "Why it matters",
  nativeName: "Native name",
  entityListSince: "On the Entity List since",
  watch: "What to watch",
  what: "What it is",
  others: "Other parties",
  regions: "Countries",
  related: "See also",
};

const ONE_OF: Readonly<Record<string, string>> = {
  players: "Player",
  products: "Product",
  segments: "Segment",
  regions: "Country",
  tags: "Tag",
  rivals: "Rival",
  aliases: "Alias",
  examples: "Example",
  sources: "Source",
  figures: "Figure",
  caveats: "Caveat",
  others: "Other party",
  related: "See also",
  watch: "To watch",
  claims: "Claim",
};

/** What people call a key of a record: `Why it matters`, `Listing`. */
export const labelOf = (key: string): string =>
  LABELS[key] ?? capital(key.replace(/(?<=[a-z])[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`));

/** What people call one entry of the list under that key. */
export const oneOf = (key: string): string => ONE_OF[key] ?? `${labelOf(key)}, entry`;
