const notice = element("notice", HTMLElement);

function submitLine() {
  const line = typing.value.trim();
  closeList();
  if (line === "") return;
  notice.hidden = true;
  keep(line);
  typing.value = "";
  ask(line);
}

/** @param {HTMLElement} button */
async function fillInForm(button) {
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  notice.hidden = true;
  try {
    await openForm(button.dataset.form ?? "");
  } catch (error) {
    const failure = failed(sentenceOf(error), () => fillInForm(button));
    notice.replaceChildren(...failure.childNodes);
    notice.hidden = false;
  }
  button.removeAttribute("aria-busy");
}

/** What each key does in the line; true where that is all it does. @param {KeyboardEvent} event */
function onKey({ key, shiftKey }) {
  const open = offered.length > 0;
  switch (key) {
    case "ArrowDown":
      if (open) moveChoice(1);
      else if (at < past.length) recall(1);
      else completeNow();
      return true;
    case "ArrowUp":
      if (open && chosen >= 0) moveChoice(-1);
      else {
        closeList();
        recall(-1);
      }
      return true;
    case "Tab":
      if (!open || shiftKey) return false;
      fillIn(Math.max(chosen, 0));
      completeSoon();
      return true;
    case "Enter":
      if (chosen < 0) return false;
      take(chosen);
      return true;
    case "Escape":
      if (open) closeList();
      else typing.value = "";
      return true;
    default:
      return false;
  }
}

element("ask", HTMLFormElement).addEventListener("submit", (event) => {
  event.preventDefault();
  submitLine();
});
typing.addEventListener("input", completeSoon);
typing.addEventListener("blur", closeList);
typing.addEventListener("keydown", (event) => {
  // Enter and the arrows belong to an input method while it composes.
  if (!event.isComposing && onKey(event)) event.preventDefault();
});
document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("[data-line], [data-form]") : undefined;
  if (!(button instanceof HTMLElement)) return;
  if (button.dataset.form !== undefined) fillInForm(button);
  else press(button, button.dataset.line ?? "");
});
// Typing goes to the line wherever the keyboard is.
document.addEventListener("keydown", ({ key, target, ctrlKey, metaKey, altKey, isComposing }) => {
  const elsewhere = target instanceof Element && !target.closest("input, select, textarea, dialog");
  if (elsewhere && key.length === 1 && key !== " " && !(ctrlKey || metaKey || altKey || isComposing)) typing.focus();
});
typing.focus();
