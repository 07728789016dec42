import type { Actor } from "../amw.ts";

/** `viewer` is what everybody is; granted, it takes away what a group would give. */
export type GrantedRole = "viewer" | "editor" | "admin";

export interface Grant {
  /** `slack:T1/U123`, `slack:U123` in every workspace, `discord:456`. */
  readonly actor: string;
  /** As the platform showed it when it was granted; plain text. */
  readonly name: string;
  readonly role: GrantedRole;
  readonly by: Actor;
  /** Milliseconds. */
  readonly at: number;
}

export interface Roles {
  all(): Promise<readonly Grant[]>;
  /** Puts it in the place of what the actor had. */
  grant(grant: Grant): Promise<void>;
  /** False where there was none. */
  revoke(actor: string): Promise<boolean>;
}
