import { z } from "zod";
import { defineCommand } from "../command/declare.ts";
import { oneSentence } from "../messages/one-sentence.ts";
import { subjectOf } from "./feedback-subject.ts";

export const useful = defineCommand({
  name: "useful",
  help: "Say that an answer was useful, as the button under it does",
  permission: "anyone",
  personal: true,
  changes: true,
  examples: ["/amw useful 2026-06-musacoder-first-domestic-gpu"],
  args: {
    answer: {
      kind: "words",
      first: true,
      help: "What was shown, and its version, as the button says",
      example: "2026-06-musacoder-first-domestic-gpu",
      schema: z.array(z.string()).min(1, { error: "Which answer? Press Useful under it." }),
    },
  },
  async run({ answer }, context) {
    const { call, desk, now } = context;
    const { record, line, version } = subjectOf(answer, context);
    const isNew = await desk.state.feedback.useful({
      actor: call.actor.id,
      about: record ?? line,
      version,
      at: now.getTime(),
    });
    const said = isNew ? "Thank you, noted as useful." : "You have said so already; thank you.";
    return { ...oneSentence(said, { title: "Useful", tone: "done" }), beside: true };
  },
});
