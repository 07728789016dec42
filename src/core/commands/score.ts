import { z } from "zod";
import { AskerError } from "../command/asker-error.ts";
import { type Context, defineCommand, type Opening } from "../command/declare.ts";
import { FieldsError } from "../command/fields-error.ts";
import { lineWithout } from "../command/line.ts";
import { checkedRecord } from "../curating/checked-record.ts";
import { fieldsError } from "../curating/fields.ts";
import { openedOn, shortVersion } from "../curating/opened.ts";
import { editableId } from "../curating/parsed-record.ts";
import type { RawRecord } from "../curating/records.ts";
import { isObject, listIn, objectIn, own, sameJson } from "../curating/same-json.ts";
import { nothingChanges, saveEdit } from "../curating/save-edit.ts";
import { slugOf } from "../knowledge/slug.ts";
import { rubricHint, scoredMessage, scoredNow } from "../messages/scored-message.ts";
import { VERSION_ARG, WHICH_ARG } from "./curating-args.ts";
import { isoDay } from "./dates.ts";
import { recordMeant, recordToChange } from "./record-to-change.ts";
import { rubricAsks } from "./rubric-asks.ts";

const score = (help: string, error: string) =>
  ({
    kind: "choice",
    choices: ["0", "1", "2", "3"],
    trails: true,
    help,
    example: "2",
    step: "Scores",
    schema: z.string({ error }).regex(/^[0-3]$/u, { error }),
  }) as const;
const reason = (of: string, example: string) => {
  const error = `Give the reason for the ${of} in one or two sentences.`;
  return {
    kind: "paragraph",
    help: `Why this ${of}, in one or two sentences`,
    example,
    step: "Scores",
    schema: z.string({ error }).trim().min(1, { error }),
  } as const;
};
const Text = z.string().trim().min(1).optional();

export const scoreCommand = defineCommand({
  name: "score",
  help: "Score an announcement, each score with its reason",
  root: "admin",
  permission: "editor",
  changes: true,
  drafts: true,
  title: "Score an announcement",
  submit: "Save",
  examples: [
    '/amw score 2026-06-10-musacoder-opensource 1 1 --novelty-reason "New detail on a known product." --significance-reason "One player re-plans."',
    '/amw score 2026-07-17-mtt-c256 2 2 --novelty-reason "A new capability." --significance-reason "The segment re-plans." --map-delta "It joins the makers of clusters." --segment ai-clusters',
  ],
  args: {
    announcement: {
      ...WHICH_ARG,
      label: "announcement",
      help: "An announcement, by id or title",
      example: "2026-07-17-mtt-c256",
      suggest: "announcement",
      schema: z.string({
        error: "Score what? Name an announcement and both scores, for example /amw score 2026-07-17-mtt-c256 2 2.",
      }),
    },
    novelty: score(
      "How novel it is: what changes on our map",
      "Say how novel it is: 0, 1, 2 or 3; /amw rubric says what each means.",
    ),
    noveltyReason: reason("novelty", '"A new capability."'),
    significance: score(
      "How significant it is: who must re-plan, if it is true",
      "Say how significant it is: 0, 1, 2 or 3; /amw rubric says what each means.",
    ),
    significanceReason: reason("significance", '"The segment re-plans."'),
    mapDelta: {
      kind: "paragraph",
      field: "Change on the map",
      help: "What changes on the player map; a must at novelty 2 and up",
      example: '"It joins the makers of clusters."',
      step: "What changes",
      emptied: "none",
      schema: Text,
    },
    segment: {
      kind: "text",
      several: true,
      field: "Add segments",
      help: "Segments that must re-plan, added to those it has; a must at significance 2 and up",
      example: "ai-clusters",
      suggest: "segment",
      step: "What changes",
      schema: Text,
    },
    whyItMatters: {
      kind: "paragraph",
      help: "Why it matters; stays as it is unless told",
      example: '"It eases a bottleneck."',
      step: "What changes",
      schema: Text,
    },
    scepticism: {
      kind: "paragraph",
      help: "What a careful reader should doubt; stays as it is unless told",
      example: '"Nobody has measured it."',
      step: "What changes",
      emptied: "none",
      schema: Text,
    },
    version: VERSION_ARG,
  },
  async opens({ announcement = "" }, context): Promise<Opening> {
    const target = await recordToChange(announcement, ["announcement"], context);
    const { record } = target.stored;
    const text = (value: unknown): string => (typeof value === "string" ? value : "");
    const read = readIn(record);
    const scored = (scale: "novelty" | "significance") => {
      const one = own(read, scale);
      return isObject(one) ? { score: String(one.score), reason: text(one.reason) } : { score: "", reason: "" };
    };
    const [novelty, significance] = [scored("novelty"), scored("significance")];
    return {
      title: "Score",
      note: scoredNow(target.label, novelty.score, significance.score),
      values: {
        novelty: novelty.score,
        noveltyReason: novelty.reason,
        significance: significance.score,
        significanceReason: significance.reason,
        mapDelta: text(own(read, "mapDelta")),
        whyItMatters: text(own(read, "whyItMatters")),
        scepticism: text(own(read, "scepticism")),
        version: shortVersion(target.stored),
      },
    };
  },
  hint: ({ novelty, significance }, { knowledge }) => rubricHint(novelty, significance, knowledge),
  async run({ announcement, version, ...values }, context) {
    const target = await recordToChange(announcement, ["announcement"], context);
    const { stored } = target;
    const { before, stale } = await openedOn(stored, version, context);
    const after = scored(before, values, context);
    if (stale) throw await stale(after, lineWithout(context.line, "version"));
    if (sameJson(withoutScorer(before), withoutScorer(after))) throw nothingChanges();
    ruled(after);
    const id = editableId("announcement", slugOf(target.record));
    const checked = checkedRecord(id, after, context.knowledge);
    if (!checked.ok) throw fieldsError(checked.problems, scoreCommand.args, "noveltyReason");
    const reasons = `Novelty: ${values.noveltyReason} Significance: ${values.significanceReason}`;
    const change = await saveEdit(
      { records: [{ id, before: stored, record: after }], what: "score", reason: reasons },
      context,
    );
    return scoredMessage(change, checked.record, target.label, context.knowledge);
  },
});

