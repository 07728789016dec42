import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { Clock, Log, LogFields } from "../../src/core/ports.ts";
import {
  createJsonKnowledgeStore,
  type JsonKnowledgeStore,
} from "../../src/stores/json-knowledge/json-knowledge-store.ts";
import { announcementFile, playerFile, RUBRIC_FILE, segmentFile } from "./sample-records.ts";

const CLOCK: Clock = { now: () => new Date("2026-11-23T08:00:00Z") };

interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly fields: LogFields | undefined;
}

function recordedLog(): Log & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: string) => (message: string, fields?: LogFields) => void lines.push({ level, message, fields });
  return { lines, debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

export function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), "amw-test-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A small valid knowledge base in a folder of its own, gone when the test ends. */
export function temporaryBase() {
  const root = temporaryFolder();
  const knowledgeDir = join(root, "config", "knowledge");
  const dataDir = join(root, "data");
  const path = (name: string) => join(knowledgeDir, name);
  const writeText = (name: string, text: string): void => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), text);
  };
  const write = (name: string, record: object): void => writeText(name, `${JSON.stringify(record, undefined, 2)}\n`);
  write("rubric.json", RUBRIC_FILE);
  write("segments/accelerators.json", segmentFile("accelerators", { name: "Accelerators", nativeName: "加速芯片" }));
  write(
    "players/alpha.json",
    playerFile("alpha", {
      name: "Alpha Threads",
      nativeName: "阿尔法线程",
      products: [{ id: "a100", name: "Alpha A100", aliases: ["A-100"] }],
    }),
  );
  write("players/beta.json", playerFile("beta", { name: "Beta Chips" }));
  write("announcements/2026-06-one.json", announcementFile("2026-06-one", { title: "Alpha ships a training cluster" }));
  write(
    "announcements/2026-07-two.json",
    announcementFile("2026-07-two", { date: "2026-07", title: "二号：万卡集群", players: ["beta", "alpha"] }),
  );
  const log = recordedLog();
  return {
    root,
    knowledgeDir,
    dataDir,
    cacheFile: join(dataDir, "knowledge-cache.db"),
    log,
    path,
    write,
    writeText,
    remove: (name: string) => rmSync(path(name), { recursive: true }),
    rename: (from: string, to: string) => renameSync(path(from), path(to)),
    async open(watch = false, data = dataDir): Promise<JsonKnowledgeStore> {
      const store = await createJsonKnowledgeStore({ knowledgeDir, dataDir: data, log, clock: CLOCK, watch });
      onTestFinished(() => store.close());
      return store;
    },
  };
}
