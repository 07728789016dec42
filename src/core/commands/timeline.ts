import { z } from "zod";
import { defineCommand } from "../command/declare.ts";
import { kindOf, slugOf } from "../knowledge/slug.ts";
import { pageOf } from "../message/pages.ts";
import { nothingMatches } from "../messages/nothing-matches.ts";
import { timelineMessage } from "../messages/timeline-message.ts";
import { FILTER_ARGS, filtersOf } from "./filter-args.ts";
import { resolve } from "./resolve.ts";

const SHOWN = 8;

export const timeline = defineCommand({
  name: "timeline",
  help: "The announcements of a player or in a segment, by date",
  permission: "anyone",
  repeatable: true,
  examples: ["/amw timeline moore-threads", "/amw timeline hbm --since 2026"],
  pages: true,
  args: {
    subject: {
      kind: "text",
      first: true,
      label: "player or segment",
      help: "A player or a segment",
      example: "moore-threads",
      suggest: "player-or-segment",
      schema: z.string({
        error: "Whose timeline? Name a player or a segment, for example /amw timeline moore-threads.",
      }),
    },
    ...FILTER_ARGS,
  },
  run({ subject, ...values }, { knowledge, now, page, line }) {
    const id = resolve(subject, ["player", "segment"], knowledge);
    const slug = slugOf(id);
    const filters = filtersOf(values, knowledge, now);
    const named = kindOf(id) === "player" ? knowledge.players.get(slug) : knowledge.segments.get(slug);
    const found = pageOf(knowledge.newest(filters, id), page, SHOWN);
    const name = named?.name ?? slug;
    if (found.total === 0) return nothingMatches(`Timeline of ${name}`, knowledge, filters);
    return timelineMessage({ id, name, page: found, line });
  },
});
