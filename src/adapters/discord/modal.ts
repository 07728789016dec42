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
  /** `paragraph` gives room for several lines. */
  readonly kind?: Field["kind"] | undefined;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
  /** Whether several of the options may be chosen; `value` then separates them by commas. */
  readonly several?: boolean | undefined;
}

const plain = (text: string, max: number): string => clip(oneLine(text).trim(), max);

function select(
  { name, value, required, several = false }: Control,
  options: NonNullable<Control["options"]>,
): APIStringSelectComponent {
  const chosen = several ? value.split(",") : [value];
  return {
    type: ComponentType.StringSelect,
    custom_id: name,
    min_values: required ? 1 : 0,
    max_values: several ? options.length : 1,
    required,
    options: options.map((option) => ({
      label: plain(option.label, LIMITS.choice),
      value: option.value,
      ...(chosen.includes(option.value) ? { default: true } : {}),
    })),
  };
}

function textInput({ name, value, required, example, kind }: Control): APITextInputComponent {
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: kind === "paragraph" ? TextInputStyle.Paragraph : TextInputStyle.Short,
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

/** A field of a form as a control: a choice where nothing else can be written and the value is among them. */
export function controlOf(field: Field): Control {
  const { choices, choiceLabels, several, value } = field;
  const chooses = field.kind === "choice" && choices.length > 0 && choices.length <= LIMITS.choices;
  const chosen = several ? value.split(",") : [value];
  // A list such as `disputed,open` where one is to be chosen must not be lost.
  if (!chooses || (value !== "" && !chosen.every((one) => choices.includes(one)))) return field;
  return { ...field, options: choices.map((choice) => ({ label: choiceLabels?.[choice] ?? choice, value: choice })) };
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
