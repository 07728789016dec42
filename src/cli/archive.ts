import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Config } from "../config.ts";
import { AskerError } from "../core/command/asker-error.ts";
import { takeIn } from "../core/curating/take-in.ts";
import { importedMessage, nothingToImport } from "../core/messages/archive-messages.ts";
import { count } from "../core/messages/words.ts";
import type { Log } from "../core/ports.ts";
import { openAmw, systemClock } from "../open-amw.ts";
import { exportName, exportTo } from "../stores/archive.ts";
import { UsageError } from "./usage-error.ts";

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** `amw export [--out <dir>]`: the knowledge base as a folder that `amw validate` accepts and `amw import` takes back. */
export async function exportKnowledge(flags: { out?: string }, config: Config): Promise<number> {
  const folder = resolve(flags.out ?? join(config.dataDir, "exports", exportName(systemClock.now())));
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new UsageError(`${folder} holds something already; give --out a new folder.`);
  const records = await exportTo(config.knowledgeDir, folder);
  say(`${count(records, "record")} and the rubric are in ${folder}.`);
  return 0;
}

/** `amw import <dir>`: makes the knowledge base say what that folder says, as one change that can be undone. 0 or 1. */
export async function importKnowledge(dir: string | undefined, config: Config, log: Log): Promise<number> {
  if (dir === undefined)
    throw new UsageError("Say which folder to import, for example: amw import data/exports/2026-11-25T083000.");
  if (!existsSync(dir)) throw new UsageError(`There is no folder ${dir}; name one that amw export made.`);
  const open = await openAmw(config, log, { watch: false, own: "must" });
  const folder = basename(resolve(dir));
  const archive = open.archiveOf([dirname(resolve(dir))]);
  try {
    const planned = await archive.plan(folder);
    if (planned.outcome === "refused") {
      say(planned.problem);
      return 1;
    }
    const { plan } = planned;
    const by = { by: { id: "terminal:local", name: "you" }, where: { surface: "terminal" } } as const;
    const isNothing = plan.edits.length === 0 && !plan.rubric;
    if (!isNothing) await takeIn({ plan, folder, archive }, by, systemClock.now().getTime(), open.desk);
    say((isNothing ? nothingToImport(folder) : importedMessage(plan, folder, undefined)).summary);
    return 0;
  } catch (error) {
    if (!(error instanceof AskerError)) throw error;
    say(error.message);
    return 1;
  } finally {
    await open.close();
  }
}
