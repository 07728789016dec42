import { z } from "zod";

const WHO_MAY = ["managers", "editors", "anyone"] as const;
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
});
export type Settings = z.infer<typeof Settings>;
