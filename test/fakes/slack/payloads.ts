import { z } from "zod";
import type { ModalBlock } from "./modals.ts";

/*
 * What Slack takes, written down from its documentation and independent of what our renderer believes. Strict: a field
 * or block type that is not listed here is refused.
 */

export const text = (max: number) => z.string().min(1).max(max);
export const plainText = (max: number) =>
  z.strictObject({ type: z.literal("plain_text"), text: text(max), emoji: z.boolean().optional() });

const address = z
  .string()
  .max(3000)
  .regex(/^(https?:\/\/|mailto:)[^\s|<>]+$/);

const style = z
  .strictObject({
    bold: z.literal(true).optional(),
    italic: z.literal(true).optional(),
    strike: z.literal(true).optional(),
    code: z.literal(true).optional(),
  })
  .optional();

const inline = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: text(3000), style }),
  z.strictObject({ type: z.literal("link"), url: address, text: text(3000).optional(), style }),
  z.strictObject({
    type: z.literal("date"),
    timestamp: z.int().min(0),
    format: z
      .string()
      .regex(/\{(date(_num|_slash|_long|_long_full|_long_pretty|_pretty|_short|_short_pretty)?|time|ago)\}/),
    fallback: text(200),
    style,
  }),
]);
const inlines = z.array(inline).min(1);
const section = z.strictObject({ type: z.literal("rich_text_section"), elements: inlines });

const richText = z.strictObject({
  type: z.literal("rich_text"),
  elements: z
    .array(
      z.discriminatedUnion("type", [
        section,
        z.strictObject({ type: z.literal("rich_text_quote"), elements: inlines }),
        z.strictObject({
          type: z.literal("rich_text_list"),
          style: z.enum(["bullet", "ordered"]),
          elements: z.array(section).min(1),
          offset: z.int().min(1).optional(),
        }),
      ]),
    )
    .min(1),
});

const button = z
  .strictObject({
    type: z.literal("button"),
    action_id: text(255),
    text: plainText(75),
    value: text(2000).optional(),
    url: address.optional(),
  })
  .refine(({ value, url }) => value === undefined || url === undefined, { error: "a button either runs or opens" });
/** A button, with the id of the row it stands in where that has one. */
export type Button = z.infer<typeof button> & { readonly block_id?: string | undefined };

const table = z
  .strictObject({
    type: z.literal("table"),
    rows: z
      .array(
        z
          .array(z.union([z.strictObject({ type: z.literal("raw_text"), text: text(10_000) }), richText]))
          .min(1)
          .max(20),
      )
      .min(1)
      .max(100),
    column_settings: z
      .array(
        z.strictObject({ align: z.enum(["left", "center", "right"]).optional(), is_wrapped: z.boolean().optional() }),
      )
      .max(20),
  })
  .refine(({ rows }) => rows.every((row) => row.length === rows[0]?.length), { error: "rows differ in width" })
  .refine(({ rows }) => textLength(rows) <= 10_000, { error: "more than 10,000 characters in a table" });

/** What stands in messages and in modals alike. */
export const COMMON_BLOCKS = [
  z.strictObject({ type: z.literal("header"), text: plainText(150) }),
  z.strictObject({
    type: z.literal("context"),
    block_id: text(255).optional(),
    elements: z.array(plainText(2000)).min(1).max(10),
  }),
  z.strictObject({
    type: z.literal("actions"),
    block_id: text(255).optional(),
    elements: z.array(button).min(1).max(25),
  }),
  richText,
] as const;
const block = z.discriminatedUnion("type", [...COMMON_BLOCKS, table]);
export type SlackBlock = z.infer<typeof block>;

export const messageBlocks = z
  .array(block)
  .max(50)
  .refine((all) => JSON.stringify(all).length <= 13_200, { error: "msg_blocks_too_long" })
  .refine((all) => all.filter(({ type }) => type === "table").length <= 1, { error: "only_one_table_allowed" })
  .refine((all) => allDifferent(buttonsOf(all).map(({ action_id }) => action_id)), { error: "action_id used twice" });

/** What Slack would parse as a mention, a link or a broken entity. */
const parsedAsLive = /[<>]|&(?!(?:amp|lt|gt);)/;
export const fallbackText = text(40_000).refine((value) => !parsedAsLive.test(value), { error: "text is not escaped" });
const message = {
  text: fallbackText,
  blocks: messageBlocks,
  unfurl_links: z.literal(false),
  unfurl_media: z.literal(false),
};

export const SlashAnswer = z.strictObject({ ...message, response_type: z.enum(["ephemeral", "in_channel"]) });
export type SlashAnswer = z.infer<typeof SlashAnswer>;

export const Response = z.strictObject({
  ...message,
  response_type: z.enum(["ephemeral", "in_channel"]),
  replace_original: z.boolean(),
  thread_ts: z.string().optional(),
});
export type Response = z.infer<typeof Response>;

export const buttonsOf = (all: readonly (SlackBlock | ModalBlock)[]): Button[] =>
  all.flatMap((one) =>
    one.type === "actions" ? one.elements.map((element) => ({ ...element, block_id: one.block_id })) : [],
  );

export const allDifferent = (values: readonly string[]): boolean => new Set(values).size === values.length;

function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + textLength(one), 0);
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, one]) => sum + (key === "text" && typeof one === "string" ? one.length : textLength(one)),
    0,
  );
}
