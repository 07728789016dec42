import { AskerError } from "../command/asker-error.ts";
import type { Desk } from "../digest/desk.ts";
import type { Archive, ImportPlan } from "./archive.ts";
import type { Edit } from "./records.ts";

type About = Pick<Edit, "by" | "where">;

/** Carries the plan out, as one change; gives its number, undefined where only the rubric changed. Throws AskerError where nothing was imported. */
export async function takeIn(
  { plan, folder, archive }: { readonly plan: ImportPlan; readonly folder: string; readonly archive: Archive },
  by: About,
  at: number,
  { records, state }: Pick<Desk, "records" | "state">,
): Promise<number | undefined> {
  const about = { ...by, what: "import", reason: `Took in the folder ${folder}.` };
  const saved = plan.edits.length === 0 ? undefined : await records.save({ ...about, records: plan.edits });
  if (saved?.outcome === "refused") throw new AskerError("bad-argument", { problem: saved.problem });
  if (saved?.outcome === "conflict")
    throw new AskerError("bad-argument", {
      problem: "Something was changed meanwhile, so nothing was imported; run the import again to see the new plan.",
    });
  if (plan.rubric) {
    await archive.takeRubric(folder);
    await state.audit.note({ ...about, at, note: `The rubric is that of the folder ${folder} now.` });
  }
  return saved?.outcome === "saved" ? saved.change.seq : undefined;
}
