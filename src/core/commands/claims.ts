import { z } from "zod";
import { defineCommand } from "../command/declare.ts";
import { type ClaimStatus, OPEN_STATUSES } from "../knowledge/claim.ts";
import { matches } from "../knowledge/filters.ts";
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
  examples: ["/amw claims", "/amw claims moore-threads", "/amw claims --status disputed"],
  pages: true,
  args: {
    claimant: {
      kind: "text",
      first: true,
      label: "player",
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
    const due: FoundClaim[] = [];
    const others: FoundClaim[] = [];
    for (const head of heads) {
      if (head.retracted || !matches(head, filters)) continue;
      for (const claim of head.claims)
        if (wanted.has(claim.status) && (claimant === undefined || claim.player === claimant))
          (claim.due === undefined ? others : due).push({ announcement: head.id, claim });
    }
    const found = due.sort(nearestFirst).concat(others);
    const whose =
      claimant === undefined ? undefined : (knowledge.players.get(claimant) ?? { id: claimant, name: claimant });
    const which = values.status.length > 0 ? values.status.join(" or ") : "open";
    if (found.length === 0) return noClaims(which, whose, knowledge);
    return claimList({ knowledge, page: pageOf(found, page, SHOWN), line, which, whose });
  },
});

const nearestFirst = ({ claim: a }: FoundClaim, { claim: b }: FoundClaim): number =>
  a.due === b.due ? 0 : (a.due ?? "") < (b.due ?? "") ? -1 : 1;
