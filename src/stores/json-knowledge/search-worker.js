// Plain JavaScript, because a thread's entry is loaded by Node itself, from src/ in tests and from dist/ in service.
import { setTimeout as pause } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import Database from "libsql";
import { rankedSearch } from "./ranked-search.js";
import { tidySteps } from "./tidy.js";

/** Between two steps of tidying, for searches here and for whoever wants to write. */
const PAUSE_MS = 5;

const db = new Database(workerData.file);
db.exec("pragma busy_timeout = 1000; pragma cache_size = -8000");
const search = rankedSearch(db);
let tidying = false;
let again = false;

async function tidy() {
  again = true;
  if (tidying) return;
  tidying = true;
  try {
    while (again) {
      again = false;
      for (const _ of tidySteps(db)) await pause(PAUSE_MS);
    }
  } catch {
    // Another process holds the cache, or it is damaged: searching is what notices and says so.
  } finally {
    tidying = false;
  }
}

parentPort?.on("message", (/** @type {{ no: number, expression?: string, limit: number }} */ question) => {
  const { no, expression, limit } = question;
  if (expression === undefined) return void tidy();
  try {
    parentPort?.postMessage({ no, paths: search(expression, limit) });
  } catch (error) {
    parentPort?.postMessage({ no, error: String(error) });
  }
});
