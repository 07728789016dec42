import type { webApi } from "@slack/bolt";
import type { Caller } from "../../core/amw.ts";
import type { Clock, Log } from "../../core/ports.ts";
import { within } from "../within.ts";
import { personOf } from "./call.ts";
import { failureOf } from "./failure.ts";
import type { InSpace } from "./workspaces.ts";

/** Adds the groups that the person is in, as far as they give roles. */
export type InGroups = <Asker extends Caller>(asker: Asker) => Promise<Asker>;

interface GroupsParts {
  /** Those that give roles: `slack:T1/S123`. */
  readonly named: readonly string[];
  /** Must neither retry nor wait by itself. */
  readonly web: webApi.WebClient;
  readonly inSpace: InSpace;
  readonly clock: Clock;
  readonly log: Log;
}

const GOOD_FOR_MS = 5 * 60_000;
/** For so long what was learnt still counts while it is asked anew, or while Slack does not answer. */
const USED_FOR_MS = 15 * 60_000;
/** Slack waits 3 s for an answer, and whoever asks less gladly. */
const WITHIN_MS = 500;
const GROUP = /^slack:([^/]+)\/(.+)$/;

interface Learnt {
  readonly at: number;
  readonly people: ReadonlySet<string>;
}

/** Who is in the groups of a workspace that give roles, asked of Slack only where there are any. */
export function groupsOf({ named, web, inSpace, clock, log }: GroupsParts): InGroups {
  const wanted = new Map<string, string[]>();
  for (const name of named) {
    const [, team, group] = GROUP.exec(name) ?? [];
    if (team !== undefined && group !== undefined) wanted.set(team, [...(wanted.get(team) ?? []), group]);
  }
  const learnt = new Map<string, Learnt>();
  const asking = new Map<string, Promise<void>>();
  const told = new Set<string>();

  async function ask(team: string, group: string): Promise<void> {
    try {
      const { users = [] } = await inSpace(team, () => web.usergroups.users.list({ usergroup: group }));
      learnt.set(`${team}/${group}`, { at: clock.now().getTime(), people: new Set(users) });
    } catch (error) {
      tell(team, group, error);
    }
  }

  /** Each failure once a workspace. */
  function tell(team: string, group: string, error: unknown): void {
    const failure = failureOf(error);
    const why = failure.kind === "refused" ? failure.name : failure.kind;
    if (told.has(`${team} ${why}`)) return;
    told.add(`${team} ${why}`);
    const mend =
      why === "missing_scope"
        ? "Add the scope usergroups:read under OAuth & Permissions, then reinstall the app."
        : why === "no_such_subteam"
          ? "Correct its id in config/amw.json: it begins with S."
          : "AMW goes on with what it knew, and asks again in some minutes.";
    log.warn(`AMW cannot see who is in a user group that gives a role (${why}). ${mend}`, { team, group });
  }

  function refresh(team: string, group: string): Promise<void> {
    const key = `${team}/${group}`;
    const running = asking.get(key);
    if (running) return running;
    const work = ask(team, group).finally(() => {
      // So that what fails is not asked again by every call.
      setTimeout(() => asking.delete(key), learnt.has(key) ? 0 : 30_000).unref();
    });
    asking.set(key, work);
    return work;
  }

  async function holds(team: string, group: string, user: string): Promise<boolean> {
    const key = `${team}/${group}`;
    const age = () => clock.now().getTime() - (learnt.get(key)?.at ?? Number.NEGATIVE_INFINITY);
    if (age() >= GOOD_FOR_MS) {
      const refreshed = refresh(team, group);
      if (age() >= USED_FOR_MS) await within(WITHIN_MS, refreshed);
    }
    return age() < USED_FOR_MS && (learnt.get(key)?.people.has(user) ?? false);
  }

  return async (asker) => {
    const who = wanted.size === 0 ? undefined : personOf(asker.actor.id);
    if (who === undefined) return asker;
    const { space, user } = who;
    const groups = wanted.get(space) ?? [];
    if (groups.length === 0) return asker;
    const isIn = await Promise.all(groups.map((group) => holds(space, group, user)));
    return { ...asker, groups: groups.filter((_, n) => isIn[n]).map((group) => `slack:${space}/${group}`) };
  };
}
