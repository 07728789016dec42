import { z } from "zod";
import { RECORD_KINDS, type RecordId } from "../knowledge/slug.ts";
import type { Action, Block, Message, Span, Text } from "./message.ts";

const text = z.string();
const instant = z.iso.datetime().transform((iso) => new Date(iso));

const StoredSpan: z.ZodType<Span> = z.union([
  text,
  z.object({ kind: z.enum(["strong", "code"]), text }),
  z.object({ kind: z.literal("link"), text, url: text }),
  z.object({ kind: z.literal("date"), at: instant, style: z.enum(["day", "ago"]) }),
]);
/** A text as JSON has it. */
export const StoredText: z.ZodType<Text> = z.union([text, z.array(StoredSpan)]);

const scored = z.object({ score: z.number(), reason: text });
const StoredBlock: z.ZodType<Block> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("heading"), text }),
  z.object({ kind: z.enum(["paragraph", "caution", "note"]), text: StoredText }),
  z.object({ kind: z.literal("facts"), facts: z.array(z.object({ label: text, value: StoredText })) }),
  z.object({
    kind: z.literal("list"),
    items: z.array(StoredText),
    numbered: z.boolean().exactOptional(),
    start: z.number().exactOptional(),
  }),
  z.object({
    kind: z.literal("table"),
    columns: z.array(z.object({ label: text, align: z.enum(["left", "right"]).exactOptional() })),
    rows: z.array(z.array(StoredText)),
  }),
  z.object({ kind: z.literal("score"), novelty: scored, significance: scored, vector: text }),
]);

const StoredAction: z.ZodType<Action> = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["run", "form"]), label: text, line: text }),
  z.object({ kind: z.literal("open"), label: text, url: text }),
]);

/** `player:moore-threads`. */
export const StoredRecordId = z.custom<RecordId>(
  (id) => typeof id === "string" && RECORD_KINDS.some((kind) => id.startsWith(`${kind}:`)),
);

/** A message as JSON has it, its instants as text. */
export const StoredMessage: z.ZodType<Message> = z.object({
  summary: text,
  title: text,
  tone: z.enum(["plain", "done", "caution", "refused"]),
  blocks: z.array(StoredBlock),
  actions: z.array(StoredAction),
  audience: z.enum(["asker", "channel"]),
  about: z.array(StoredRecordId),
});

/** The message as JSON: the same text for the same message, in whatever order it was put together. */
export const storedMessage = (message: Message): string => JSON.stringify(message, inOrder);

/** The message back, equal in everything. Throws for what is no stored message. */
export const messageFrom = (stored: string): Message => StoredMessage.parse(JSON.parse(stored));

/** For JSON.stringify: an object's keys in the order of the alphabet. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
