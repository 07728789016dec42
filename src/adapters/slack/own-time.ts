import type { Amw, Caller } from "../../core/amw.ts";
import { within } from "../within.ts";
import type { Directory } from "./directory.ts";

/** Slack waits 3 s for an answer, and whoever asks less gladly. */
const WITHIN_MS = 800;

/** Adds the person's own timezone where what they ask for has use for it and they name none, and Slack tells it in time. */
export const inOwnTime =
  (amw: Pick<Amw, "form">, directory: Directory) =>
  async <Asker extends Caller>(asker: Asker, line: string): Promise<Asker> => {
    const asks = amw.form(line)?.fields.some(({ suggest, value }) => suggest === "timezone" && value === "") ?? false;
    const [, space, user] = /^slack:([^/]+)\/(.+)$/.exec(asker.actor.id) ?? [];
    if (!asks || space === undefined || user === undefined) return asker;
    const timezone = (await within(WITHIN_MS, directory.person(space, user)))?.timezone;
    return timezone === undefined ? asker : { ...asker, timezone };
  };
