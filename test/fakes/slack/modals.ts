import { z } from "zod";
import { allDifferent, type Button, buttonsOf, COMMON_BLOCKS, plainText, text } from "./payloads.ts";

/* What Slack takes as a modal, written down from its documentation. */

const option = z.strictObject({ text: plainText(75), value: text(150) });
const textInput = z.strictObject({
  type: z.literal("plain_text_input"),
  action_id: text(255),
  placeholder: plainText(150).optional(),
  initial_value: text(3000).optional(),
});
const select = z
  .strictObject({
    type: z.literal("static_select"),
    action_id: text(255),
    placeholder: plainText(150).optional(),
    options: z.array(option).min(1).max(100),
    initial_option: option.optional(),
  })
  .refine(({ options, initial_option: chosen }) => !chosen || options.some(({ value }) => value === chosen.value), {
    error: "initial_option is none of the options",
  });
const input = z.strictObject({
  type: z.literal("input"),
  block_id: text(255),
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  element: z.discriminatedUnion("type", [textInput, select]),
});
// Tables stand in messages only.
const modalBlock = z.discriminatedUnion("type", [...COMMON_BLOCKS, input]);
export type ModalBlock = z.infer<typeof modalBlock>;

export const Modal = z
  .strictObject({
    type: z.literal("modal"),
    title: plainText(24),
    blocks: z.array(modalBlock).min(1).max(100),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    callback_id: text(255).optional(),
    private_metadata: z.string().max(3000),
  })
  .refine(
    ({ blocks }) => allDifferent(blocks.flatMap((one) => ("block_id" in one && one.block_id ? [one.block_id] : []))),
    {
      error: "block_id used twice",
    },
  )
  .refine(({ blocks }) => allDifferent(buttonsOf(blocks).map(({ action_id }) => action_id)), {
    error: "action_id used twice",
  })
  .refine(({ blocks, submit }) => submit !== undefined || blocks.every(({ type }) => type !== "input"), {
    error: "a modal with inputs needs submit",
  });
export type Modal = z.infer<typeof Modal>;

/** A modal that somebody has in front of them. */
export interface ShownModal {
  readonly id: string;
  /** Changes with every update. */
  hash: string;
  modal: Modal;
  /** The modal under it. */
  readonly under: ShownModal | undefined;
  closed: boolean;
}

export const SubmissionAck = z.union([
  z.strictObject({}),
  z.strictObject({ response_action: z.literal("errors"), errors: z.record(z.string(), text(2000)) }),
  z.strictObject({ response_action: z.literal("update"), view: Modal }),
]);

export const inputsOf = ({ blocks }: Modal) => blocks.filter((one) => one.type === "input");

/** What the inputs hold: what they began with, changed as told. Throws for a choice that is not offered. */
export function stateOf(modal: Modal, filled: Readonly<Record<string, string>>) {
  const values: Record<string, Record<string, unknown>> = {};
  for (const { block_id, element } of inputsOf(modal)) {
    if (element.type === "plain_text_input") {
      const value = filled[block_id] ?? element.initial_value ?? "";
      values[block_id] = { [element.action_id]: { type: element.type, value: value === "" ? null : value } };
    } else {
      const chosen = filled[block_id] ?? element.initial_option?.value;
      const option = element.options.find(({ value }) => value === chosen);
      if (chosen !== undefined && option === undefined) throw new Error(`${chosen} is no choice of ${block_id}`);
      values[block_id] = { [element.action_id]: { type: element.type, selected_option: option ?? null } };
    }
  }
  for (const name of Object.keys(filled)) if (!(name in values)) throw new Error(`the modal has no input ${name}`);
  return { values };
}

/** The modal as Slack sends it along with what happens in it. */
export const viewOf = ({ id, hash, modal, under }: ShownModal, filled: Readonly<Record<string, string>> = {}) => ({
  id,
  hash,
  team_id: "T1",
  app_id: "A1",
  bot_id: "B0",
  callback_id: "",
  ...modal,
  submit: modal.submit ?? null,
  close: modal.close ?? null,
  state: stateOf(modal, filled),
  root_view_id: under?.id ?? id,
  previous_view_id: under?.id ?? null,
  clear_on_close: false,
  notify_on_close: false,
  external_id: "",
});

export function labelled(blocks: Parameters<typeof buttonsOf>[0], label: string): Button {
  const found = buttonsOf(blocks).find((one) => one.text.text === label);
  if (!found) throw new Error(`no button ${label} among ${buttonsOf(blocks).map((one) => one.text.text)}`);
  return found;
}
