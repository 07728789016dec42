import type { Answer, Rooms } from "./rest.ts";

export const refused = (status: number, message: string, code: number): Answer => ({ status, body: { message, code } });
export const unknown = (message: string, code: number): Answer => refused(404, message, code);
export const missingAccess = (): Answer => refused(403, "Missing Access", 50001);

/** What Discord says to a body that it does not take; the test fails of it. */
export const invalid = (rooms: Rooms, what: string, problems: readonly string[]): Answer => {
  rooms.problem(`${what}: ${problems.join("; ")}`);
  return { status: 400, body: { message: "Invalid Form Body", code: 50035, errors: { _errors: problems } } };
};
