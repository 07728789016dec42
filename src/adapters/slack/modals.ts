import type { types, webApi } from "@slack/bolt";
import type { Log } from "../../core/ports.ts";
import { failureOf } from "./failure.ts";
import { mendOf } from "./refusals.ts";

/** `outdated`: the modal changed or closed meanwhile. `refused`: it was not shown. `uncertain`: no answer. */
type Shown = "shown" | "outdated" | "refused" | "uncertain";

/** `id` and `hash` of the modal as it is now, where Slack said so. */
export interface Display {
  readonly outcome: Shown;
  readonly id?: string | undefined;
  readonly hash?: string | undefined;
}

/** Shows modals. Nothing here throws. */
export interface Modals {
  /** Within 3 s of the trigger, which works once. */
  open(trigger: string, view: types.ModalView): Promise<Display>;
  /** On top of the modal that the trigger came from; within 3 s, too. */
  push(trigger: string, view: types.ModalView): Promise<Display>;
  /** `hash` is that of the modal as it was pressed: what changed meanwhile stays. */
  update(id: string, view: types.ModalView, hash?: string): Promise<Display>;
}

type Showing = Pick<webApi.ViewsOpenResponse, "view">;

const OUTDATED: ReadonlySet<string> = new Set(["hash_conflict", "not_found", "view_not_found"]);

/** `web` must neither retry nor wait by itself: a trigger does not wait. */
export function createModals(web: webApi.WebClient, log: Log): Modals {
  async function show(showing: Promise<Showing>): Promise<Display> {
    try {
      const { view } = await showing;
      return { outcome: "shown", id: view?.id, hash: view?.hash };
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== "refused") {
        log.error("Slack did not say whether it shows a modal", {
          why: failure.kind === "busy" ? "too many calls" : failure.why,
        });
        return { outcome: failure.kind === "busy" ? "refused" : "uncertain" };
      }
      const reason = failure.name;
      if (OUTDATED.has(reason)) return { outcome: "outdated" };
      const late = /trigger/.test(reason);
      log.error(`Slack refused to show a modal (${reason}). ${late ? "AMW was too slow to ask." : mendOf(reason)}`);
      return { outcome: "refused" };
    }
  }
  return {
    open: (trigger_id, view) => show(web.views.open({ trigger_id, view })),
    push: (trigger_id, view) => show(web.views.push({ trigger_id, view })),
    update: (view_id, view, hash) => show(web.views.update({ view_id, view, ...(hash === undefined ? {} : { hash }) })),
  };
}
