import { z } from "zod";
import { allDifferent, type Button, buttonsOf, COMMON_BLOCKS, plainText, text } from "./payloads.ts";

/* What Slack takes as a modal, written down from its documentation. */

const option = z.strictObject({ text: plainText(75), value: text(150) });
export type Option = z.infer<typeof option>;
const action = { action_id: text(255) };
const placeholder = plainText(150).optional();
const element = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("plain_text_input"),
    ...action,
    placeholder,
    initial_value: text(3000).optional(),
    multiline: z.boolean().optional(),
    dispatch_action_config: z
      .strictObject({
        trigger_actions_on: z.array(z.enum(["on_enter_pressed", "on_character_entered"])).min(1),
      })
      .optional(),
  }),
  z.strictObject({
    type: z.literal("static_select"),
    ...action,
    placeholder,
    options: z.array(option).min(1).max(100),
    initial_option: option.optional(),
  }),
  z.strictObject({
    type: z.literal("multi_static_select"),
    ...action,
    placeholder,
    options: z.array(option).min(1).max(100),
    initial_options: z.array(option).min(1).optional(),
  }),
  z.strictObject({
    type: z.literal("checkboxes"),
    ...action,
    options: z.array(option).min(1).max(10),
    initial_options: z.array(option).min(1).optional(),
  }),
  z.strictObject({
    type: z.literal("external_select"),
    ...action,
    placeholder,
    min_query_length: z.int().min(0).optional(),
    initial_option: option.optional(),
  }),
  z.strictObject({
    type: z.literal("multi_external_select"),
    ...action,
    placeholder,
    min_query_length: z.int().min(0).optional(),
    initial_options: z.array(option).min(1).optional(),
  }),
  z.strictObject({
    type: z.literal("timepicker"),
    ...action,
    placeholder,
    initial_time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .optional(),
  }),
]);
type Element = z.infer<typeof element>;
const input = z
  .strictObject({
    type: z.literal("input"),
    block_id: text(255),
    label: plainText(2000),
    hint: plainText(2000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element,
  })
  .refine(
    ({ element: one }) => !("options" in one) || chosenAtFirst(one).every((chosen) => isAmong(chosen, one.options)),
    {
      error: "what is chosen at first is none of the options",
    },
  );

const chosenAtFirst = (one: Element): Option[] =>
  "initial_option" in one && one.initial_option
    ? [one.initial_option]
    : "initial_options" in one
      ? (one.initial_options ?? [])
      : [];
const isAmong = (chosen: Option, options: readonly Option[]): boolean =>
  options.some(({ text, value }) => value === chosen.value && text.text === chosen.text.text);
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
  /** What somebody filled in, by block: several values separated by commas. */
  filled: Readonly<Record<string, string>>;
  /** What searched inputs offered so far. */
  readonly offered: Map<string, Option>;
}

export const SubmissionAck = z.union([
  z.strictObject({}),
  z.strictObject({ response_action: z.literal("errors"), errors: z.record(z.string(), text(2000)) }),
  z.strictObject({ response_action: z.literal("update"), view: Modal }),
]);

export const inputsOf = ({ blocks }: Modal) => blocks.filter((one) => one.type === "input");

/** What the answer to a search in an input may hold. */
export const Options = z.strictObject({ options: z.array(option).max(100) });

/** What somebody filled in stays in the inputs that the next state of the modal has, too. */
export function kept(before: Modal, after: Modal, filled: Readonly<Record<string, string>>): Record<string, string> {
  const kindOf = (modal: Modal, id: string): string | undefined => {
    const found = inputsOf(modal).find(({ block_id }) => block_id === id)?.element;
    return found && `${found.type} ${found.action_id}`;
  };
  return Object.fromEntries(
    Object.entries(filled).filter(
      ([id]) => kindOf(before, id) !== undefined && kindOf(before, id) === kindOf(after, id),
    ),
  );
}

/** What the inputs hold: what they began with, changed as told. Throws for a choice that is not offered. */
export function stateOf(
  { modal, offered }: Pick<ShownModal, "modal" | "offered">,
  filled: Readonly<Record<string, string>>,
) {
  const values: Record<string, Record<string, unknown>> = {};
  for (const { block_id, element: one } of inputsOf(modal))
    values[block_id] = { [one.action_id]: { type: one.type, ...held(one, filled[block_id], block_id, offered) } };
  for (const name of Object.keys(filled)) if (!(name in values)) throw new Error(`the modal has no input ${name}`);
  return { values };
}

function held(one: Element, typed: string | undefined, block: string, offered: ReadonlyMap<string, Option>) {
  if (one.type === "plain_text_input") {
    const value = typed ?? one.initial_value ?? "";
    return { value: value === "" ? null : value };
  }
  if (one.type === "timepicker") return { selected_time: typed ?? one.initial_time ?? null };
  const options = "options" in one ? one.options : [...chosenAtFirst(one), ...offered.values()];
  const values = typed === undefined ? chosenAtFirst(one).map(({ value }) => value) : typed.split(",").filter(Boolean);
  const chosen = values.map((wanted) => {
    const found = options.find(({ value }) => value === wanted);
    if (found === undefined) throw new Error(`${wanted} is no choice of ${block}`);
    return found;
  });
  if (one.type !== "static_select" && one.type !== "external_select") return { selected_options: chosen };
  if (chosen.length > 1) throw new Error(`${block} takes one choice`);
  return { selected_option: chosen[0] ?? null };
}

/** The modal as Slack sends it along with what happens in it. */
export const viewOf = ({ id, hash, modal, under, filled, offered }: ShownModal) => ({
  id,
  hash,
  team_id: "T1",
  app_id: "A1",
  bot_id: "B0",
  callback_id: "",
  ...modal,
  submit: modal.submit ?? null,
  close: modal.close ?? null,
  state: stateOf({ modal, offered }, filled),
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
