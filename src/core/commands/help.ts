import { z } from "zod";
import { AskerError } from "../command/asker-error.ts";
import { defineCommand } from "../command/declare.ts";
import { nearest } from "../lookup/nearest.ts";
import { helpMessage, helpOn } from "../messages/help-message.ts";

export const help = defineCommand({
  name: "help",
  help: "All commands, or one of them with examples",
  permission: "anyone",
  examples: ["/amw help", "/amw help search"],
  args: {
    command: {
      kind: "text",
      first: true,
      help: "A command's name",
      example: "search",
      suggest: "command",
      schema: z.string().optional(),
    },
  },
  run({ command: asked }, { call, commands }) {
    if (asked === undefined) return helpMessage(commands, call.surface);
    const name = asked
      .toLowerCase()
      .replace(/^\/?(?:amw[\s-]+)?/, "")
      .replace(/\s+/g, " ");
    const found = commands.find((command) => command.name === name);
    if (found) return helpOn(found, commands);
    const meant = nearest(
      name,
      commands.map((command) => command.name),
    );
    throw new AskerError(
      "unknown-command",
      { asked, nearest: meant },
      meant ? { typed: asked, instead: [{ label: meant, text: meant }] } : undefined,
    );
  },
});
