import type { Installation, InstallationQuery, InstallationStore } from "@slack/oauth";
import type { Installations } from "../../core/ports.ts";

/** A workspace by its id; an installation for a whole organisation by the organisation's. */
const keyOf = ({ isEnterpriseInstall, enterprise, team }: Installation): string =>
  (isEnterpriseInstall ? enterprise?.id : team?.id) ?? "";

/** Where to look for a workspace's installation: its own first, then its organisation's. */
const keysFor = ({ isEnterpriseInstall, enterpriseId, teamId }: InstallationQuery<boolean>): string[] =>
  [isEnterpriseInstall ? undefined : teamId, enterpriseId].filter((key) => key !== undefined);

/** Slack's installations in our own keeping. */
export const installationStore = (kept: Installations): InstallationStore => ({
  async storeInstallation(installation) {
    kept.save(keyOf(installation as Installation), JSON.stringify(installation));
  },
  async fetchInstallation(query) {
    const [found] = keysFor(query).flatMap((key) => kept.find(key) ?? []);
    if (found === undefined) throw new Error("AMW is not installed in this workspace");
    return JSON.parse(found) as Installation;
  },
  async deleteInstallation({ isEnterpriseInstall, enterpriseId, teamId }) {
    const key = isEnterpriseInstall ? enterpriseId : teamId;
    if (key !== undefined) kept.remove(key);
  },
});
