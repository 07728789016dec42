import { z } from "zod";
import { defineCommand } from "../command/declare.ts";
import { decide, whileOpen } from "../curating/deciding.ts";
import { rejectedMessage } from "../messages/decided-message.ts";
import { neededReason, PROPOSAL_ARG } from "./curating-args.ts";

export const reject = defineCommand({
  name: "reject",
  root: "admin",
  help: "Reject what was proposed; the proposer is told why",
  permission: "editor",
  personal: true,
  changes: true,
  asks: true,
  title: "Reject",
  submit: "Reject",
  examples: ['/amw reject p7 --reason "We have it already"'],
  args: {
    proposal: {
      ...PROPOSAL_ARG,
      schema: z.string({
        error: 'Reject which one? Give its number, for example /amw reject p7 --reason "We have it already".',
      }),
    },
    reason: neededReason("Say why, in a sentence: the proposer reads it."),
  },
  run: ({ proposal: asked, reason }, context) =>
    whileOpen(asked, context, async (proposal) => {
      const told = await decide(proposal, { state: "rejected", reason }, context);
      return rejectedMessage(proposal, { told, reason });
    }),
});
