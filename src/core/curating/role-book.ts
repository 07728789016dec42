import type { Actor, Caller } from "../amw.ts";
import { ROLES, type Role } from "../command/declare.ts";
import { oneAtATime } from "../one-at-a-time.ts";
import type { Grant, GrantedRole, Roles } from "./roles.ts";

/** What a group of a platform may give. */
export type GroupRole = Exclude<GrantedRole, "viewer">;

interface RoleBookParts {
  store(): Roles;
  /** Actors who are admins whatever else is said: `slack:U1` in every workspace, `slack:T1/U1` in one. */
  readonly admins: readonly string[];
  /** Whoever works at the machine itself: admins there, and nobody's business elsewhere. */
  readonly operators: readonly string[];
  /** By the platform's group: `discord:<server>/<role>`, `slack:T1/S1`. */
  readonly groups: Readonly<Record<string, GroupRole>>;
}

type Asker = Pick<Caller, "actor" | "groups">;

/** `last-admin`: nobody would be left who can hand out roles, so nothing was done. */
type Given =
  | { readonly outcome: "given"; readonly before: Grant | undefined }
  | { readonly outcome: "unchanged" }
  | { readonly outcome: "last-admin" };

/** Most people that a refusal names. */
const MOST_NAMED = 3;

/** Who may do what, in memory; what is granted is durable before it counts, and counts from the next call on. */
export class RoleBook {
  readonly #parts: RoleBookParts;
  #grants = new Map<string, Grant>();
  /** Names of those who have a role, as the platform shows them when they call. */
  readonly #names = new Map<string, string>();
  readonly #inTurn = oneAtATime();

  constructor(parts: RoleBookParts) {
    this.#parts = parts;
  }

  /** Reads what is granted, also by another process since. */
  load(): Promise<void> {
    return this.#inTurn(async () => {
      this.#grants = new Map((await this.#parts.store().all()).map((grant) => [grant.actor, grant]));
    });
  }

  roleOf({ actor, groups = [] }: Asker): Role {
    this.#notice(actor);
    return this.#roleIn(this.#grants, actor.id, groups);
  }

  /** The newest first. */
  grants(): readonly Grant[] {
    return [...this.#grants.values()].sort((a, b) => b.at - a.at);
  }

  /** Those who are admins by the environment. */
  get admins(): readonly string[] {
    return this.#parts.admins;
  }

  /** Whether the actor is an admin by the environment. */
  isFixed(actor: string): boolean {
    return [actor, everywhere(actor)].some((one) => this.#parts.admins.includes(one));
  }

  get groups(): Readonly<Record<string, GroupRole>> {
    return this.#parts.groups;
  }

  /** As the platform shows the actor, as far as AMW knows. */
  nameOf(actor: string): string | undefined {
    return this.#names.get(actor) ?? knownName(this.#grants.get(actor) ?? { actor, name: "" });
  }

  /** Everybody who has a role and whose name is known: ids by name. */
  named(): readonly { readonly actor: string; readonly name: string }[] {
    return [...new Set([...this.#grants.keys(), ...this.#names.keys()])].flatMap((actor) => {
      const name = this.nameOf(actor);
      return name === undefined ? [] : [{ actor, name }];
    });
  }

  /** Names of some who have that role or a higher one, where the asker can meet them; nobody is pinged by a name. */
  helpers(needs: Role, { actor: asker }: Pick<Caller, "actor">): readonly string[] {
    const near = (actor: string): boolean =>
      actor !== asker.id &&
      (!isOnPlatform(asker.id) || placeOf(actor) === placeOf(asker.id) || isWideAt(actor, asker.id));
    const helping = this.named().filter(
      ({ actor }) => near(actor) && atLeast(this.#roleIn(this.#grants, actor, []), needs),
    );
    return [...new Set(helping.map(({ name }) => name))].slice(0, MOST_NAMED);
  }

  /** Puts the role in the place of what the actor had; undefined takes it away. Durable, and in force, when it resolves. */
  give(person: Actor, role: GrantedRole | undefined, by: Asker, at: number): Promise<Given> {
    return this.#inTurn(async (): Promise<Given> => {
      const before = this.#grants.get(person.id);
      if (before?.role === role) return { outcome: "unchanged" };
      const after = new Map(this.#grants);
      const grant = role && { actor: person.id, name: person.name, role, by: by.actor, at };
      if (grant) after.set(person.id, grant);
      else after.delete(person.id);
      if (before?.role === "admin" && !this.#hasAdmin(after, by)) return { outcome: "last-admin" };
      if (grant) await this.#parts.store().grant(grant);
      else await this.#parts.store().revoke(person.id);
      this.#grants = after;
      return { outcome: "given", before };
    });
  }

  #roleIn(grants: ReadonlyMap<string, Grant>, actor: string, groups: readonly string[]): Role {
    const { admins, operators } = this.#parts;
    if ([...admins, ...operators].some((one) => one === actor || one === everywhere(actor))) return "admin";
    const granted = (grants.get(actor) ?? grants.get(everywhere(actor)))?.role;
    if (granted !== undefined) return granted === "viewer" ? "anyone" : granted;
    const byGroup = groups.flatMap((group) =>
      Object.hasOwn(this.#parts.groups, group) ? (this.#parts.groups[group] ?? []) : [],
    );
    return byGroup.includes("admin") ? "admin" : byGroup.includes("editor") ? "editor" : "anyone";
  }

  #hasAdmin(grants: ReadonlyMap<string, Grant>, { actor, groups = [] }: Asker): boolean {
    return (
      this.#parts.admins.length > 0 ||
      [...grants.values()].some(({ role }) => role === "admin") ||
      this.#roleIn(grants, actor.id, groups) === "admin"
    );
  }

  #notice({ id, name }: Actor): void {
    if (name === this.#names.get(id) || this.#parts.operators.includes(id)) return;
    const hasRole = [id, everywhere(id)].some((one) => this.#grants.has(one) || this.#parts.admins.includes(one));
    if (hasRole && knownName({ actor: id, name }) !== undefined) this.#names.set(id, name);
  }
}

export const atLeast = (role: Role, needs: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needs);

/** `slack:T1/U1` is `slack:U1` in every workspace. */
const everywhere = (actor: string): string => actor.replace(/^slack:[^/]+\//, "slack:");

/** The id that the platform itself knows the person by. */
export const ownId = (actor: string): string => actor.slice(Math.max(actor.indexOf(":"), actor.indexOf("/")) + 1);

/** Undefined where it is only the id. */
const knownName = ({ actor, name }: Pick<Grant, "actor" | "name">): string | undefined =>
  name === "" || name === actor || name === ownId(actor) ? undefined : name;

/** The workspace, or the platform where ids are the same everywhere. */
const placeOf = (actor: string): string => actor.slice(0, actor.length - ownId(actor).length);

const isOnPlatform = (actor: string): boolean => /^(?:slack|discord):/.test(actor);
/** Whether the first is granted in every workspace, that of the second among them. */
const isWideAt = (actor: string, other: string): boolean =>
  everywhere(actor) === actor && /^slack:/.test(actor) && /^slack:/.test(other);
