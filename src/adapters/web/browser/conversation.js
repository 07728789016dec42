const conversation = element("conversation", HTMLElement);
const spoken = element("spoken", HTMLElement);

/** How often each turn was asked: only the last answer of a turn is shown. @type {WeakMap<Element, number>} */
const askings = new WeakMap();

/** Of the same list, another page. @param {string} line */
const withoutPage = (line) => line.replaceAll(/ --(?:page|part) \d+(?= |$)/g, "");

/**
 * Asks the line in a turn of its own, at the end: answers stand in the order of their questions, whichever comes first.
 * @param {string} line
 * @param {HTMLElement} [pressed] the button that asks, if one does
 * @param {Answer} [said] what was answered already, if it was
 */
async function ask(line, pressed, said) {
  document.getElementById("welcome")?.remove();
  const turn = made("section", "", { class: "turn" });
  turn.append(made("p", line, { class: "asked" }), made("div", "", { class: "answer" }));
  conversation.append(turn);
  show(turn);
  await answer(turn, line, pressed, said);
}

/**
 * What a button of an answer does: another page takes the place of the one it is on, all else is a new turn.
 * @param {HTMLElement} button
 * @param {string} line
 */
async function press(button, line) {
  if (button.getAttribute("aria-busy") === "true") return;
  const turn = button.closest(".turn");
  const paging = turn && withoutPage(turn.querySelector(".asked")?.textContent ?? "") === withoutPage(line);
  button.setAttribute("aria-busy", "true");
  if (paging) await answer(turn, line, button);
  else await ask(line, button);
  button.removeAttribute("aria-busy");
}

/**
 * @param {Element} turn
 * @param {string} line
 * @param {HTMLElement} [pressed]
 * @param {Answer} [given]
 */
async function answer(turn, line, pressed, given) {
  const asking = (askings.get(turn) ?? 0) + 1;
  askings.set(turn, asking);
  turn.setAttribute("aria-busy", "true");
  turn.querySelector(".failure")?.remove();
  /** @type {Answer | undefined} */
  let said = given;
  let failure = "";
  try {
    said ??= await post("/ask", { line });
  } catch (error) {
    failure = sentenceOf(error);
  }
  if (askings.get(turn) !== asking) return;
  turn.removeAttribute("aria-busy");
  if (said) {
    fill(turn, line, said);
    if (turn === conversation.lastElementChild || pressed) spoken.textContent = said.summary;
  } else turn.append(failed(failure, () => answer(turn, line, pressed)));
  if (pressed) focusIn(turn, pressed.textContent ?? "");
  if (turn === conversation.lastElementChild || pressed) show(turn);
  const button = said?.opens && turn === conversation.lastElementChild && turn.querySelector("[data-form]");
  if (button instanceof HTMLElement) fillInForm(button);
}

/**
 * @param {Element} turn
 * @param {string} line
 * @param {Answer} said
 */
function fill(turn, line, said) {
  const question = turn.querySelector(".asked");
  const place = turn.querySelector(".answer");
  if (!question || !place) return;
  question.textContent = line;
  // The server has escaped all that is data in it, and the page's policy runs nothing else.
  place.innerHTML = said.html;
  for (const table of place.querySelectorAll("table")) {
    const frame = made("div", "", { class: "scroll", role: "region", tabindex: "0", "aria-label": said.title });
    table.replaceWith(frame);
    frame.append(table);
  }
}

/**
 * @param {string} sentence
 * @param {() => void} again
 */
function failed(sentence, again) {
  const failure = made("p", `${sentence} `, { class: "failure", role: "alert" });
  const retry = made("button", "Try again", { type: "button" });
  retry.addEventListener("click", again);
  failure.append(retry);
  return failure;
}

/**
 * The keyboard goes on from the same button where paging left it in place, else from the top of the answer.
 * @param {Element} turn
 * @param {string} label
 */
function focusIn(turn, label) {
  const buttons = [...turn.querySelectorAll("button")];
  const title = turn.querySelector("h2");
  title?.setAttribute("tabindex", "-1");
  const target = turn.querySelector(".failure button") ?? buttons.find((one) => one.textContent === label) ?? title;
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}

/** @param {Element} turn */
function show(turn) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  turn.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
}
