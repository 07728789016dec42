import { type Context, defineCommand, type Values } from "../command/declare.ts";
import { claimLine } from "../curating/adding/claim-line.ts";
import { announcementSlug } from "../curating/adding/proposed-id.ts";
import { sourceLine } from "../curating/adding/source-line.ts";
import { editableId } from "../curating/parsed-record.ts";
import type { RawRecord } from "../curating/records.ts";
import type { Announcement } from "../knowledge/announcement.ts";
import type { Claim } from "../knowledge/claim.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { kindOf, type RecordKind, type Slug, slugOf } from "../knowledge/slug.ts";
import { type Source, sourceKey } from "../knowledge/source.ts";
import { fold } from "../lookup/fold.ts";
import { announcementCard } from "../messages/announcement-card.ts";
import { duplicatesMessage } from "../messages/duplicates-message.ts";
import { ANNOUNCEMENT_ARGS } from "./add-announcement-args.ts";
import { addToExisting, claimAlike, duplicatesOf } from "./add-to-existing.ts";
import { isoDay } from "./dates.ts";
import { countryCode, tags } from "./edit-entries.ts";
import { freeId } from "./free-id.ts";
import { GatheredRecord, said } from "./gathered-record.ts";
import { recordMeant } from "./record-to-change.ts";
import { rubricAsks } from "./rubric-asks.ts";
import { saveAdded } from "./save-added.ts";

export const addAnnouncement = defineCommand({
  name: "add announcement",
  root: "admin",
  subcommand: "add-announcement",
  help: "A new announcement, with its read, sources and claims",
  permission: "editor",
  changes: true,
  drafts: true,
  title: "Add an announcement",
  submit: "Save",
  examples: [
    '/amw add announcement "Moore Threads opens MusaCoder" --date 2026-06-10 --player moore-threads --region CN --summary "It opens a code model." --why-it-matters "A proof piece." --novelty 1 --novelty-reason "New detail." --significance 1 --significance-reason "One player re-plans." --source https://www.mthreads.com/news/318',
  ],
  args: ANNOUNCEMENT_ARGS,
  async run(values, context) {
    const announcement = await announcementOf(values, context);
    const { into, evidenceFor, forClaim, reason } = values;
    if (into !== undefined) return addToExisting(announcement, { to: into, what: "all", reason }, context);
    if (evidenceFor !== undefined)
      return addToExisting(announcement, { to: evidenceFor, what: "sources", claim: forClaim, reason }, context);
    const duplicates = values.new === undefined ? await duplicatesOf(announcement, context) : [];
    const [first] = duplicates;
    if (first === undefined) {
      const card = () => announcementCard(announcement, context.knowledge);
      const id = editableId("announcement", announcement.id);
      return saveAdded(id, { record: announcement, label: announcement.title, reason, card }, context);
    }
    return duplicatesMessage({
      announcement,
      duplicates,
      line: context.line,
      claim: claimAlike(announcement, first.announcement),
      forms: context.call.forms ?? false,
      knowledge: context.knowledge,
    });
  },
});

export type AnnouncementValues = Values<typeof ANNOUNCEMENT_ARGS>;

/** The announcement that was typed. Throws FieldsError with everything that is wrong with it. */
async function announcementOf(values: AnnouncementValues, context: Context): Promise<Announcement> {
  const { knowledge, call, now } = context;
  const gathered = new GatheredRecord();
  const named = (field: keyof AnnouncementValues & string, kind: RecordKind): readonly Slug[] =>
    gathered.list(field, values[field], "commas", (one) => slugOf(recordMeant(one, [kind], { knowledge })));
  const texts = (field: "figure" | "other" | "watch" | "caveat") =>
    gathered.list(field, values[field], "lines", (one) => one);
  const players = named("player", "player");
  const products = named("product", "product");
  const sources = gathered.list("source", values.source, "lines", sourceLine, isSameSource);
  const { title, date, novelty, significance } = values;
  const id =
    values.id ??
    (await freeId(
      "announcement",
      announcementSlug({ title, date, player: players[0], playerNames: namesOf(players[0], knowledge), products }),
      context,
    ));
  const segments = named("segment", "segment");
  const asks = rubricAsks({
    novelty: Number(novelty),
    significance: Number(significance),
    hasMapDelta: values.mapDelta !== undefined,
    hasSegment: segments.length > 0 || gathered.isWrong("segment"),
  });
  for (const [field, text] of Object.entries(asks)) gathered.problem(field, text);
  const claims = gathered.isWrong("source")
    ? []
    : claimsIn(values.claim, { by: call.actor.id, date, sources, announcer: players[0], knowledge, gathered });
  const raw: RawRecord = said({
    id,
    title,
    date,
    players,
    products,
    others: texts("other"),
    segments,
    regions: gathered.list("region", values.region, "commas", (one) => countryCode(one, knowledge)),
    tags: gathered.list("tag", values.tag, "commas", tags.read),
    summary: values.summary,
    figures: texts("figure"),
    claims,
    read: said({
      novelty: { score: Number(novelty), reason: values.noveltyReason },
      significance: { score: Number(significance), reason: values.significanceReason },
      mapDelta: values.mapDelta,
      whyItMatters: values.whyItMatters,
      scepticism: values.scepticism,
      date: isoDay(now),
      by: call.actor.id,
    }),
    rivals: named("rival", "player"),
    watch: texts("watch"),
    caveats: texts("caveat"),
    related: named("related", "announcement"),
    sources,
  });
  return gathered.checked(editableId("announcement", id), raw, { args: ANNOUNCEMENT_ARGS, first: "title" }, context);
}

const isSameSource = (one: Source, other: Source): boolean => sourceKey(one) === sourceKey(other);

const namesOf = (slug: Slug | undefined, { players }: Knowledge): readonly string[] => {
  const player = slug === undefined ? undefined : players.get(slug);
  return player ? [player.name, ...player.aliases] : [];
};

interface AroundClaims {
  readonly by: string;
  readonly date: string;
  readonly sources: readonly Source[];
  readonly announcer: Slug | undefined;
  readonly knowledge: Knowledge;
  readonly gathered: GatheredRecord;
}

function claimsIn(typed: string | undefined, { knowledge, gathered, ...around }: AroundClaims): readonly Claim[] {
  const taken = new Set<string>();
  const playerCalled = (name: string) => playerNamed(name, knowledge);
  return gathered.list("claim", typed, "lines", (line) => {
    const claim = claimLine(line, { ...around, playerCalled, taken });
    taken.add(claim.id);
    return claim;
  });
}

/** The player that is called exactly so, or whose product is. */
function playerNamed(name: string, knowledge: Knowledge): Slug | undefined {
  const hits = knowledge.names.exact(fold(name));
  const found = new Set(
    hits.flatMap(({ id }) => {
      if (kindOf(id) === "player") return [slugOf(id)];
      return kindOf(id) === "product" ? (knowledge.products.get(slugOf(id))?.player ?? []) : [];
    }),
  );
  return found.size === 1 ? [...found][0] : undefined;
}
