import { z } from "zod";
import { AskerError } from "../command/asker-error.ts";
import { type Context, defineCommand } from "../command/declare.ts";
import { lineOfTokens } from "../command/line.ts";
import { checkEdit } from "../curating/check-edit.ts";
import { mergeEdit } from "../curating/merge.ts";
import { type EditOf, saveEdit } from "../curating/save-edit.ts";
import { changedMessage } from "../messages/changed-message.ts";
import { mergePreview } from "../messages/merge-preview.ts";
import { recordLabel } from "../messages/record-label.ts";
import { count } from "../messages/words.ts";
import { neededReason, sureArg } from "./curating-args.ts";
import { recordToChange, type Target } from "./record-to-change.ts";
import { splitNames } from "./resolve.ts";

const KINDS = ["player", "segment", "announcement"] as const;
const WHAT =
  "Merge what? Name the one that stays, then the one that goes into it, for example /amw merge moore-threads mtt.";

export const merge = defineCommand({
  name: "merge",
  help: "Put one record into another of its kind, with every reference to it",
  root: "admin",
  permission: "editor",
  changes: true,
  asks: true,
  title: "Merge",
  submit: "Preview",
  examples: ['/amw merge huawei hisilicon --reason "One company."'],
  args: {
    records: {
      kind: "words",
      first: true,
      kept: true,
      label: "two records",
      help: "The one that stays, then the one that goes into it",
      example: "huawei hisilicon",
      suggest: "any",
      schema: z.array(z.string()).min(2, { error: WHAT }),
    },
    reason: neededReason("Say in a sentence why the two are one."),
    sure: sureArg("versions"),
  },
  async opens({ records = [] }, context) {
    const [stays, goes] = await bothMeant(records, context);
    return { title: "Merge", note: `“${goes.label}” goes into “${stays.label}”; you see what happens before it does.` };
  },
  async run({ records: asked, reason, sure }, context) {
    const [stays, goes] = await bothMeant(asked, context);
    const edits = await mergeEdit(stays.stored, goes.stored, context);
    const { knowledge } = context;
    const [problem] = checkEdit(edits, knowledge);
    if (problem)
      throw new AskerError("bad-argument", {
        problem: `The two cannot be merged as they are. ${recordLabel(problem.record, knowledge)}: ${problem.text}`,
      });
    const seen = versionsOf(edits, context);
    if (sure !== seen)
      return mergePreview({
        edits,
        stays: stays.label,
        goes: goes.label,
        isAgain: sure !== undefined,
        merge: lineOfTokens({
          words: ["merge", stays.id, goes.id],
          flags: [
            { name: "reason", value: reason },
            { name: "sure", value: seen },
          ],
        }),
        reverse: lineOfTokens({ words: ["merge", goes.id, stays.id], flags: [{ name: "reason", value: reason }] }),
        knowledge,
      });
    const records = edits.map(({ id, before, record }) => ({ id, before, record }));
    const change = await saveEdit({ records, what: "merge", reason }, context);
    const follow = edits.length - 2;
    return changedMessage(change, {
      title: `Merged into ${stays.label}`,
      sentence: `“${goes.label}” is now part of “${stays.label}”${follow > 0 ? `, and ${count(follow, "record")} that named it ${follow === 1 ? "follows" : "follow"}` : ""}.`,
      shows: stays.id,
    });
  },
});

/** The two records, of one kind, and not one and the same. Throws AskerError. */
async function bothMeant(words: readonly string[], context: Context): Promise<readonly [Target, Target]> {
  const names = words.length === 2 ? words : splitNames(words, context.knowledge);
  const [first, second, ...more] = names;
  if (first === undefined || second === undefined || more.length > 0)
    throw new AskerError("bad-argument", {
      problem: names.length > 2 ? `${WHAT} Put names of several words in quotes.` : WHAT,
    });
  const stays = await recordToChange(first, KINDS, context);
  const goes = await recordToChange(second, [stays.kind], context);
  if (stays.id === goes.id)
    throw new AskerError("bad-argument", {
      problem: `Both names lead to “${stays.label}”; name the one that goes into it.`,
    });
  return [stays, goes];
}

/** Says of which versions of which records the preview tells. */
const versionsOf = (edits: readonly EditOf[], { desk }: Context): string =>
  desk.hash(edits.map(({ id, before }) => `${id} ${before?.version}`).join("\n")).slice(0, 10);
