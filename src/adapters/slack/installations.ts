import type { Installation, InstallationQuery, InstallationStore } from "@slack/oauth";
import type { Installations } from "../../core/ports.ts";
import { NotInstalled } from "./not-installed.ts";

export type Source = InstallationQuery<boolean>;

/** A workspace by its id; an installation for a whole organisation by the organisation's. */
function keyOf({ isEnterpriseInstall, enterprise, team }: Installation): string {
  const key = isEnterpriseInstall ? enterprise?.id : team?.id;
  if (!key) throw new Error("Slack did not say which workspace installed AMW");
  return key;
}

/** Where to look for a workspace's installation: its own first, then its organisation's. */
const keysFor = ({ isEnterpriseInstall, enterpriseId, teamId }: Source): string[] =>
  [isEnterpriseInstall ? undefined : teamId, enterpriseId].filter((key) => typeof key === "string");

/** Under which key the installation that counts for that workspace is kept; undefined where there is none to read. */
export const keyFor = (kept: Installations, source: Source): string | undefined =>
  keysFor(source).find((key) => kept.find(key) !== undefined);

/** The installation under that key. */
export function installationAt(kept: Installations, key: string): Installation | undefined {
  const found = kept.find(key);
  return found === undefined ? undefined : (JSON.parse(found) as Installation);
}

/** Slack's installations in our own keeping. */
export const installationStore = (kept: Installations): InstallationStore => ({
  async storeInstallation(installation) {
    kept.save(keyOf(installation as Installation), JSON.stringify(installation));
  },
  async fetchInstallation(source) {
    const key = keyFor(kept, source);
    const found = key === undefined ? undefined : installationAt(kept, key);
    if (found === undefined) throw new NotInstalled();
    return found;
  },
});

/** The one key that a workspace or an organisation that leaves is kept under. */
export const leavingKey = ({ isEnterpriseInstall, enterpriseId, teamId }: Source): string | undefined =>
  (isEnterpriseInstall ? enterpriseId : (teamId ?? enterpriseId)) ?? undefined;
