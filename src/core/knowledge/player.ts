import { z } from "zod";
import { PartialDate } from "./partial-date.ts";
import { Slug } from "./slug.ts";
import { Source } from "./source.ts";

export const PLAYER_KINDS = ["company", "lab", "foundry", "memory maker", "regulator"] as const;

/** A thing that a player makes. Lives in its player's record; its slug is unique among all products. */
export const Product = z.looseObject({
  id: Slug,
  name: z.string().min(1, { error: "Give the product a name." }),
  /** Its name in the maker's own script. */
  nativeName: z.string().min(1).optional(),
  aliases: z.array(z.string().min(1)).default([]),
  /** What it is, in a few words: "training accelerator", "code model, not a chip". */
  what: z.string().min(1).optional(),
});
export type Product = z.infer<typeof Product>;

export const Player = z.looseObject({
  $schema: z.string().optional(),
  id: Slug,
  name: z.string().min(1, { error: "Give the player a name." }),
  /** Its name in its own script. */
  nativeName: z.string().min(1).optional(),
  aliases: z.array(z.string().min(1)).default([]),
  kind: z.enum(PLAYER_KINDS, { error: `Choose what it is: ${PLAYER_KINDS.join(", ")}.` }),
  /** ISO 3166 country code. */
  country: z.string().regex(/^[A-Z]{2}$/, { error: "Write a country code such as CN or US." }),
  summary: z.string().min(1, { error: "Say in one or two sentences what the player is." }),
  segments: z.array(Slug).min(1, { error: "Name at least one segment by slug." }),
  founded: PartialDate.optional(),
  listing: z.string().min(1).optional(),
  homepage: z.url({ protocol: /^https?$/, error: "Give the homepage's full address." }).optional(),
  entityListSince: PartialDate.optional(),
  products: z.array(Product).default([]),
  caveats: z.array(z.string().min(1)).default([]),
  sources: z.array(Source).min(1, { error: "Give at least one source." }),
});
export type Player = z.infer<typeof Player>;
