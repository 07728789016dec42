import { z } from "zod";
import { AskerError } from "../command/asker-error.ts";
import { defineCommand } from "../command/declare.ts";
import { lineOfTokens } from "../command/line.ts";
import { whereOf } from "../curating/save-edit.ts";
import { takeIn } from "../curating/take-in.ts";
import { importedMessage, importPreview, nothingToImport } from "../messages/archive-messages.ts";
import { sureArg } from "./curating-args.ts";

export const importAll = defineCommand({
  name: "import",
  root: "admin",
  help: "Take a folder in: afterwards the knowledge base says what that folder says",
  permission: "admin",
  examples: ["/amw import 2026-11-25T083000"],
  args: {
    folder: {
      kind: "text",
      first: true,
      help: "A folder below imports/ or exports/ in AMW's data folder",
      example: "2026-11-25T083000",
      schema: z
        .string({ error: "Import which folder? Name one below imports/ or exports/ in AMW's data folder." })
        .transform((text) => text.trim()),
    },
    sure: sureArg("plan"),
  },
  async run({ folder, sure }, context) {
    const { archive } = context.desk;
    const planned = await archive.plan(folder);
    if (planned.outcome === "refused") throw new AskerError("bad-argument", { problem: planned.problem });
    const { plan } = planned;
    if (plan.edits.length === 0 && !plan.rubric) return nothingToImport(folder);
    if (sure !== plan.hash) {
      const line = lineOfTokens({ words: ["import", folder], flags: [{ name: "sure", value: plan.hash }] });
      return importPreview({ plan, folder, line, isAgain: sure !== undefined }, context.knowledge);
    }
    const by = { by: context.call.actor, where: whereOf(context) };
    const seq = await takeIn({ plan, folder, archive }, by, context.now.getTime(), context.desk);
    return importedMessage(plan, folder, seq);
  },
});
