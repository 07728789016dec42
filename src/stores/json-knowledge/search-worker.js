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
let closing = false;

async function tidy() {
  again = true;
  if (tidying) return;
  tidying = true;
  try {
    while (again) {
      again = false;
      for (const _ of tidySteps(db)) {
        await pause(PAUSE_MS);
        if (closing) return;
      }
    }
  } catch {
    // Another process holds the cache, or it is damaged: searching is what notices and says so.
  } finally {
    tidying = false;
    if (closing) end();
  }
}

/** Nothing of the database is left when the thread ends. */
function end() {
  db.close();
  parentPort?.close();
}

parentPort?.on(
  "message",
  (/** @type {{ no: number, expression?: string, limit: number, close?: true }} */ question) => {
    if (question.close) {
      closing = true;
      if (!tidying) end();
      return;
    }
    const { no, expression, limit } = question;
    if (expression === undefined) return void tidy();
    try {
      parentPort?.postMessage({ no, paths: search(expression, limit) });
    } catch (error) {
      parentPort?.postMessage({ no, error: String(error) });
    }
  },
);
