import type { types } from "@slack/bolt";
import type { Field, Form } from "../../core/command/form.ts";
import { clip } from "../../core/message/clip.ts";
import { clean } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import { type ModalData, written } from "./modal-data.ts";
import { plainTextOf } from "./plain-text.ts";

export const FILL_IN = "amw_fill_in";

/** The form of a command as a modal: an input for each field, filled with what the line said. */
export const formView = (form: Form, data: ModalData): types.ModalView => ({
  type: "modal",
  callback_id: FILL_IN,
  title: plainTextOf(clip(form.title, LIMITS.modalTitle)),
  submit: plainTextOf("Show"),
  close: plainTextOf("Cancel"),
  private_metadata: written({ ...data, command: form.command }),
  blocks: form.fields.slice(0, LIMITS.modalBlocks).map(input),
});

const input = (field: Field): types.InputBlock => ({
  type: "input",
  block_id: field.name,
  label: plainTextOf(clip(field.label, LIMITS.inputLabel)),
  ...(field.help === "" ? {} : { hint: plainTextOf(clip(field.help, LIMITS.inputLabel)) }),
  optional: !field.required,
  element: choosable(field) ? select(field) : text(field),
});

/** A list of choices holds only what it offers: what was typed otherwise, such as two statuses, stays text. */
const choosable = ({ choices, value }: Field): boolean =>
  choices.length > 0 && choices.length <= LIMITS.choices && (value === "" || choices.includes(value));

const option = (value: string): types.PlainTextOption => ({
  text: plainTextOf(clip(value, LIMITS.buttonLabel)),
  value,
});

const select = ({ name, choices, value }: Field): types.StaticSelect => ({
  type: "static_select",
  action_id: name,
  options: choices.map(option),
  placeholder: plainTextOf("Any"),
  ...(value === "" ? {} : { initial_option: option(value) }),
});

const text = ({ name, example, value }: Field): types.PlainTextInput => ({
  type: "plain_text_input",
  action_id: name,
  ...(example === "" ? {} : { placeholder: plainTextOf(clip(example, LIMITS.placeholder)) }),
  ...(value === "" ? {} : { initial_value: clip(clean(value), LIMITS.text) }),
});
