import { execFile } from "node:child_process";
import type { Actor } from "../core/amw.ts";
import type { Audit, Change } from "../core/curating/audit.ts";
import type { Journal } from "../core/digest/state.ts";
import { slugOf } from "../core/knowledge/slug.ts";
import type { Log } from "../core/ports.ts";
import { pathOfRecord } from "./json-knowledge/record-kinds.ts";

interface GitOptions {
  readonly knowledgeDir: string;
  readonly audit: Audit;
  /** Remembers which change is to be committed next. */
  readonly journal: Pick<Journal, "done" | "setDone">;
  readonly log: Log;
  /** How long one run of git may take, in milliseconds; 30,000 unless told. */
  readonly withinMs?: number;
}

export interface GitCommits {
  /** Commits all that is not committed yet, soon: at the start, and when something was saved. */
  wake(): void;
  /** Resolves when nothing is under way. */
  close(): Promise<void>;
}

const MARK = "git";
/** Whoever looks at the history sees who made a change, and that AMW wrote it down. */
const COMMITTER = { GIT_COMMITTER_NAME: "AMW", GIT_COMMITTER_EMAIL: "amw@amw.invalid" };

/**
 * Commits each change of the knowledge folder by itself, in order, with who made it and why, for as long as the folder lies
 * in a git checkout. Nothing that somebody staged goes in with it. What cannot be committed is told in the log, holds up
 * nobody, and is tried again with the next change and at the next start. The repository's own hooks hold: they are its
 * owners' rules.
 */
export function gitCommits({ knowledgeDir, audit, journal, log, withinMs = 30_000 }: GitOptions): GitCommits {
  let running: Promise<void> | undefined;
  let again = false;
  let closed = false;

  const git = (args: readonly string[], input?: string, env: NodeJS.ProcessEnv = {}): Promise<string> =>
    new Promise((resolve, reject) => {
      const child = execFile(
        "git",
        ["--literal-pathspecs", "-C", knowledgeDir, ...args],
        { timeout: withinMs, killSignal: "SIGKILL", env: { ...withoutGit(process.env), ...COMMITTER, ...env } },
        (error, stdout, stderr) => (error ? reject(new Error(whyFailed(error, stderr))) : resolve(stdout)),
      );
      // Git may have ended before it read what it was told.
      child.stdin?.on("error", () => undefined);
      child.stdin?.end(input ?? "");
    });

  async function commit(change: Change): Promise<void> {
    const paths = change.records.map(({ id }) => pathOfRecord(id));
    const there = change.records.flatMap(({ id, after }) => (after === undefined ? [] : [pathOfRecord(id)]));
    // What git does not know yet it commits only once it was told of.
    if (there.length > 0) await git(["add", "--intent-to-add", "--", ...there]);
    const changed = await git(["status", "--porcelain", "--untracked-files=no", "--", ...paths]);
    if (changed.trim() === "") return;
    const known = (await git(["ls-files", "-z", "--", ...paths])).split("\0").filter(Boolean);
    const gone = paths.filter((path) => !there.includes(path));
    const tracked = [...new Set([...known, ...gone.filter((path) => changed.includes(path))])];
    if (tracked.length === 0) return;
    const args = ["-c", "commit.gpgsign=false", "commit", "--quiet", "--only", "--cleanup=verbatim", "--file=-"];
    const when = new Date(change.at).toISOString();
    await git([...args, `--author=${authorOf(change.by)}`, `--date=${when}`, "--", ...tracked], messageOf(change));
  }

  async function catchUp(): Promise<void> {
    try {
      const [newest] = (await audit.list({ limit: 1, offset: 0 })).changes;
      const last = newest?.seq ?? 0;
      const next = await journal.done(MARK);
      // What was changed before commits were asked for is whoever's who asked.
      if (next === 0) return await journal.setDone(MARK, last + 1);
      for (let seq = next; seq <= last && !closed; seq++) {
        const change = await audit.find(seq);
        if (change && change.records.length > 0) await commit(change);
        await journal.setDone(MARK, seq + 1);
      }
    } catch (error) {
      log.error(
        "A change of the knowledge base is saved, but git did not commit it. Mend what git says; AMW tries again with the next change.",
        { why: error instanceof Error ? error.message : String(error) },
      );
    }
  }

  async function run(): Promise<void> {
    do {
      again = false;
      await catchUp();
    } while (again && !closed);
    running = undefined;
  }

  return {
    wake() {
      if (closed) return;
      again = true;
      running ??= run();
    },
    async close() {
      closed = true;
      await running;
    },
  };
}

/** An author as git takes it: a name without what has a meaning there, and an address that leads nowhere. */
function authorOf({ id, name }: Actor): string {
  const shown = name
    .replace(/[<>\p{C}]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  const address = id.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return `${shown === "" || /^[.,:;"']+$/.test(shown) ? address : shown} <${address}@amw.invalid>`;
}

/** `score 2026-06-musacoder: why it was done`, then who and where. */
function messageOf({ seq, what, reason, records, by, approvedBy, where }: Change): string {
  const names = records.slice(0, 3).map(({ id }) => slugOf(id));
  const more = records.length > names.length ? ` and ${records.length - names.length} more` : "";
  const place = [where.surface, where.space, where.channel].filter(Boolean).join("/");
  const about = [
    `Change: ${seq}`,
    `By: ${by.name} (${by.id}) in ${place}`,
    ...(approvedBy ? [`Approved-by: ${approvedBy.name} (${approvedBy.id})`] : []),
  ];
  return `${what} ${names.join(", ")}${more}\n\n${oneLineEach(reason)}\n\n${about.map(oneLineEach).join("\n")}\n`;
}

const oneLineEach = (text: string): string => text.replace(/[^\P{C}\n]/gu, " ").trim() || "No reason was given.";

/** Variables that a hook of git's or a shell left behind would lead git elsewhere. */
const withoutGit = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("GIT_"))),
  GIT_TERMINAL_PROMPT: "0",
  LC_ALL: "C",
});

function whyFailed(error: Error & { killed?: boolean; code?: unknown }, stderr: string): string {
  if (error.code === "ENOENT") return "git is not installed.";
  if (error.killed) return "git took too long.";
  return stderr.trim() || error.message;
}
