import { z } from "zod";
import type { Actor } from "../../core/amw.ts";
import type { RoleChange } from "../../core/curating/audit.ts";
import type { Proposal } from "../../core/curating/proposals.ts";
import type { Where } from "../../core/curating/records.ts";
import type { CorrectionNote } from "../../core/digest/delivery.ts";
import type { Destination } from "../../core/digest/destination.ts";
import type { Standing } from "../../core/digest/standing.ts";
import { LANGUAGES, type Subscription, WEEKDAYS } from "../../core/digest/subscription.ts";
import { ClaimStatus } from "../../core/knowledge/claim.ts";
import { Slug } from "../../core/knowledge/slug.ts";
import { StoredRecordId, StoredText } from "../../core/message/stored.ts";

const text = z.string();
const number = z.number();
const surface = z.enum(["slack", "discord", "terminal", "web"]);

export const StoredEditableId = z.templateLiteral([z.enum(["player", "segment", "announcement"]), ":", Slug]);

export const StoredActor: z.ZodType<Actor> = z.object({ id: text, name: text });

const grantedRole = z.enum(["viewer", "editor", "admin"]).optional();

export const StoredRoleChange: z.ZodType<RoleChange> = z
  .object({ actor: text, name: text, before: grantedRole, after: grantedRole })
  .transform(({ actor, name, before, after }) => ({ actor, name, before, after }));

export const StoredWhere: z.ZodType<Where> = z.object({ surface, space: text.optional(), channel: text.optional() });

const StoredEdit: z.ZodType<NonNullable<Proposal["edit"]>> = z.object({
  records: z.array(
    z
      .object({ id: StoredEditableId, basedOn: text.optional(), record: z.record(text, z.unknown()).optional() })
      .transform(({ id, basedOn, record }) => ({ id, basedOn, record })),
  ),
  what: text,
  by: StoredActor,
  where: StoredWhere,
  reason: text,
  undoes: number.optional(),
});

/** What is kept of a proposal as text. */
export const StoredProposal: z.ZodType<Omit<Proposal, "id" | "state">> = z.object({
  kind: z.enum(["suggestion", "change", "problem"]),
  at: number,
  by: StoredActor,
  where: StoredWhere,
  text,
  link: text.optional(),
  about: z.object({ id: StoredRecordId, version: text }).optional(),
  edit: StoredEdit.optional(),
  decided: z.object({ by: StoredActor, at: number, reason: text }).optional(),
  change: number.optional(),
});

export const StoredDestination: z.ZodType<Destination> = z.union([
  z.object({ surface, space: text.optional(), channel: text }),
  z.object({ surface, space: text.optional(), person: text }),
]);

export const StoredStanding: z.ZodType<Standing> = z.object({
  novelty: number,
  significance: number,
  retracted: z.boolean(),
  claims: z.record(text, z.tuple([ClaimStatus, number])),
});

export const StoredCorrections: z.ZodType<readonly CorrectionNote[]> = z.array(
  z.object({ at: number, announcement: text, text: StoredText }),
);

const topics = z.object({
  players: z.array(text),
  segments: z.array(text),
  regions: z.array(text),
  tags: z.array(text),
});

export const StoredSubscription: z.ZodType<Subscription> = z.object({
  id: text,
  name: text,
  to: StoredDestination,
  creator: z.object({ id: text, name: text }),
  createdAt: number,
  schedule: z.object({ at: text, days: z.array(z.enum(WEEKDAYS)), timezone: text }),
  wishes: z.object({
    include: topics,
    exclude: topics,
    minNovelty: number,
    minSignificance: number,
    lift: z.array(StoredRecordId),
    language: z.enum(LANGUAGES),
    max: number,
    quiet: z.enum(["say", "skip"]),
    alert: z.object({ scale: z.enum(["novelty", "significance"]), least: number }).optional(),
  }),
  paused: z
    .discriminatedUnion("why", [
      z.object({ why: z.literal("asked"), by: text, since: number, until: number.optional() }),
      z.object({ why: z.literal("gone"), reason: text, since: number }),
    ])
    .optional(),
  changed: z.object({ by: z.object({ id: text, name: text }), at: number }).optional(),
  version: number,
});
