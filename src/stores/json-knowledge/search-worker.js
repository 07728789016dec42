// Plain JavaScript, because a thread's entry is loaded by Node itself, from src/ in tests and from dist/ in service.
import { parentPort, workerData } from "node:worker_threads";
import Database from "libsql";
import { SEARCH_SQL } from "./search-sql.js";

const db = new Database(workerData.file);
db.exec("pragma busy_timeout = 1000; pragma query_only = on; pragma cache_size = -8000");
const search = db.prepare(SEARCH_SQL).raw();

parentPort?.on(
  "message",
  (/** @type {{ no: number, expression: string, limit: number }} */ { no, expression, limit }) => {
    try {
      const rows = /** @type {[string][]} */ (search.all(expression, limit));
      parentPort?.postMessage({ no, paths: rows.map(([path]) => path) });
    } catch (error) {
      parentPort?.postMessage({ no, error: String(error) });
    }
  },
);
