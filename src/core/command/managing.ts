import type { Caller, Surface } from "../amw.ts";
import type { Desk } from "../digest/desk.ts";
import { type Destination, placeOf } from "../digest/destination.ts";
import { hereOf } from "../digest/here.ts";
import { AskerError, runInstead } from "./asker-error.ts";
import type { Role } from "./declare.ts";
import { notPermitted } from "./not-permitted.ts";

/** Who can do it for them, by platform. */
const HELPERS: Partial<Record<Surface, string>> = {
  slack: "the channel's creator, a workspace admin or an AMW editor",
  discord: "somebody with Manage Channels or an AMW editor",
};

const PLATFORMS: Readonly<Record<Surface, string>> = {
  slack: "Slack",
  discord: "Discord",
  terminal: "a terminal",
  web: "this page",
};

export const notConnected = (surface: Surface): AskerError =>
  new AskerError("bad-argument", {
    problem: `AMW is not connected to ${PLATFORMS[surface]} just now; try again in a minute.`,
  });

/** `line`: what to try again once it is mended. */
export const cannotPost = ({ reason, mend }: { reason: string; mend: string }, line?: string): AskerError =>
  new AskerError(
    "bad-argument",
    { problem: `AMW cannot post here: ${reason}. ${mend}` },
    line === undefined ? undefined : runInstead("Try again", line),
  );

/** Throws AskerError unless the caller may set up what is posted in the channel of the call; without one, there is nothing to ask. */
export async function manage(command: string, call: Caller, role: Role, desk: Desk): Promise<void> {
  const here = hereOf(call, desk);
  if (here || desk.whoMay === "editors") await manageThere(command, here, call, role, desk);
}

/** Throws AskerError unless the caller may set up what is posted there. */
export async function manageThere(
  command: string,
  to: Destination | undefined,
  call: Caller,
  role: Role,
  desk: Desk,
): Promise<void> {
  if (desk.whoMay === "anyone" || role !== "anyone") return;
  if (desk.whoMay === "editors" || !to) throw notPermitted({ command, needs: "editor" }, call, desk);
  const here = hereOf(call, desk);
  const isHere = here !== undefined && placeOf(here) === placeOf(to);
  const manages = await managesThere(to, isHere ? call.manages : undefined, call, desk);
  if (manages === "yes") return;
  // Where AMW may not look, the first thing to do is to let it in.
  const reach = manages === "unknown" ? await desk.messenger(to.surface)?.reach(to) : undefined;
  if (reach?.ok === false) throw cannotPost(reach);
  throw new AskerError("not-manager", {
    command,
    place: isHere ? "this channel" : "its channel",
    helpers: manages === "no" ? (HELPERS[to.surface] ?? "an AMW editor") : undefined,
  });
}

async function managesThere(
  to: Destination,
  told: boolean | undefined,
  { actor }: Caller,
  desk: Desk,
): Promise<"yes" | "no" | "unknown"> {
  if (told !== undefined) return told ? "yes" : "no";
  const messenger = desk.messenger(to.surface);
  if (!messenger) throw notConnected(to.surface);
  if (to.person === undefined) return messenger.manages(actor.id, to);
  const own = messenger.direct(actor.id);
  return own && placeOf(own) === placeOf(to) ? "yes" : "no";
}
