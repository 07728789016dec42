import { z } from "zod";
import type { GroupRole } from "./curating/role-book.ts";

const WHO_MAY = ["managers", "editors", "anyone"] as const;
const GROUP_ROLES = ["editor", "admin"] as const satisfies readonly GroupRole[];
const LONGEST_CATCH_UP_HOURS = 168;

/** What `config/amw.json` may say; all of it may be left out. */
export const Settings = z.strictObject({
  $schema: z.string().optional(),
  digests: z
    .strictObject({
      whoMay: z
        .enum(WHO_MAY, { error: `write ${WHO_MAY.slice(0, -1).join(", ")} or ${WHO_MAY.at(-1)}` })
        .default("managers")
        .meta({
          description:
            "Who may set up a channel's digests: people who manage it on its platform, and editors; only editors; anyone",
        }),
      catchUpHours: z
        .number({ error: `write a number of hours, 0 to ${LONGEST_CATCH_UP_HOURS}` })
        .min(0, { error: `write a number of hours, 0 to ${LONGEST_CATCH_UP_HOURS}` })
        .max(LONGEST_CATCH_UP_HOURS, { error: `write a number of hours, 0 to ${LONGEST_CATCH_UP_HOURS}` })
        .default(12)
        .meta({ description: "How late, in hours, a digest that was missed is still posted" }),
    })
    .prefault({}),
  roles: z
    .strictObject({
      groups: z
        .record(
          z.string().regex(/^(?:discord:\d+\/\d+|slack:[A-Z0-9]+\/S[A-Z0-9]+)$/, {
            error: "write a group as discord:<server's id>/<role's id> or slack:T123/S0123",
          }),
          z.enum(GROUP_ROLES, { error: "write editor or admin" }),
          { error: "write an object of groups and the role that each gives" },
        )
        .default({})
        .meta({
          description:
            "What the members of a Discord role or a Slack user group may do; a role that an admin gives by /amw roles goes before it",
        }),
    })
    .prefault({}),
  git: z
    .strictObject({
      commit: z.boolean({ error: "write true or false" }).default(false).meta({
        description:
          "Whether each change by command is committed to the git checkout that the knowledge base lies in, with its author and reason",
      }),
    })
    .prefault({}),
});
export type Settings = z.infer<typeof Settings>;
