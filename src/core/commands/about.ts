import { defineCommand } from "../command/declare.ts";
import { aboutMessage } from "../messages/about-message.ts";

export const about = defineCommand({
  name: "about",
  help: "AMW's version, what it holds and how fresh that is",
  permission: "anyone",
  examples: ["/amw about"],
  args: {},
  run: (_, { knowledge, status }) => aboutMessage(knowledge, status),
});
