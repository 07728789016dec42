import { z } from "zod";
import { defineCommand } from "../command/declare.ts";
import { type ClaimStatus, OPEN_STATUSES } from "../knowledge/claim.ts";
import { slugOf } from "../knowledge/slug.ts";
import { pageOf } from "../message/pages.ts";
import { claimList, noClaims } from "../messages/claim-list.ts";
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
    const statuses: ReadonlySet<ClaimStatus> = filters.statuses.length > 0 ? new Set(filters.statuses) : OPEN_STATUSES;
    const found = pageOf(knowledge.claims({ filters, statuses, claimant }), page, SHOWN);
    const whose =
      claimant === undefined ? undefined : (knowledge.players.get(claimant) ?? { id: claimant, name: claimant });
    const which = values.status.length > 0 ? values.status.join(" or ") : "open";
    if (found.total === 0) return noClaims(which, whose, knowledge);
    return claimList({ knowledge, page: found, line, which, whose });
  },
});
