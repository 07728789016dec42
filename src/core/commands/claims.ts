import { z } from "zod";
import { defineCommand } from "../command/declare.ts";
import { type ClaimStatus, OPEN_STATUSES } from "../knowledge/claim.ts";
import { matching } from "../knowledge/filters.ts";
import { recordId, slugOf } from "../knowledge/slug.ts";
import { pageOf } from "../message/pages.ts";
import { claimList, type FoundClaim, noClaims } from "../messages/claim-list.ts";
import { FILTER_ARGS, filtersOf } from "./filter-args.ts";
import { resolve } from "./resolve.ts";

const SHOWN = 5;

export const claims = defineCommand({
  name: "claims",
  help: "Open claims to watch: what would settle each, and by when",
  permission: "anyone",
  repeatable: true,
  examples: ["/amw claims", "/amw claims moore-threads", "/amw claims --status disputed"],
  pages: true,
  args: {
    claimant: {
      kind: "text",
      first: true,
      label: "player",
      field: "claimed by",
      help: "Only what this player claims",
      example: "moore-threads",
      suggest: "player",
      schema: z.string().optional(),
    },
    ...FILTER_ARGS,
    status: { ...FILTER_ARGS.status, help: "Only claims of this status, closed ones too" },
  },
  run({ claimant: typed, ...values }, { knowledge, now, page, line }) {
    const claimant = typed === undefined ? undefined : slugOf(resolve(typed, ["player"], knowledge));
    const filters = filtersOf(values, knowledge, now);
    const wanted: ReadonlySet<ClaimStatus> = filters.statuses.length > 0 ? new Set(filters.statuses) : OPEN_STATUSES;
    const heads =
      claimant === undefined ? knowledge.announcements : knowledge.announcementsOf(recordId("player", claimant));
    const byDue = new Map<string, FoundClaim[]>();
    for (const head of matching(heads, filters)) {
      if (head.retracted) continue;
      for (const claim of head.claims)
        if (wanted.has(claim.status) && (claimant === undefined || claim.player === claimant))
          add(byDue, claim.due ?? NEVER, { announcement: head.id, claim });
    }
    const found = pageOf(nearestFirst(byDue), page, SHOWN);
    const whose =
      claimant === undefined ? undefined : (knowledge.players.get(claimant) ?? { id: claimant, name: claimant });
    const which = values.status.length > 0 ? values.status.join(" or ") : "open";
    if (found.total === 0) return noClaims(which, whose, knowledge);
    return claimList({ knowledge, page: found, line, which, whose });
  },
});

/** Past every date. */
const NEVER = "9999";

function add(byDue: Map<string, FoundClaim[]>, due: string, found: FoundClaim): void {
  const others = byDue.get(due);
  if (others) others.push(found);
  else byDue.set(due, [found]);
}

/** Claims with a deadline first, the nearest first; the rest stay newest first. Few deadlines are many claims'. */
function* nearestFirst(byDue: ReadonlyMap<string, readonly FoundClaim[]>): IterableIterator<FoundClaim> {
  for (const due of [...byDue.keys()].sort()) yield* byDue.get(due) ?? [];
}
