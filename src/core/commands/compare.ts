import { z } from "zod";
import { AskerError } from "../command/asker-error.ts";
import { defineCommand } from "../command/declare.ts";
import { slugOf } from "../knowledge/slug.ts";
import { comparison } from "../messages/comparison.ts";
import { resolve, splitNames } from "./resolve.ts";

const MOST = 4;

export const compare = defineCommand({
  name: "compare",
  help: "Players side by side",
  permission: "anyone",
  repeatable: true,
  examples: ["/amw compare huawei moore-threads", "/amw compare nvidia, amd, 华为"],
  args: {
    players: {
      kind: "words",
      first: true,
      help: "Two to four players, by any of their names",
      example: "huawei moore-threads",
      suggest: "player",
      least: 2,
      schema: z.array(z.string()),
    },
  },
  run({ players }, { knowledge }) {
    const slugs = [
      ...new Set(splitNames(players, knowledge).map((name) => slugOf(resolve(name, ["player"], knowledge)))),
    ];
    if (slugs.length < 2)
      throw new AskerError("bad-argument", {
        problem: slugs[0]
          ? `Name another player to compare ${knowledge.players.get(slugs[0])?.name ?? slugs[0]} with, for example /amw compare ${slugs[0]} ${slugs[0] === "huawei" ? "moore-threads" : "huawei"}.`
          : "Name two players to compare, for example /amw compare huawei moore-threads.",
      });
    if (slugs.length > MOST)
      throw new AskerError("bad-argument", {
        problem: `Compare at most ${MOST} players at a time; you named ${slugs.length}.`,
      });
    return comparison(slugs, knowledge);
  },
});
