import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { recordFile } from "./record-kinds.ts";

/** What editors leave behind, hidden files, and texts for people: nobody takes those for records. */
const NO_RECORD = /(?:^|\/)\.|~$|\.(?:swp|swo|tmp|bak|orig|md)$|(?:^|\/)(?:#[^/]*#|LICENSE|README)$/i;

/** Files below the folder that look like records and are not read, by their paths inside it. */
export const strayFiles = (dir: string): readonly string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((path) => !NO_RECORD.test(path) && recordFile(path) === undefined)
    .sort();
