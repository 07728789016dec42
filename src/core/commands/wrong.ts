import { z } from "zod";
import { defineCommand } from "../command/declare.ts";
import { propose } from "../curating/propose.ts";
import { proposedMessage } from "../messages/proposed-message.ts";
import { subjectOf } from "./feedback-subject.ts";

const WHAT = "Say what is wrong, in a sentence or two.";

export const wrong = defineCommand({
  name: "wrong",
  help: "Say that something in an answer is wrong; an editor looks at it",
  permission: "anyone",
  personal: true,
  changes: true,
  asks: true,
  title: "Something is wrong",
  submit: "Send",
  examples: ['/amw wrong 2026-06-musacoder-first-domestic-gpu --what "It is a model, not a GPU"'],
  args: {
    answer: {
      kind: "words",
      first: true,
      kept: true,
      help: "What was shown, and its version, as the button says",
      example: "2026-06-musacoder-first-domestic-gpu",
      schema: z.array(z.string()).min(1, {
        error: "In which answer? Press “Something is wrong” under it, or write it down with /amw propose.",
      }),
    },
    what: {
      kind: "paragraph",
      field: "what is wrong",
      help: "In your own words; an editor reads it together with what you saw",
      example: '"It is a model, not a GPU"',
      schema: z.string({ error: WHAT }).trim().min(1, { error: WHAT }),
    },
  },
  async run({ answer, what }, context) {
    const { record, line, version } = subjectOf(answer, context);
    const proposal = await propose(
      record
        ? { kind: "problem", text: what, about: { id: record, version } }
        : {
            kind: "problem",
            text: `${what}\n\nIn the answer to /amw ${line}, version ${version} of the knowledge base.`,
          },
      context,
    );
    return { ...proposedMessage(proposal, context), beside: true };
  },
});
