import type { Actor } from "../amw.ts";
import type { Role } from "../command/declare.ts";
import type { Change } from "./audit.ts";

/** Whether there is something to take back: of a record, or of a role. */
export const isUndoable = ({ records, role }: Change): boolean => records.length > 0 || role !== undefined;

/** Editors take back what they did themselves or approved, admins everything; roles are for admins. */
export const mayUndo = (change: Change, { id }: Actor, role: Role): boolean =>
  isUndoable(change) &&
  (role === "admin" ||
    (role === "editor" && change.role === undefined && (change.by.id === id || change.approvedBy?.id === id)));
