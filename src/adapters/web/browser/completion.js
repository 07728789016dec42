const typing = element("line", HTMLInputElement);
const list = element("completions", HTMLElement);
const PAUSE_MS = 60;

/** @type {Suggestion[]} */
let offered = [];
/** Which of them is chosen; -1 while none is. */
let chosen = -1;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;
let looking = new AbortController();

/** Looks for completions once the typing pauses. */
function completeSoon() {
  closeList();
  if (typing.value.trim() !== "") pause = setTimeout(completeNow, PAUSE_MS);
}

async function completeNow() {
  closeList();
  const { signal } = looking;
  const found = await completionsOf(typing.value, signal);
  if (signal.aborted) return;
  offered = found.filter(({ line }) => line !== typing.value);
  list.replaceChildren(...offered.map(optionOf));
  list.hidden = offered.length === 0;
  typing.setAttribute("aria-expanded", String(!list.hidden));
}

/** Closes the list, and drops what is still being looked for. */
function closeList() {
  clearTimeout(pause);
  looking.abort();
  looking = new AbortController();
  offered = [];
  list.hidden = true;
  list.replaceChildren();
  typing.setAttribute("aria-expanded", "false");
  choose(-1);
}

/**
 * @param {Suggestion} suggestion
 * @param {number} i
 */
function optionOf({ label }, i) {
  const cut = label.lastIndexOf(" · ");
  const option = made("li", cut < 0 ? label : label.slice(0, cut), {
    id: `completion-${i}`,
    role: "option",
    "aria-selected": "false",
  });
  if (cut >= 0) option.append(made("span", label.slice(cut + 3)));
  // The line keeps the focus.
  option.addEventListener("pointerdown", (event) => event.preventDefault());
  option.addEventListener("click", () => take(i));
  return option;
}

/** @param {number} i */
function choose(i) {
  chosen = i;
  for (const [at, option] of [...list.children].entries()) {
    option.setAttribute("aria-selected", String(at === i));
    if (at === i) option.scrollIntoView({ block: "nearest" });
  }
  if (i < 0) typing.removeAttribute("aria-activedescendant");
  else typing.setAttribute("aria-activedescendant", `completion-${i}`);
}

/**
 * Down and up through the list, and out of it at its top.
 * @param {1 | -1} step
 */
const moveChoice = (step) => choose(Math.min(chosen + step, offered.length - 1));

/** @param {number} i */
function fillIn(i) {
  typing.value = offered[i]?.line ?? typing.value;
  typing.setSelectionRange(typing.value.length, typing.value.length);
}

/**
 * Asks what is offered, or goes on completing where it is only the beginning of a line.
 * @param {number} i
 */
function take(i) {
  fillIn(i);
  if (typing.value.endsWith(" ")) completeNow();
  else submitLine();
}
