import { z } from "zod";
import { StoredRecordId } from "../message/stored.ts";
import type { Delivery } from "./delivery.ts";
import type { Reckoned } from "./window.ts";

const points = z.number();
const StoredReckonings: z.ZodType<readonly Reckoned[]> = z.array(
  z.object({
    announcement: z.string(),
    place: z.enum(["lead", "brief", "held", "minor"]),
    reckoning: z.object({
      significance: points,
      novelty: points,
      lifted: points,
      change: points,
      repeated: points,
      rank: points,
    }),
    lifting: z.array(StoredRecordId),
  }),
);

/** What a delivered edition weighed, the highest first; nothing for what weighed nothing. */
export const reckoningsOf = ({ reckoning }: Pick<Delivery, "reckoning">): readonly Reckoned[] =>
  reckoning === undefined ? [] : StoredReckonings.parse(JSON.parse(reckoning));
