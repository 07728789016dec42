const KEPT_AS = "amw-lines";
const MOST_KEPT = 100;

/** What was asked, oldest first. @type {string[]} */
const past = readPast();
/** Where in it the line is; past the end while something new is typed. */
let at = past.length;
let unsent = "";

/** @returns {string[]} */
function readPast() {
  try {
    const kept = parsed(localStorage.getItem(KEPT_AS) ?? "[]");
    return Array.isArray(kept) ? kept.filter((line) => typeof line === "string") : [];
  } catch {
    // A browser that keeps nothing for pages has no history.
    return [];
  }
}

/** @param {string} line */
function keep(line) {
  if (past.at(-1) !== line) past.push(line);
  past.splice(0, past.length - MOST_KEPT);
  at = past.length;
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(past));
  } catch {
    // Kept for as long as the page is open.
  }
}

/**
 * One line back or forth; the line being typed is at the end.
 * @param {1 | -1} step
 */
function recall(step) {
  const next = Math.min(Math.max(at + step, 0), past.length);
  if (at === past.length) unsent = typing.value;
  at = next;
  typing.value = past[at] ?? unsent;
  typing.setSelectionRange(typing.value.length, typing.value.length);
}
