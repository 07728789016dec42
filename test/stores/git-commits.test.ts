import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import type { Actor } from "../../src/core/amw.ts";
import type { EditableId, RawRecord, RecordEdit } from "../../src/core/curating/records.ts";
import type { Log } from "../../src/core/ports.ts";
import { type GitCommits, gitCommits } from "../../src/stores/git-commits.ts";
import { ADA, BO, type CuratingDesk, curatingDesk } from "../samples/curating-desk.ts";
import { SILENT } from "../samples/knowledge-store.ts";

let desk: CuratingDesk;
let root: string;
const errors: unknown[] = [];
const log: Log = { ...SILENT, error: (_, fields) => errors.push(fields?.why) };

const git = (...args: string[]): string =>
  execFileSync("git", ["-C", root, "-c", "user.name=Hand", "-c", "user.email=hand@example.com", ...args], {
    encoding: "utf8",
  });

beforeEach(async () => {
  desk = await curatingDesk();
  root = join(desk.knowledgeDir, "..");
  errors.length = 0;
  git("init", "--quiet", "--initial-branch=main");
  writeFileSync(join(root, ".gitignore"), "*.db*\n");
  git("add", ".");
  git("commit", "--quiet", "--message", "By hand");
});
afterEach(() => desk.close());

/** Commits that follow the audit, begun before anything is saved. */
async function following(options: { readonly withinMs?: number } = {}): Promise<GitCommits> {
  const { audit, journal } = desk.desk.state;
  const commits = gitCommits({ knowledgeDir: desk.knowledgeDir, audit, journal, log, ...options });
  onTestFinished(() => commits.close());
  await settled(commits);
  return commits;
}

/** Resolves when all that was saved so far is seen to. */
async function settled(commits: GitCommits): Promise<void> {
  commits.wake();
  const last = (await desk.desk.state.audit.list({ limit: 1, offset: 0 })).changes[0]?.seq ?? 0;
  const failures = errors.length;
  await expect
    .poll(async () => (await desk.desk.state.journal.done("git")) > last || errors.length > failures, { timeout: 9000 })
    .toBe(true);
}

async function change(
  id: EditableId,
  to: (record: RawRecord) => RawRecord | undefined,
  { by = ADA, reason = "It said otherwise." }: { readonly by?: Actor; readonly reason?: string } = {},
): Promise<void> {
  const found = await desk.desk.records.current(id);
  if (found === "broken") throw new Error("broken");
  const edit: RecordEdit = { id, basedOn: found?.version, record: to(found?.record ?? {}) };
  const where = { surface: "slack", space: "T1", channel: "C1" } as const;
  const { outcome } = await desk.desk.records.save({ records: [edit], what: "edit", by, where, reason });
  expect(outcome).toBe("saved");
}

const summary = (text: string) => (record: RawRecord) => ({ ...record, summary: text });
const log1 = (format: string): string => git("log", "-1", `--format=${format}`).trim();

test("each change is one commit of its file, by who made it, with the reason", async () => {
  const commits = await following();
  await change("player:huawei", summary("One."));
  await settled(commits);
  expect(log1("%an <%ae>|%cn|%s")).toBe("Ada <slack-T1-U1@amw.invalid>|AMW|edit huawei");
  expect(log1("%b")).toContain("It said otherwise.\n\nChange: 1\nBy: Ada (slack:T1/U1) in slack/T1/C1");
  expect(git("show", "--format=", "--name-only", "HEAD").trim()).toBe("knowledge/players/huawei.json");
  expect(git("status", "--porcelain")).toBe("");
  expect(errors).toEqual([]);
});

test("a new record and one that is gone are committed, too", async () => {
  const commits = await following();
  await change("segment:optics", () => ({ id: "optics", name: "Optics", definition: "Light between chips." }));
  await settled(commits);
  expect(git("show", "--format=", "--name-status", "HEAD").trim()).toBe("A\tknowledge/segments/optics.json");
  await change("segment:optics", () => undefined);
  await settled(commits);
  expect(git("show", "--format=", "--name-status", "HEAD").trim()).toBe("D\tknowledge/segments/optics.json");
  expect(git("status", "--porcelain")).toBe("");
});

