import type { App } from "@slack/bolt";
import type { InstallationQuery } from "@slack/oauth";
import { LEAVING } from "./names.ts";

export type Leaving = InstallationQuery<boolean>;

const [UNINSTALLED, REVOKED] = LEAVING;

/** Hears that a workspace uninstalled AMW or took its token back. */
export function hearLeaving(app: App, left: (source: Leaving) => Promise<void>): void {
  const source = ({ teamId, enterpriseId, isEnterpriseInstall }: Partial<Leaving>): Leaving => ({
    teamId,
    enterpriseId,
    isEnterpriseInstall: isEnterpriseInstall ?? false,
  });
  app.event(UNINSTALLED, ({ context }) => left(source(context)));
  app.event(REVOKED, async ({ event, context }) => {
    // People may take back tokens of their own, which AMW never asks for.
    if ((event.tokens.bot ?? []).length > 0) await left(source(context));
  });
}
