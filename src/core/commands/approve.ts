import { z } from "zod";
import { AskerError } from "../command/asker-error.ts";
import { defineCommand } from "../command/declare.ts";
import { carryOut } from "../curating/approving.ts";
import { decide, whileOpen } from "../curating/deciding.ts";
import { approvedChange, approvedMessage } from "../messages/decided-message.ts";
import { PROPOSAL_ARG, REASON_ARG } from "./curating-args.ts";

export const approve = defineCommand({
  name: "approve",
  root: "admin",
  help: "Approve what was proposed; a change that is ready is carried out",
  permission: "editor",
  personal: true,
  changes: true,
  examples: ["/amw approve p7", '/amw approve p7 --reason "Checked against the paper"'],
  args: {
    proposal: {
      ...PROPOSAL_ARG,
      schema: z.string({
        error: "Approve which one? Give its number, for example /amw approve p7; /amw queue lists them.",
      }),
    },
    reason: REASON_ARG,
  },
  run: ({ proposal: asked, reason = "" }, context) =>
    whileOpen(asked, context, async (proposal) => {
      const { call, knowledge } = context;
      if (proposal.kind !== "change") {
        const told = await decide(proposal, { state: "approved", reason }, context);
        return approvedMessage(proposal, { told, call });
      }
      if (proposal.by.id === call.actor.id)
        throw new AskerError("bad-argument", {
          problem: `${proposal.id} is your own, and a second person must look at it; ask another editor to approve it.`,
        });
      const change = await carryOut(proposal, context);
      const told = await decide(proposal, { state: "approved", reason, change: change.seq }, context);
      return approvedChange(proposal, change, { told, knowledge });
    }),
});
