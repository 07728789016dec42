import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APIStringSelectComponent,
  type APITextInputComponent,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from "discord.js";
import type { Field } from "../../core/command/form.ts";
import { clip } from "../../core/message/clip.ts";
import { oneLine } from "../../core/message/visible.ts";
import { LIMITS } from "./limits.ts";

/** One control of a modal; `options` makes it a choice of one. */
export interface Control extends Pick<Field, "name" | "label" | "help" | "example" | "value" | "required"> {
  readonly options?: readonly { readonly label: string; readonly value: string }[];
}

const plain = (text: string, max: number): string => clip(oneLine(text).trim(), max);

function select(
  { name, value, required }: Control,
  options: NonNullable<Control["options"]>,
): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: name,
    min_values: required ? 1 : 0,
    max_values: 1,
    required,
    options: options.map((option) => ({
      label: plain(option.label, LIMITS.choice),
      value: option.value,
      ...(option.value === value ? { default: true } : {}),
    })),
  };
}

function textInput({ name, value, required, example }: Control): APITextInputComponent {
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: TextInputStyle.Short,
    required,
    max_length: LIMITS.textInput,
    ...(example === "" ? {} : { placeholder: plain(example, LIMITS.placeholder) }),
    ...(value === "" ? {} : { value: clip(value, LIMITS.textInput) }),
  };
}

function labelled(control: Control): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: plain(control.label, LIMITS.fieldLabel),
    ...(control.help === "" ? {} : { description: plain(control.help, LIMITS.fieldDescription) }),
    component: control.options ? select(control, control.options) : textInput(control),
  };
}

/** The controls, at most five, as Discord takes a modal. */
export const modalOf = (
  customId: string,
  title: string,
  controls: readonly Control[],
): APIModalInteractionResponseCallbackData => ({
  custom_id: customId,
  title: plain(title, LIMITS.modalTitle),
  components: controls.map(labelled),
});

/** A field of a form as a control: a choice where nothing else can be written and the value is one of them. */
export function controlOf(field: Field): Control {
  const { choices, value } = field;
  const chooses = field.kind === "choice" && choices.length > 0 && choices.length <= LIMITS.choices;
  // A list such as `disputed,open` cannot be chosen, and must not be lost.
  if (!chooses || (value !== "" && !choices.includes(value))) return field;
  return { ...field, options: choices.map((choice) => ({ label: choice, value: choice })) };
}

/** What was filled in, by the names of the controls. */
export function filledValues({ fields }: ModalSubmitInteraction): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fields.fields.map((field) => {
      const given = "values" in field ? field.values : "value" in field ? [field.value] : [];
      return [field.customId, given.filter((one) => typeof one === "string").join(",")];
    }),
  );
}
