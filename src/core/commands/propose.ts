import { z } from "zod";
import { type Context, defineCommand } from "../command/declare.ts";
import { propose as add } from "../curating/propose.ts";
import type { RecordId } from "../knowledge/slug.ts";
import { proposedMessage } from "../messages/proposed-message.ts";
import { resolve } from "./resolve.ts";

const ANY = ["player", "product", "segment", "announcement"] as const;
const WHAT = "What do you propose? Write it, or give the address of a page.";

const address = z
  .string()
  .trim()
  .transform((text) => text.replace(/^<|>$/g, ""))
  .pipe(z.url({ protocol: /^https?$/, error: "Give a whole address, such as https://example.com/news." }));

export const propose = defineCommand({
  name: "propose",
  help: "Suggest an entry or a correction; an editor looks at it",
  permission: "anyone",
  personal: true,
  changes: true,
  drafts: true,
  title: "Propose to AMW",
  submit: "Propose",
  examples: [
    '/amw propose "Huawei showed the Ascend 960" --link https://example.com/news',
    '/amw propose "The S5000 has 80 GB" --about mtt-s5000',
  ],
  args: {
    what: {
      kind: "paragraph",
      first: true,
      label: "text or address",
      field: "what do you propose",
      help: "An announcement that is missing, or what should be corrected, in your own words; or the address of a page",
      example: '"Huawei showed the Ascend 960"',
      schema: z.string({ error: WHAT }).trim().min(1, { error: WHAT }),
    },
    about: {
      kind: "text",
      help: "The record that it concerns, by any of its names",
      example: "moore-threads",
      suggest: "any",
      spaced: true,
      schema: z.string().trim().min(1).optional(),
    },
    link: {
      kind: "text",
      help: "A page or a message that it rests on",
      example: "https://example.com/news",
      schema: address.optional(),
    },
  },
  async run({ what, about, link }, context) {
    const record = about === undefined ? undefined : resolve(about, ANY, context.knowledge);
    const page = link ?? (address.safeParse(what).success ? address.parse(what) : undefined);
    const proposal = await add(
      { kind: "suggestion", text: what, link: page, about: record && seen(record, context) },
      context,
    );
    return proposedMessage(proposal, context);
  },
});

/** The record as the knowledge has it now. */
export const seen = (id: RecordId, { knowledge }: Pick<Context, "knowledge">) => ({
  id,
  version: knowledge.revision,
});