type ScoreValues = {
  readonly novelty: string;
  readonly noveltyReason: string;
  readonly significance: string;
  readonly significanceReason: string;
  readonly mapDelta?: string | undefined;
  readonly segment?: string | undefined;
  readonly whyItMatters?: string | undefined;
  readonly scepticism?: string | undefined;
};

const readIn = (record: RawRecord): RawRecord => objectIn(record, "read");

/** The record with the new read by whoever calls. Throws AskerError for a segment that there is not. */
function scored(record: RawRecord, values: ScoreValues, { call, now, knowledge }: Context): RawRecord {
  const read = readIn(record);
  const one = (scale: "novelty" | "significance", score: string, why: string) => {
    const was = own(read, scale);
    return { ...(isObject(was) ? was : {}), score: Number(score), reason: why };
  };
  const optional = (key: "mapDelta" | "whyItMatters" | "scepticism") =>
    values[key] === undefined ? {} : { [key]: /^none$/iu.test(values[key]) ? undefined : values[key] };
  const after = {
    ...read,
    novelty: one("novelty", values.novelty, values.noveltyReason),
    significance: one("significance", values.significance, values.significanceReason),
    ...optional("mapDelta"),
    ...optional("whyItMatters"),
    ...optional("scepticism"),
    date: isoDay(now),
    by: call.actor.id,
  };
  const named = (values.segment ?? "").split(/[,，、;；\n]/u).map((name) => name.trim().replace(/^\+/u, ""));
  const added = named.filter(Boolean).map((name) => {
    const known = listIn(record, "segments").find((slug) => slug === name);
    return known ?? slugOf(segmentMeant(name, { knowledge }));
  });
  const segments = [...new Set([...listIn(record, "segments"), ...added])];
  return withoutUndefined({ ...record, ...(added.length > 0 ? { segments } : {}), read: withoutUndefined(after) });
}

function segmentMeant(name: string, context: Pick<Context, "knowledge">) {
  try {
    return recordMeant(name, ["segment"], context);
  } catch (error) {
    throw error instanceof AskerError ? new FieldsError({ segment: error.message }) : error;
  }
}

const withoutUndefined = (record: RawRecord): RawRecord =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

/** Who scored it and when makes no difference by itself. */
const withoutScorer = (record: RawRecord): RawRecord => ({
  ...record,
  read: { ...readIn(record), date: undefined, by: undefined },
});

/** The rubric's own rules, each under its field. Throws FieldsError. */
function ruled(record: RawRecord): void {
  const read = readIn(record);
  const scoreOf = (scale: "novelty" | "significance"): number => {
    const one = own(read, scale);
    return isObject(one) ? Number(one.score) : 0;
  };
  const problems = rubricAsks({
    novelty: scoreOf("novelty"),
    significance: scoreOf("significance"),
    hasMapDelta: own(read, "mapDelta") !== undefined,
    hasSegment: listIn(record, "segments").length > 0,
  });
  if (Object.keys(problems).length > 0) throw new FieldsError(problems);
}
