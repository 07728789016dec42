// @ts-check
import { parentPort, workerData } from "node:worker_threads";
import { decoded } from "./decoded.js";
import { htmlNotes } from "./html-notes.js";
import { plainNotes } from "./plain-notes.js";

/** @import { RawPage } from "./page-notes.ts" */

/** @type {RawPage} */
const { bytes, kind, charset } = workerData;
const text = decoded(bytes, charset);
parentPort?.postMessage(kind === "html" ? htmlNotes(text) : plainNotes(text));
