import type { Field, Filled, Form, NextStep } from "../../core/command/form.ts";
import type { Action, Message } from "../../core/message/message.ts";
import { formAction } from "../../core/messages/fill-in.ts";
import { fieldsShown } from "./form-fields.ts";
import { saying } from "./sentences.ts";

/** What a modal asks for: the fields of its step, or as many of the form's as it has room for. */
export function fieldsAsked(form: Form): readonly Field[] {
  const step = stepOf(form);
  const fields = step ? form.fields.filter(({ name }) => step.fields.includes(name)) : fieldsShown(form);
  const [first, ...others] = fields;
  // A modal has room for nothing besides its fields.
  return first && form.draft ? [{ ...first, help: form.draft.note }, ...others] : fields;
}

/** `Add an announcement (2/4): Scores`. */
export function titleOf(form: Form): string {
  const step = stepOf(form);
  if (!step) return form.title;
  const place = `${form.title} (${form.step}/${form.steps?.length})`;
  return step.title === "" ? place : `${place}: ${step.title}`;
}

const stepOf = ({ steps, step = 1 }: Form) => steps?.[step - 1];

/** The step of the form that holds the first of these fields. */
export function stepWith(fields: readonly string[], { steps = [] }: Form): number | undefined {
  const found = steps.findIndex((step) => step.fields.some((name) => fields.includes(name)));
  return found < 0 ? undefined : found + 1;
}

/** What is kept so far, with buttons that go on, save what is enough already, and begin anew. */
export function nextStepMessage(
  { next, typed }: Extract<Filled, { next: NextStep }>,
  { title, submit = "Save" }: Pick<Form, "title" | "submit">,
  command: string,
): Message {
  const { step, of, line } = next;
  const named = next.title === "" ? `step ${step}` : `“${next.title}”`;
  const save: Action[] = line === undefined ? [] : [{ kind: "run", label: submit, line }];
  return saying(
    title,
    `Step ${step - 1} of ${of} is filled in and kept. Next comes ${named}${line === undefined ? "" : `, or press ${submit} as it is`}.`,
    [
      formAction(`Next: ${next.title || `step ${step}`}`, typed),
      ...save,
      formAction("Start afresh", `${command} --afresh`),
    ],
  );
}
