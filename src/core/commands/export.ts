import { defineCommand } from "../command/declare.ts";
import { exportedMessage } from "../messages/archive-messages.ts";

export const exportAll = defineCommand({
  name: "export",
  root: "admin",
  help: "A copy of the whole knowledge base as a folder",
  permission: "admin",
  examples: ["/amw export"],
  args: {},
  run: async (_, { desk }) => exportedMessage(await desk.archive.export()),
});
