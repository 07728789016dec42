import type { types, ViewOutput } from "@slack/bolt";
import type { Suggestion } from "../../core/amw.ts";
import type { Field, Form } from "../../core/command/form.ts";
import { clip } from "../../core/message/clip.ts";
import { clean } from "./escape.ts";
import { elementOf } from "./form-elements.ts";
import { LIMITS } from "./limits.ts";
import { type ModalData, written } from "./modal-data.ts";
import { plainTextOf } from "./plain-text.ts";

export const FILL_IN = "amw_fill_in";
/** Buttons that run another command with what is filled in. */
export const ALSO = /^amw:also:\d+$/;
/** The block that says something of what is filled in. */
const HINT = "amw:hint";
const BUTTONS = "amw:also";

interface Around {
  readonly data: ModalData;
  /** What the form says of what it holds. */
  readonly hint: string | undefined;
  readonly complete: (line: string, limit: number) => readonly Suggestion[];
}

/** The form of a command as a modal: an input for each field, filled with what the line said. */
export function formView(form: Form, { data, hint, complete }: Around): types.ModalView {
  const { title, submit = "Show", command, fields, also = [], hints = false } = form;
  const others = hints || also.length > 0 ? 2 : 0;
  const inputs = fields
    .slice(0, LIMITS.modalBlocks - others)
    .map((field) => ({ ...input(field), element: tellsOf(elementOf(field, complete), hints), dispatch_action: hints }));
  return {
    type: "modal",
    callback_id: FILL_IN,
    title: plainTextOf(clip(title, LIMITS.modalTitle)),
    submit: plainTextOf(clip(submit, LIMITS.modalTitle)),
    close: plainTextOf("Cancel"),
    private_metadata: written({ ...data, command }),
    blocks: [...inputs, ...hintBlocks(hint), ...buttons(also)],
  };
}

/** The modal as somebody has it in front of them, with another hint: what is filled in stays. */
export function withHint(view: ViewOutput, hint: string | undefined): types.ModalView {
  const { callback_id, title, submit, close, private_metadata, blocks } = view;
  const others = blocks.filter(({ block_id }) => block_id !== HINT);
  const before = others.filter(({ block_id }) => block_id !== BUTTONS);
  const after = others.filter(({ block_id }) => block_id === BUTTONS);
  return {
    type: "modal",
    callback_id,
    title: plainTextOf(title.text),
    ...(submit === null ? {} : { submit: plainTextOf(submit.text) }),
    ...(close === null ? {} : { close: plainTextOf(close.text) }),
    private_metadata,
    blocks: [...before, ...hintBlocks(hint), ...after],
  };
}

const input = (field: Field) => ({
  type: "input" as const,
  block_id: field.name,
  label: plainTextOf(clip(field.label, LIMITS.inputLabel)),
  ...(field.help === "" ? {} : { hint: plainTextOf(clip(field.help, LIMITS.inputLabel)) }),
  optional: !field.required,
});

/** Text is told of when it is finished with Enter: a form that changes at every letter would disturb whoever writes. */
const tellsOf = (element: types.InputBlock["element"], hints: boolean): types.InputBlock["element"] =>
  hints && element.type === "plain_text_input"
    ? { ...element, dispatch_action_config: { trigger_actions_on: ["on_enter_pressed"] } }
    : element;

const hintBlocks = (hint: string | undefined): types.ContextBlock[] => {
  const text = clip(clean(hint ?? ""), LIMITS.context).trim();
  return text === "" ? [] : [{ type: "context", block_id: HINT, elements: [plainTextOf(text)] }];
};

const buttons = (also: NonNullable<Form["also"]>): types.ActionsBlock[] =>
  also.length === 0
    ? []
    : [
        {
          type: "actions",
          block_id: BUTTONS,
          elements: also.slice(0, LIMITS.buttons).map(({ label, command }, n) => ({
            type: "button",
            action_id: `amw:also:${n}`,
            text: plainTextOf(clip(label, LIMITS.buttonLabel)),
            value: command,
          })),
        },
      ];
