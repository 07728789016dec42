// Plain JavaScript, because a thread's entry is loaded by Node itself, from src/ in tests and from dist/ in service.
import { parentPort, workerData } from "node:worker_threads";
import Database from "libsql";
import { rankedSearch } from "./ranked-search.js";

const db = new Database(workerData.file);
db.exec("pragma busy_timeout = 1000; pragma query_only = on; pragma cache_size = -8000");
const search = rankedSearch(db);

parentPort?.on(
  "message",
  (/** @type {{ no: number, expression: string, limit: number }} */ { no, expression, limit }) => {
    try {
      parentPort?.postMessage({ no, paths: search(expression, limit) });
    } catch (error) {
      parentPort?.postMessage({ no, error: String(error) });
    }
  },
);
