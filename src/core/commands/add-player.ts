import { AskerError } from "../command/asker-error.ts";
import { defineCommand } from "../command/declare.ts";
import { labelledParts } from "../curating/adding/labelled-parts.ts";
import { slugOfName } from "../curating/adding/proposed-id.ts";
import { sourceLine } from "../curating/adding/source-line.ts";
import { editableId } from "../curating/parsed-record.ts";
import type { Finding } from "../knowledge/finding.ts";
import { PLAYER_KINDS } from "../knowledge/player.ts";
import { Slug, slugOf } from "../knowledge/slug.ts";
import { sourceKey } from "../knowledge/source.ts";
import { hasHan } from "../lookup/fold.ts";
import type { Message } from "../message/message.ts";
import { playerCard } from "../messages/player-card.ts";
import {
  CAVEAT_ARG,
  dated,
  ID_ARG,
  lines,
  NOT_AN_ADDRESS,
  needed,
  neededLong,
  optional,
  SOURCE_ARG,
  several,
  WHY_ARG,
} from "./add-args.ts";
import { inStep } from "./curating-args.ts";
import { countryCode } from "./edit-entries.ts";
import { freeId } from "./free-id.ts";
import { GatheredRecord, said } from "./gathered-record.ts";
import { recordMeant } from "./record-to-change.ts";
import { saveAdded } from "./save-added.ts";

const NAME = needed({ help: "What the player is called", example: "Lightelligence" }, "Give the player a name.");
const KIND_ERROR = `Choose what it is: ${PLAYER_KINDS.join(", ")}.`;
const SEGMENT_ERROR = "Name at least one segment that the player is in; /amw map lists them.";

export const addPlayer = defineCommand({
  name: "add player",
  root: "admin",
  subcommand: "add-player",
  help: "A new player: a company, lab, foundry, memory maker or regulator, with its products",
  permission: "editor",
  changes: true,
  drafts: true,
  title: "Add a player",
  submit: "Save",
  examples: [
    '/amw add player Lightelligence --native-name 曦智科技 --kind company --country CN --segment interconnect --summary "A maker of photonic links." --source https://www.lightelligence.ai/about',
  ],
  args: {
    ...inStep("Names", {
      name: { ...NAME, bare: true, schema: NAME.schema.regex(NOT_AN_ADDRESS, { error: "Give its name, not a page." }) },
      nativeName: optional({
        help: "Its name in its own script",
        example: "曦智科技",
        field: "Name in its own script",
      }),
      alias: lines({
        help: "Other names people ask for it by, one a line: short forms, tickers",
        example: "688795.SH",
        field: "Other names",
      }),
      kind: {
        ...needed({ help: "What the player is", example: "company" }, KIND_ERROR),
        kind: "choice",
        choices: PLAYER_KINDS,
      },
      country: needed({ help: "Its country, by code or name", example: "CN" }, "Name its country, for example CN."),
    }),
    ...inStep("What it is", {
      summary: neededLong(
        { help: "What the player is, in one or two sentences", example: '"A maker of photonic links."' },
        "Say in one or two sentences what the player is.",
      ),
      segment: {
        ...several({ help: "Segments that it is in", example: "interconnect", suggest: "segment", field: "Segments" }),
        schema: needed({ help: "", example: "" }, SEGMENT_ERROR).schema,
      },
      makes: lines({
        help: "Its products, one a line: name | name in its own script | what it is; aka: other, names",
        example: '"PACE 2 | photonic accelerator"',
        field: "Products",
      }),
    }),
    ...inStep("The company", {
      founded: dated({ help: "When it was founded", example: "2017" }),
      listing: optional({ help: "Where its shares trade, since when", example: '"Hong Kong, 6613, since 2026"' }),
      homepage: optional({ help: "Its homepage, the full address", example: "https://www.lightelligence.ai" }),
      entityListSince: dated({
        help: "Since when it is on the United States' Entity List",
        example: "2023-10-17",
        field: "On the Entity List since",
      }),
    }),
    ...inStep("Sources", { source: SOURCE_ARG, caveat: CAVEAT_ARG, id: { ...ID_ARG, example: "lightelligence" } }),
    reason: WHY_ARG,
  },
  async run(
    { id, name, nativeName, alias, kind, country, summary, segment, makes, source, caveat, ...rest },
    context,
  ): Promise<Message> {
    const { knowledge } = context;
    const { reason, founded, listing, homepage, entityListSince } = rest;
    const gathered = new GatheredRecord();
    const slug = id ?? (await freeId("player", slugOfName(name) || slugOfName(nativeName ?? "") || "player", context));
    const text = (one: string): string => one;
    const recordId = editableId("player", slug);
    const record = gathered.checked(
      recordId,
      said({
        id: slug,
        name,
        nativeName,
        aliases: gathered.list("alias", alias, "lines", text),
        kind: kind.toLowerCase(),
        country: gathered.read("country", country, (one) => countryCode(one, knowledge)),
        summary,
        segments: gathered.list("segment", segment, "commas", (one) =>
          slugOf(recordMeant(one, ["segment"], { knowledge })),
        ),
        founded,
        listing,
        homepage,
        entityListSince,
        products: gathered.list("makes", makes, "lines", productLine),
        caveats: gathered.list("caveat", caveat, "lines", text),
        sources: gathered.list(
          "source",
          source,
          "lines",
          sourceLine,
          (one, other) => sourceKey(one) === sourceKey(other),
        ),
      }),
      { args: addPlayer.args, first: "name", where: ofMakes },
      context,
    );
    return saveAdded(recordId, { record, label: name, reason, card: () => playerCard(record, knowledge) }, context);
  },
});

/** `MTT S6000 | 名字 | what it is`, an id before the name where it is not to follow from it, `aka: one, other`. Throws AskerError. */
function productLine(line: string) {
  const { parts, labelled } = labelledParts(line, ["aka"]);
  const [first = "", second] = parts;
  const isId = second !== undefined && Slug.safeParse(first).success && slugOfName(second) !== "" && first !== second;
  const hasId = isId && parts.length > 2;
  const [name = "", ...rest] = hasId ? parts.slice(1) : parts;
  const nativeName = rest.find((part) => hasHan(part));
  const what = rest.find((part) => part !== nativeName);
  const id = hasId ? first : slugOfName(name);
  if (id === "" || rest.length > 2)
    throw new AskerError("bad-argument", {
      problem: `Product “${line}”: write name | name in its own script | what it is.`,
    });
  return said({
    id,
    name,
    nativeName,
    aliases: (labelled.aka ?? "")
      .split(/[,，、;；]/u)
      .map((one) => one.trim())
      .filter(Boolean),
    what,
  });
}

/** What a player makes are its products. */
const ofMakes = (problem: Finding): Finding =>
  problem.path[0] === "products" ? { ...problem, path: ["makes"] } : problem;
