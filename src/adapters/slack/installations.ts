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

/**
 * Which organisation a workspace belongs to, as its events tell: where an organisation installed AMW for all of its
 * workspaces, nothing else leads from a workspace's id to the installation.
 */
export function organisations(kept: Installations) {
  const keyOfTeam = (team: string): string => `organisation-of:${team}`;
  const known = new Map<string, string>();
  return {
    heard({ teamId, enterpriseId }: Source): void {
      if (teamId === undefined || enterpriseId === undefined || known.get(teamId) === enterpriseId) return;
      if (kept.find(keyOfTeam(teamId)) !== enterpriseId) kept.save(keyOfTeam(teamId), enterpriseId);
      known.set(teamId, enterpriseId);
    },
    of: (team: string): string | undefined => known.get(team) ?? kept.find(keyOfTeam(team)),
  };
}

/** The one key that a workspace or an organisation that leaves is kept under. */
export const leavingKey = ({ isEnterpriseInstall, enterpriseId, teamId }: Source): string | undefined =>
  (isEnterpriseInstall ? enterpriseId : (teamId ?? enterpriseId)) ?? undefined;
