/** @typedef {{ title: string, tone: string, summary: string, html: string, problems?: Record<string, string>, opens?: string | false }} Answer */
/** @typedef {{ label: string, line: string }} Suggestion */
/** @typedef {{ name: string, label: string, help: string, kind: string, choices: string[], choiceLabels?: Record<string, string>, several?: boolean, suggest?: string, required: boolean, example: string, value: string, lead: string, step?: string }} Field */
/** @typedef {{ command: string, title: string, submit?: string, fields: Field[], note?: string, hints?: boolean, drafts?: boolean, draft?: { note: string, afresh: string } }} Form */
/** @typedef {{ line?: string, problems?: Record<string, string> }} Filled */

const ANSWER_WITHIN_MS = 20_000;
const GONE = "AMW does not answer. Start it again with npm start, then try once more.";
const SLOW = "AMW took too long to answer; try once more.";
const BROKEN = "AMW could not answer this; what it wrote where it was started says why.";

/** What went wrong, as a sentence for the person. */
class Trouble extends Error {}

/**
 * What the server says to a request, as JSON. Rejects with Trouble.
 * @param {string} path
 * @param {RequestInit} request
 * @returns {Promise<any>}
 */
async function asked(path, request) {
  const late = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const signal = request.signal ? AbortSignal.any([request.signal, late]) : late;
  let response;
  let text;
  try {
    response = await fetch(path, { ...request, signal });
    text = await response.text();
  } catch {
    throw new Trouble(late.aborted ? SLOW : GONE);
  }
  const said = parsed(text);
  if (response.ok && said !== undefined) return said;
  throw new Trouble(typeof said?.error === "string" ? said.error : BROKEN);
}

/**
 * @param {string} text
 * @returns {any} undefined for what is no JSON
 */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} path
 * @param {unknown} body
 */
const post = (path, body) =>
  asked(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

/**
 * Completions of the line; none where the server does not give any.
 * @param {string} line
 * @param {AbortSignal} signal
 * @returns {Promise<Suggestion[]>}
 */
const completionsOf = (line, signal) => asked(`/complete?line=${encodeURIComponent(line)}`, { signal }).catch(() => []);

/** @param {unknown} error */
const sentenceOf = (error) => (error instanceof Trouble ? error.message : BROKEN);

/**
 * An element of the page that is there from the start.
 * @template {HTMLElement} E
 * @param {string} id
 * @param {new () => E} kind
 * @returns {E}
 */
function element(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no ${id}`);
  return found;
}

/**
 * A new element with its text and attributes.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} text
 * @param {Record<string, string>} attributes
 * @returns {HTMLElementTagNameMap[Name]}
 */
function made(name, text = "", attributes = {}) {
  const one = document.createElement(name);
  one.textContent = text;
  for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
  return one;
}
