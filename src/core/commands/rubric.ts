import { defineCommand } from "../command/declare.ts";
import { rubricMessage } from "../messages/rubric-message.ts";

export const rubric = defineCommand({
  name: "rubric",
  help: "What the scores 0 to 3 mean",
  permission: "anyone",
  repeatable: true,
  examples: ["/amw rubric"],
  args: {},
  run: (_, { knowledge }) => rubricMessage(knowledge.rubric),
});
