import { z } from "zod";
import { defineCommand } from "../command/declare.ts";
import { proposalOf } from "../curating/deciding.ts";
import { readPage } from "../message/pages.ts";
import { proposalMessage } from "../messages/proposal-message.ts";
import { queueMessage } from "../messages/queue-message.ts";

const STATES = ["open", "approved", "rejected"] as const;
/** Three buttons each, and room for two that turn the page. */
const PAGE = 5;

export const queue = defineCommand({
  name: "queue",
  root: "admin",
  help: "What was proposed and waits for a decision, the oldest first",
  permission: "editor",
  personal: true,
  examples: ["/amw queue", "/amw queue p7", "/amw queue --state rejected"],
  pages: true,
  args: {
    proposal: {
      kind: "text",
      first: true,
      help: "One of them, whole",
      example: "p7",
      schema: z.string().optional(),
    },
    state: {
      kind: "choice",
      help: "Those that wait, or what was decided",
      example: "rejected",
      choices: STATES,
      schema: z.enum(STATES, { error: "Choose open, approved or rejected." }).default("open"),
    },
  },
  async run({ proposal, state }, context) {
    if (proposal !== undefined) return proposalMessage(await proposalOf(proposal, context), context);
    const { desk, page, line } = context;
    const { proposals } = desk.state;
    const read = async (limit: number, offset: number) => {
      const { proposals: items, total } = await proposals.list({ state, limit, offset });
      return { items, total };
    };
    return queueMessage(state, await readPage(read, page, PAGE), line, context);
  },
});
