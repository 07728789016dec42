const dialog = element("form", HTMLDialogElement);
const KEPT_AFTER_MS = 400;

/** Sees to it that what is typed is kept and hinted at a little later, and no more once it is sent. */
class Meanwhile {
  /** @param {Form} form @param {HTMLFormElement} body @param {HTMLElement} hint */
  constructor(form, body, hint) {
    this.form = form;
    this.body = body;
    this.hint = hint;
    this.changed = false;
    this.sending = false;
    this.timer = 0;
    /** @type {Promise<unknown>} */
    this.doing = Promise.resolve();
    body.addEventListener("input", () => this.soon());
    if (form.hints) this.timer = window.setTimeout(() => this.tell(), 0);
  }

  soon() {
    this.changed = true;
    clearTimeout(this.timer);
    if (!this.sending) this.timer = window.setTimeout(() => this.tell(), KEPT_AFTER_MS);
  }

  tell() {
    const { form, body, hint } = this;
    const said = { command: form.command, values: valuesIn(form, body) };
    this.doing = this.doing
      .then(() => this.kept())
      .then(() => (form.hints ? post("/hint", said) : undefined))
      .then((told) => {
        hint.textContent = told?.hint ?? "";
      })
      // It comes again with the next change, and everything is sent in the end.
      .catch(() => {});
  }

  /** What was typed since the last time is a draft. */
  async kept() {
    const { form, body } = this;
    if (!form.drafts || !this.changed) return;
    this.changed = false;
    await post("/keep", { command: form.command, values: valuesIn(form, body) });
  }

  /** What is under way is done, and nothing more begins while the form is sent. */
  async sent() {
    this.sending = true;
    clearTimeout(this.timer);
    this.changed = false;
    await this.doing;
  }
}
/** @param {Form} form @param {HTMLFormElement} body */
const valuesIn = (form, body) =>
  Object.fromEntries(form.fields.map(({ name }) => [name, controlIn(body, name)?.value ?? ""]));

/**
 * Shows the form of the line's command, filled with what the line says; the filled-in line is asked.
 * @param {string} line
 */
async function openForm(line) {
  /** @type {Form} */
  const form = await post("/form", { line });
  const body = made("form", "", { novalidate: "" });
  const submit = made("button", form.submit ?? "Ask", { type: "submit", class: "first" });
  const cancel = made("button", "Cancel", { type: "button" });
  const buttons = made("p", "", { class: "buttons" });
  const hint = made("p", "", { class: "hint", role: "status" });
  buttons.append(submit, cancel);
  const meanwhile = new Meanwhile(form, body, hint);
  const title = made("h2", form.title, { id: "form-title" });
  body.append(title, ...notesOf(form, meanwhile), ...stepsOf(form), hint, buttons);
  cancel.addEventListener("click", () => dialog.close());
  // By Escape, too.
  dialog.onclose = () => meanwhile.kept().catch(() => {});
  body.addEventListener("submit", (event) => {
    event.preventDefault();
    if (submit.getAttribute("aria-busy") !== "true") sendForm(form, body, submit, meanwhile);
  });
  dialog.replaceChildren(body);
  if (!dialog.open) dialog.showModal();
  body.querySelector("input, select, textarea")?.dispatchEvent(new Event("focus"));
}

/**
 * What the form says of itself, and the way to one without what was typed before.
 * @param {Form} form
 * @param {Meanwhile} meanwhile
 */
function notesOf({ note, draft }, meanwhile) {
  const notes = note ? [made("p", note, { class: "about" })] : [];
  if (!draft) return notes;
  const kept = made("p", `${draft.note} `, { class: "about draft", role: "status" });
  const afresh = made("button", "Start afresh", { type: "button" });
  afresh.addEventListener("click", () => {
    dialog.onclose = null;
    // What is kept after that would come back.
    const opening = meanwhile.sent().then(() => openForm(draft.afresh));
    opening.catch((error) => kept.append(made("span", ` ${sentenceOf(error)}`)));
  });
  kept.append(afresh);
  return [kept, ...notes];
}

/**
 * The form stays until what it says is taken: what the answer finds wrong stands under the fields, too.
 * @param {Form} form
 * @param {HTMLFormElement} body
 * @param {HTMLButtonElement} submit
 * @param {Meanwhile} meanwhile
 */
async function sendForm(form, body, submit, meanwhile) {
  submit.setAttribute("aria-busy", "true");
  for (const problem of body.querySelectorAll(".problem, .failure")) problem.remove();
  for (const wrong of body.querySelectorAll("[aria-invalid]")) wrong.removeAttribute("aria-invalid");
  // Closed meanwhile, or another form opened: nobody waits for this one.
  const isLeft = () => !dialog.open || !dialog.contains(body);
  try {
    // What was kept after it was saved would come back.
    await meanwhile.sent();
    /** @type {Filled} */
    const { line, problems = {} } = await post("/filled", { command: form.command, values: valuesIn(form, body) });
    if (isLeft()) return;
    if (line === undefined) return showProblems(body, problems);
    /** @type {Answer} */
    const said = await post("/ask", { line });
    if (!isLeft() && said.tone === "refused" && said.problems) return showProblems(body, said.problems);
    if (!isLeft()) {
      dialog.onclose = null;
      dialog.close();
      typing.focus();
    }
    ask(line, submit, said);
  } catch (error) {
    body.append(failed(sentenceOf(error), () => body.requestSubmit()));
  } finally {
    meanwhile.sending = false;
    submit.removeAttribute("aria-busy");
  }
}
