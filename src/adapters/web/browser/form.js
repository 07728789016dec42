const dialog = element("form", HTMLDialogElement);

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
  buttons.append(submit, cancel);
  body.append(made("h2", form.title, { id: "form-title" }), ...form.fields.map(fieldOf), buttons);
  cancel.addEventListener("click", () => dialog.close());
  body.addEventListener("submit", (event) => {
    event.preventDefault();
    if (submit.getAttribute("aria-busy") !== "true") sendForm(form, body, submit);
  });
  dialog.replaceChildren(body);
  dialog.showModal();
  body.querySelector("input, select")?.dispatchEvent(new Event("focus"));
}

/**
 * @param {Form} form
 * @param {HTMLFormElement} body
 * @param {HTMLButtonElement} submit
 */
async function sendForm(form, body, submit) {
  const values = Object.fromEntries(form.fields.map(({ name }) => [name, controlIn(body, name)?.value ?? ""]));
  submit.setAttribute("aria-busy", "true");
  for (const problem of body.querySelectorAll(".problem, .failure")) problem.remove();
  for (const wrong of body.querySelectorAll("[aria-invalid]")) wrong.removeAttribute("aria-invalid");
  try {
    /** @type {Filled} */
    const { line, problems = {} } = await post("/filled", { command: form.command, values });
    // Closed meanwhile, or another form opened: nobody waits for this one.
    if (!dialog.open || !dialog.contains(body)) return;
    if (line === undefined) return showProblems(body, problems);
    dialog.close();
    typing.focus();
    ask(line, submit);
  } catch (error) {
    body.append(failed(sentenceOf(error), () => body.requestSubmit()));
  } finally {
    submit.removeAttribute("aria-busy");
  }
}

/**
 * Each under its own field, the first with the keyboard.
 * @param {HTMLFormElement} body
 * @param {Record<string, string>} problems
 */
function showProblems(body, problems) {
  for (const [name, sentence] of Object.entries(problems)) {
    const control = controlIn(body, name);
    (control?.parentElement ?? body).append(
      made("p", sentence, { class: "problem", role: "alert", id: `problem-${name}` }),
    );
    control?.setAttribute("aria-invalid", "true");
    control?.setAttribute("aria-describedby", `problem-${name} help-${name}`);
  }
  const first = body.querySelector("[aria-invalid]");
  if (first instanceof HTMLElement) first.focus();
}

/**
 * @param {HTMLFormElement} body
 * @param {string} name
 */
function controlIn(body, name) {
  const control = body.querySelector(`[name="${CSS.escape(name)}"]`);
  return control instanceof HTMLInputElement || control instanceof HTMLSelectElement ? control : undefined;
}

/** @param {Field} field */
function fieldOf(field) {
  const row = made("div", "", { class: "field" });
  const label = made("label", field.label, { for: `field-${field.name}` });
  if (field.required) label.append(made("span", " (needed)"));
  const control = field.choices.length > 0 && !field.several ? choicesOf(field) : textOf(field);
  for (const [key, value] of Object.entries({
    id: `field-${field.name}`,
    name: field.name,
    "aria-describedby": `help-${field.name}`,
    ...(field.required ? { "aria-required": "true" } : {}),
  }))
    control.setAttribute(key, value);
  control.value = field.value;
  row.append(label, control, made("p", field.help, { id: `help-${field.name}` }));
  if (control instanceof HTMLInputElement && (field.suggest || field.choices.length > 0))
    row.append(suggestionsFor(field, control));
  return row;
}

/** @param {Field} field */
function choicesOf({ choices, choiceLabels = {}, required, value }) {
  const select = made("select");
  // A line may say several, which no single choice does.
  const own = value !== "" && !choices.includes(value) ? [value] : [];
  select.append(
    made("option", required ? "Choose one" : "Any", { value: "" }),
    ...[...own, ...choices].map((choice) => made("option", choiceLabels[choice] ?? choice, { value: choice })),
  );
  return select;
}

/** @param {Field} field */
const textOf = ({ kind, example }) =>
  made("input", "", {
    type: "text",
    placeholder: example,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    ...(kind === "number" ? { inputmode: "numeric" } : {}),
  });

/**
 * What completes the field's value, kept up with as it is typed.
 * @param {Field} field
 * @param {HTMLInputElement} control
 */
function suggestionsFor({ name, lead }, control) {
  const options = made("datalist", "", { id: `options-${name}` });
  control.setAttribute("list", options.id);
  let looking = new AbortController();
  const look = async () => {
    looking.abort();
    looking = new AbortController();
    const { signal } = looking;
    const found = await completionsOf(lead + control.value, signal);
    if (signal.aborted) return;
    const values = found.filter(({ line }) => line.startsWith(lead) && !line.includes("--", lead.length));
    options.replaceChildren(
      ...values.map(({ label, line }) => made("option", "", { value: line.slice(lead.length), label })),
    );
  };
  control.addEventListener("focus", look);
  control.addEventListener("input", look);
  return options;
}
