import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { look, walk } from "../../src/stores/json-knowledge/folder.ts";
import { FolderWatch } from "../../src/stores/json-knowledge/folder-watch.ts";
import { temporaryBase, temporaryFolder } from "./temporary-base.ts";

test("a walk meets records alone, at once or in pieces", () => {
  const base = temporaryBase();
  for (const name of [
    "players/.beta.json.swp",
    "players/README.md",
    "players/beta.json~",
    "segments/.hidden.json",
    "notes.json",
  ])
    base.writeText(name, "not a record");
  mkdirSync(base.path("players/folder.json"));
  const paths = (atOnce: boolean) => [...walk(base.knowledgeDir, atOnce)].map(({ file }) => file.path).sort();
  expect(paths(true)).toEqual([
    "announcements/2026-06-one.json",
    "announcements/2026-07-two.json",
    "players/alpha.json",
    "players/beta.json",
    "rubric.json",
    "segments/accelerators.json",
  ]);
  expect(paths(false)).toEqual(paths(true));
});

test("a file that has just changed is looked at once more, because a second change may leave no trace", async () => {
  const base = temporaryBase();
  base.writeText("players/beta.json", "{}");
  const justNow = look(base.knowledgeDir, "players/beta.json")?.stamp;
  await vi.waitFor(() => expect(look(base.knowledgeDir, "players/beta.json")?.stamp).not.toBe(justNow), {
    interval: 10,
  });
  const settled = look(base.knowledgeDir, "players/beta.json")?.stamp;
  expect(look(base.knowledgeDir, "players/beta.json")?.stamp).toBe(settled);
});

/** A watch whose scans do nothing, so that only the file system's own notices count. */
function watched(dir: string) {
  const seen = { suspected: [] as string[], looks: 0, scans: 0 };
  const watch = new FolderWatch(dir, {
    suspect: (path) => void seen.suspected.push(path),
    look: async () => void seen.looks++,
    rescan: async () => void seen.scans++,
  });
  onTestFinished(() => watch.close());
  return seen;
}

test("the file system's notices are followed without waiting for a scan", async () => {
  const base = temporaryBase();
  const seen = watched(base.knowledgeDir);
  writeFileSync(base.path("players/beta.json"), "{}");
  renameSync(base.path("players/alpha.json"), base.path("players/gamma.json"));
  await vi.waitFor(() => expect(seen.looks).toBeGreaterThan(0), { timeout: 900, interval: 10 });
  expect(seen.suspected).toEqual(
    expect.arrayContaining(["players/beta.json", "players/alpha.json", "players/gamma.json"]),
  );
  expect(seen.scans).toBe(0);
});

test("a folder that is not there yet is scanned for, and watched once it is", async () => {
  const dir = join(temporaryFolder(), "later");
  const seen = watched(dir);
  mkdirSync(join(dir, "players"), { recursive: true });
  await vi.waitFor(() => expect(seen.scans).toBe(1), { timeout: 2000, interval: 10 });
  writeFileSync(join(dir, "players/new.json"), "{}");
  await vi.waitFor(() => expect(seen.suspected).toContain("players/new.json"), { timeout: 900, interval: 10 });
});
