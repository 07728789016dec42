import type { Caller } from "../amw.ts";
import type { Desk } from "../digest/desk.ts";
import { listed } from "../messages/words.ts";
import { AskerError } from "./asker-error.ts";
import type { Role } from "./declare.ts";

interface Wanted {
  readonly command: string;
  readonly needs: Role;
  /** The line that proposes instead what the caller may not do. */
  readonly propose?: string | undefined;
}

/** Says who can help, and how to have it done all the same. */
export function notPermitted(
  { command, needs, propose }: Wanted,
  caller: Caller,
  { roles }: Pick<Desk, "roles">,
): AskerError {
  const names = roles.helpers(needs, caller);
  const helpers = names.length > 0 ? listed(names, "or") : "an AMW admin";
  const instead = {
    label: "Propose it instead",
    ...(caller.forms ? { form: propose ?? "" } : { line: propose ?? "" }),
  };
  return new AskerError(
    "not-permitted",
    { command, needs, helpers, propose: propose !== undefined },
    propose === undefined ? undefined : { typed: "", instead: [instead] },
  );
}
