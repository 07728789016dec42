import { defineCommand } from "../command/declare.ts";
import { slugOfName } from "../curating/adding/proposed-id.ts";
import { editableId } from "../curating/parsed-record.ts";
import { slugOf } from "../knowledge/slug.ts";
import type { Message } from "../message/message.ts";
import { segmentCard } from "../messages/segment-card.ts";
import { ID_ARG, lines, NOT_AN_ADDRESS, needed, neededLong, optional, several, WHY_ARG } from "./add-args.ts";
import { inStep } from "./curating-args.ts";
import { freeId } from "./free-id.ts";
import { GatheredRecord, said } from "./gathered-record.ts";
import { recordMeant } from "./record-to-change.ts";
import { saveAdded } from "./save-added.ts";

const NAME = needed({ help: "What the segment is called", example: "photonics" }, "Give the segment a name.");

export const addSegment = defineCommand({
  name: "add segment",
  root: "admin",
  subcommand: "add-segment",
  help: "A new segment: a part of the market that players share",
  permission: "editor",
  changes: true,
  drafts: true,
  title: "Add a segment",
  submit: "Save",
  examples: ['/amw add segment "silicon photonics" --definition "Chips that move data by light."'],
  args: {
    ...inStep("Names", {
      name: { ...NAME, bare: true, schema: NAME.schema.regex(NOT_AN_ADDRESS, { error: "Give its name, not a page." }) },
      nativeName: optional({
        help: "Its name in Chinese, for readers and askers in that script",
        example: "硅光",
        field: "Name in Chinese",
      }),
      alias: lines({ help: "Other names people ask for it by, one a line", example: "optics", field: "Other names" }),
    }),
    ...inStep("What it is", {
      definition: neededLong(
        { help: "What belongs in the segment, in a sentence or two", example: '"Chips that move data by light."' },
        "Say what belongs in the segment.",
      ),
      example: several({
        help: "Players that show best what it is; each must list the segment in its own record, so add them afterwards",
        example: "huawei",
        suggest: "player",
        field: "Examples",
      }),
      id: { ...ID_ARG, example: "photonics" },
    }),
    reason: WHY_ARG,
  },
  async run({ id, name, nativeName, alias, definition, example, reason }, context): Promise<Message> {
    const { knowledge } = context;
    const gathered = new GatheredRecord();
    const slug = id ?? (await freeId("segment", slugOfName(name) || "segment", context));
    const recordId = editableId("segment", slug);
    const record = gathered.checked(
      recordId,
      said({
        id: slug,
        name,
        nativeName,
        aliases: gathered.list("alias", alias, "lines", (one) => one),
        definition,
        examples: gathered.list("example", example, "commas", (one) =>
          slugOf(recordMeant(one, ["player"], { knowledge })),
        ),
      }),
      { args: addSegment.args, first: "name" },
      context,
    );
    const card = () => segmentCard(record, knowledge, 1, recordId);
    return saveAdded(recordId, { record, label: name, reason, card }, context);
  },
});
