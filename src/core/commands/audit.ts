import { z } from "zod";
import { defineCommand } from "../command/declare.ts";
import { personNamed } from "../curating/person.ts";
import { readPage } from "../message/pages.ts";
import { auditMessage } from "../messages/audit-message.ts";
import { DateText, sinceDay } from "./dates.ts";
import { recordOrRemoved } from "./history.ts";

const PAGE = 10;

export const audit = defineCommand({
  name: "audit",
  root: "admin",
  help: "Everything that was changed and decided, by whom, the newest first",
  permission: "admin",
  personal: true,
  examples: ["/amw audit", "/amw audit --by @ada --since 7d", "/amw audit --record moore-threads"],
  pages: true,
  args: {
    by: {
      kind: "text",
      help: "Who did it: a mention, an id, or the name of somebody who has a role",
      example: "@ada",
      spaced: true,
      schema: z.string().optional(),
    },
    record: {
      kind: "text",
      help: "A player, segment or announcement",
      example: "moore-threads",
      suggest: "any",
      spaced: true,
      schema: z.string().optional(),
    },
    since: { kind: "date", help: "From this date on", example: "7d", schema: DateText.optional() },
  },
  async run({ by, record, since }, context) {
    const { call, desk, page, line, knowledge, now } = context;
    const wanted = {
      by: by === undefined ? undefined : personNamed(by, call, desk.roles).id,
      record: record === undefined ? undefined : await recordOrRemoved(record, context),
      since: since === undefined ? undefined : Date.parse(sinceDay(since, now)),
    };
    const { audit: all } = desk.state;
    const read = async (limit: number, offset: number) => {
      const { changes: items, total } = await all.list({ ...wanted, limit, offset });
      return { items, total };
    };
    return auditMessage(await readPage(read, page, PAGE), line, knowledge);
  },
});
