import { z } from "zod";
import { defineCommand } from "../command/declare.ts";
import { slugOf } from "../knowledge/slug.ts";
import { playerMap, segmentMap } from "../messages/player-map.ts";
import { resolve } from "./resolve.ts";

export const map = defineCommand({
  name: "map",
  help: "The player map: who is in which segment",
  permission: "anyone",
  repeatable: true,
  examples: ["/amw map", "/amw map training-accelerators"],
  pages: true,
  args: {
    segment: {
      kind: "text",
      first: true,
      help: "One segment, for its players in detail",
      example: "hbm",
      suggest: "segment",
      schema: z.string().optional(),
    },
  },
  run({ segment }, { knowledge, page, line }) {
    if (segment === undefined) return playerMap(knowledge);
    const found = knowledge.segments.get(slugOf(resolve(segment, ["segment"], knowledge)));
    return found ? segmentMap(found, knowledge, page, line) : playerMap(knowledge);
  },
});
