/** The fields under the headings of their steps. @param {Form} form */
function stepsOf({ fields }) {
  const several = new Set(fields.map(({ step }) => step ?? "")).size > 1;
  return fields.flatMap((field, i) => {
    const begins = several && field.step && field.step !== fields[i - 1]?.step;
    return begins ? [made("h3", field.step), fieldOf(field)] : [fieldOf(field)];
  });
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
  const kinds = [HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement];
  return /** @type {HTMLInputElement | undefined} */ (
    kinds.some((kind) => control instanceof kind) ? control : undefined
  );
}

/** @param {Field} field */
function fieldOf(field) {
  const row = made("div", "", { class: field.kind === "paragraph" ? "field wide" : "field" });
  const label = made("label", field.label, { for: `field-${field.name}` });
  if (field.required) label.append(made("span", " (needed)"));
  const control =
    field.kind === "paragraph"
      ? made("textarea", "", { placeholder: field.example, rows: "4" })
      : field.choices.length > 0 && !field.several
        ? choicesOf(field)
        : textOf(field);
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
