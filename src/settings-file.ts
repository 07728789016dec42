import { readFileSync } from "node:fs";
import type { z } from "zod";
import { ConfigError } from "./config-error.ts";
import { nearest } from "./core/lookup/nearest.ts";
import { Settings } from "./core/settings.ts";

export const SETTINGS_FILE = "config/amw.json";

/** What the file says; without a file, what holds without one. Throws ConfigError that names the file and the mend. */
export function readSettings(file = SETTINGS_FILE): Settings {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return settingsIn("{}", file);
    throw new ConfigError(file, "It cannot be read; let AMW read it, or take it away.");
  }
  return settingsIn(text, file);
}

/** Throws ConfigError for text that cannot be used. */
export function settingsIn(text: string, file: string): Settings {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ConfigError(
      file,
      `It is no JSON (${error instanceof Error ? error.message : String(error)}); mend that.`,
    );
  }
  const result = Settings.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ConfigError(file, issue ? mendOf(issue) : "It cannot be used.");
}

function mendOf(issue: z.core.$ZodIssue): string {
  const at = issue.path.map(String).join(".");
  if (issue.code === "invalid_key") return `${at}: ${issue.issues[0]?.message ?? issue.message}.`;
  if (issue.code !== "unrecognized_keys")
    return at === "" ? "Write an object, such as {}." : `${at}: ${issue.message}.`;
  const [key = ""] = issue.keys;
  const known = KEYS[at] ?? [];
  const meant = nearest(
    key.toLowerCase(),
    known.map((one) => one.toLowerCase()),
  );
  const name = known.find((one) => one.toLowerCase() === meant);
  return `There is no setting ${[...issue.path, key].join(".")}; ${name ? `did you mean ${name}?` : `there are ${known.join(" and ")}.`}`;
}

const KEYS: Readonly<Record<string, readonly string[]>> = {
  "": Object.keys(Settings.shape).filter((key) => !key.startsWith("$")),
  digests: Object.keys(Settings.shape.digests.unwrap().shape),
  roles: Object.keys(Settings.shape.roles.unwrap().shape),
  git: Object.keys(Settings.shape.git.unwrap().shape),
};