test("what somebody staged, or wrote by hand elsewhere, stays theirs", async () => {
  const commits = await following();
  writeFileSync(join(root, "staged.txt"), "mine\n");
  git("add", "staged.txt");
  writeFileSync(join(root, "knowledge/segments/hbm.json"), "{}\n");
  await change("player:huawei", summary("One."));
  await settled(commits);
  expect(git("show", "--format=", "--name-only", "HEAD").trim()).toBe("knowledge/players/huawei.json");
  expect(git("status", "--porcelain").split("\n").filter(Boolean)).toEqual([
    " M knowledge/segments/hbm.json",
    "A  staged.txt",
  ]);
});

test.each([
  ["--upload-pack=touch /tmp/amw-owned", "--amend\n\n# not a comment\n$(touch /tmp/amw-owned) `id`"],
  ["Zoë “Z” <x@y>\n", "Für 华为: 'quoted' \"twice\"\u0000"],
  [" ", ""],
  ["...", "-m"],
])("a name such as %j and a reason such as %j are text", async (name, reason) => {
  const commits = await following();
  const before = Number(git("rev-list", "--count", "HEAD"));
  await change("player:huawei", summary(`${name} ${reason}`.replace("\u0000", "")), {
    by: { id: "discord:9", name },
    reason,
  });
  await settled(commits);
  expect(errors).toEqual([]);
  expect(Number(git("rev-list", "--count", "HEAD"))).toBe(before + 1);
  expect(log1("%ae")).toBe("discord-9@amw.invalid");
  expect(log1("%s")).toBe("edit huawei");
});

test("several changes before git comes are commits of their own, in order", async () => {
  const commits = await following();
  await change("player:huawei", summary("One."));
  await change("player:nvidia", summary("Two."), { by: BO });
  await settled(commits);
  expect(git("log", "-2", "--format=%an %s").trim().split("\n")).toEqual(["Bo edit nvidia", "Ada edit huawei"]);
});

test("what could not be committed is told, holds nobody up, and is made up for with the next change", async () => {
  const commits = await following();
  const hook = join(root, ".git/hooks/pre-commit");
  mkdirSync(join(root, ".git/hooks"), { recursive: true });
  writeFileSync(hook, "#!/bin/sh\necho 'No commits on a Friday.' >&2\nexit 1\n");
  chmodSync(hook, 0o755);
  await change("player:huawei", summary("One."));
  await settled(commits);
  expect(errors).toEqual(["No commits on a Friday."]);
  chmodSync(hook, 0o644);
  writeFileSync(hook, "");
  await change("player:nvidia", summary("Two."));
  await settled(commits);
  expect(git("log", "-2", "--format=%s").trim().split("\n")).toEqual(["edit nvidia", "edit huawei"]);
  expect(git("status", "--porcelain")).toBe("");
});

test("a git that does not end is ended", async () => {
  const commits = await following({ withinMs: 400 });
  const hook = join(root, ".git/hooks/pre-commit");
  mkdirSync(join(root, ".git/hooks"), { recursive: true });
  writeFileSync(hook, "#!/bin/sh\nexec sleep 20 >/dev/null 2>&1\n");
  chmodSync(hook, 0o755);
  await change("player:huawei", summary("One."));
  await settled(commits);
  expect(errors).toEqual(["git took too long."]);
});

test("what was saved while nobody committed is committed at the next start; what was before, is not", async () => {
  await change("player:huawei", summary("Before."));
  const first = await following();
  expect(log1("%s")).toBe("By hand");
  await first.close();
  await change("player:nvidia", summary("Between."));
  await settled(await following());
  expect(log1("%s")).toBe("edit nvidia");
});
