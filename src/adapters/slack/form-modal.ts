import type { types, ViewOutput } from "@slack/bolt";
import type { Suggestion } from "../../core/amw.ts";
import type { Field, Form } from "../../core/command/form.ts";
import { sections } from "../../core/command/steps.ts";
import { clip } from "../../core/message/clip.ts";
import { clean } from "./escape.ts";
import { elementOf, textElement } from "./form-elements.ts";
import { LIMITS } from "./limits.ts";
import { type ModalData, written } from "./modal-data.ts";
import { plainTextOf } from "./plain-text.ts";
import { textParts } from "./text-parts.ts";

export const FILL_IN = "amw_fill_in";
/** Buttons that run another command with what is filled in. */
export const ALSO = /^amw:also:\d+$/;
/** The button that opens the form without what was typed into it before. */
export const AFRESH = "amw:afresh";
/** The block that says something of what is filled in. */
const HINT = "amw:hint";
const BUTTONS = "amw:also";

interface Around {
  readonly data: ModalData;
  /** What the form says of what it holds. */
  readonly hint: string | undefined;
  readonly complete: (line: string, limit: number) => readonly Suggestion[];
  /** A line that a button can carry. */
  readonly short: (line: string) => string;
}

/** The form of a command as a modal: an input for each field under the heading of its step, filled with what it holds. */
export function formView(form: Form, { data, hint, complete, short }: Around): types.ModalView {
  const {
    title,
    submit = "Show",
    command,
    fields,
    also = [],
    hints = false,
    drafts = false,
    changes = false,
    note,
    draft,
  } = form;
  const before = [...noteBlocks(draft?.note, "amw:draft"), ...afresh(draft, short), ...noteBlocks(note, "amw:note")];
  const after = [...hintBlocks(hint), ...buttons(also)];
  const room = LIMITS.modalBlocks - before.length - after.length - (hints && hint === undefined ? 1 : 0);
  const steps = sections(fields);
  const inputs = steps.flatMap(({ title: heading, fields: own }) => [
    ...(steps.length > 1 ? headings(heading) : []),
    ...own.flatMap((field) => inputsOf(field, { tells: hints || drafts, round: data.round, complete })),
  ]);
  return {
    type: "modal",
    callback_id: FILL_IN,
    title: plainTextOf(clip(title, LIMITS.modalTitle)),
    submit: plainTextOf(clip(submit, LIMITS.modalTitle)),
    close: plainTextOf("Cancel"),
    private_metadata: written({ ...data, command, ...(changes ? { changes: true } : {}) }),
    blocks: [...before, ...withinRoom(inputs, room), ...after],
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

/** Whether the modal shows a hint. */
export const showsHint = ({ blocks }: ViewOutput): boolean => blocks.some(({ block_id }) => block_id === HINT);

interface Input {
  /** Whether Slack tells of each change. */
  readonly tells: boolean;
  readonly round: number | undefined;
  readonly complete: Around["complete"];
}

/** One input, or several where its text is too long for one. */
function inputsOf(field: Field, { tells, round, complete }: Input): types.InputBlock[] {
  const element = elementOf(field, complete, round);
  if (element.type !== "plain_text_input") return [input(field, field.name, element, tells)];
  return textParts(field.name, clean(field.value)).map(({ id, value }, n) =>
    input(
      n === 0 ? field : { ...field, label: `${field.label} (continued)`, help: "", required: false },
      id,
      textElement({ ...field, value }, round, n > 0),
      tells,
    ),
  );
}

const input = (field: Field, id: string, element: types.InputBlock["element"], tells: boolean): types.InputBlock => ({
  type: "input",
  block_id: id,
  label: plainTextOf(clip(field.label, LIMITS.inputLabel)),
  ...(field.help === "" ? {} : { hint: plainTextOf(clip(field.help, LIMITS.inputLabel)) }),
  optional: !field.required,
  ...tellsOf(element, tells),
});

/** Text is told of when it is finished with Enter: a form that changes at every letter would disturb whoever writes. */
function tellsOf(element: types.InputBlock["element"], tells: boolean) {
  if (!tells || element.type !== "plain_text_input") return { element, dispatch_action: tells };
  // Enter begins a new line there.
  if (element.multiline) return { element, dispatch_action: false };
  const trigger: types.PlainTextInput["dispatch_action_config"] = { trigger_actions_on: ["on_enter_pressed"] };
  return { element: { ...element, dispatch_action_config: trigger }, dispatch_action: true };
}

const headings = (title: string): types.HeaderBlock[] => {
  const text = clip(clean(title).trim(), LIMITS.header);
  return text === "" ? [] : [{ type: "header", text: plainTextOf(text) }];
};

/** Where there is not room for all, headings go first, then the last fields. */
function withinRoom(blocks: readonly types.KnownBlock[], room: number): readonly types.KnownBlock[] {
  if (blocks.length <= room) return blocks;
  return blocks.filter(({ type }) => type === "input").slice(0, room);
}

function noteBlocks(note: string | undefined, block_id: string): types.ContextBlock[] {
  const text = clip(clean(note ?? ""), LIMITS.context).trim();
  return text === "" ? [] : [{ type: "context", block_id, elements: [plainTextOf(text)] }];
}

const hintBlocks = (hint: string | undefined): types.ContextBlock[] => noteBlocks(hint, HINT);

const afresh = (draft: Form["draft"], short: Around["short"]): types.ActionsBlock[] =>
  draft === undefined
    ? []
    : [
        {
          type: "actions",
          block_id: AFRESH,
          elements: [
            { type: "button", action_id: AFRESH, text: plainTextOf("Start afresh"), value: short(draft.afresh) },
          ],
        },
      ];

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
