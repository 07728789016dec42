import { z } from "zod";
import { AskerError } from "../command/asker-error.ts";
import { defineCommand } from "../command/declare.ts";
import { whyMessage } from "../messages/why-message.ts";
import { resolve, slugOf } from "./resolve.ts";

export const why = defineCommand({
  name: "why",
  help: "How an announcement got its scores, its evidence and its digest rank",
  permission: "anyone",
  examples: ["/amw why 2026-06-musacoder-first-domestic-gpu"],
  args: {
    announcement: {
      kind: "text",
      first: true,
      help: "An announcement, by id or title",
      example: "2026-06-musacoder-first-domestic-gpu",
      suggest: "announcement",
      schema: z.string({ error: "Why what? Name an announcement by its id or title; /amw latest lists the newest." }),
    },
  },
  run({ announcement: asked }, { knowledge }) {
    const found = knowledge.announcement(slugOf(resolve(asked, ["announcement"], knowledge)));
    if (!found) throw new AskerError("unknown-name", { kind: "announcement", asked, nearest: [] });
    return whyMessage(found, knowledge);
  },
});
