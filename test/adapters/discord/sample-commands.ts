import { z } from "zod";
import { type Command, defineCommand } from "../../../src/core/command/declare.ts";
import { says } from "./running-bot.ts";

/** Declarations as later commands will make them, one for each kind of argument. */
export const WATCH_ADD: Command = defineCommand({
  name: "watch add",
  root: "watch",
  help: "Be told when a player announces something",
  permission: "anyone",
  examples: ["/amw watch add huawei"],
  args: {
    about: { kind: "text", help: "A note", example: "for the board", schema: z.string().optional() },
    player: { kind: "text", first: true, help: "Whom", example: "huawei", suggest: "player", schema: z.string() },
    minNovelty: {
      kind: "choice",
      choices: ["1", "2", "3"],
      help: "Novelty at least",
      example: "2",
      schema: z
        .string()
        .regex(/^[1-3]$/, { error: "Write 1, 2 or 3." })
        .optional(),
    },
    segment: { kind: "text", help: "A segment", example: "hbm", suggest: "segment", schema: z.string().optional() },
    since: { kind: "date", help: "From when on", example: "2026-06", schema: z.string().optional() },
    most: { kind: "number", help: "At most so many a day", example: "5", schema: z.string().optional() },
    share: { kind: "number", help: "Which share", example: "0.5", schema: z.string().optional() },
  },
  run: ({ player }) => says(`Watching ${player}`),
});

export const WATCH_LIST: Command = defineCommand({
  name: "watches",
  root: "watch",
  help: "What you watch",
  permission: "anyone",
  examples: ["/amw watches"],
  args: {},
  run: () => says("Watches"),
});

export const ADMIN_RETRACT: Command = defineCommand({
  name: "retract",
  root: "admin",
  help: "Take an announcement back",
  permission: "admin",
  examples: ["/amw retract an-id"],
  args: { announcement: { kind: "text", first: true, help: "Which", example: "an-id", schema: z.string() } },
  run: () => says("Retracted"),
});

export const SAMPLE_COMMANDS: readonly Command[] = [WATCH_ADD, WATCH_LIST, ADMIN_RETRACT];
