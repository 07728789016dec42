import type { Source } from "./installations.ts";
import { LEAVING } from "./names.ts";
import type { Router } from "./router.ts";

const [UNINSTALLED, REVOKED] = LEAVING;

/** Hears that a workspace uninstalled AMW or took its token back. */
export function hearLeaving(on: Router["on"], left: (source: Source) => Promise<void>): void {
  const source = ({ teamId, enterpriseId, isEnterpriseInstall }: Partial<Source>): Source => ({
    teamId,
    enterpriseId,
    isEnterpriseInstall: isEnterpriseInstall ?? false,
  });
  on.event(UNINSTALLED, ({ context }) => left(source(context)));
  on.event(REVOKED, async ({ event, context }) => {
    // People may take back tokens of their own, which AMW never asks for.
    if ((event.tokens.bot ?? []).length > 0) await left(source(context));
  });
}
