import type { Exchange, Posted } from "./exchange.ts";
import type { FakeDiscord } from "./fake-discord.ts";
import { isJson, type Json, listOf } from "./message-rules.ts";
import type { Whence } from "./world.ts";

/** One control of an open modal, as a person sees it. */
export interface ShownControl {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly required: boolean;
  /** What is filled in at first; several by commas. */
  readonly value: string;
  /** What can be chosen; none where something can be written. */
  readonly options: readonly { readonly label: string; readonly value: string }[];
  /** How many of them can be chosen. */
  readonly most: number;
}

/** A modal in front of a person. */
export interface Modal {
  readonly customId: string;
  readonly title: string;
  readonly controls: readonly ShownControl[];
  /** The message whose button opened it. */
  readonly on: Posted | undefined;
}

function shownControl(label: Json): ShownControl {
  const component = isJson(label.component) ? label.component : {};
  const options = listOf(component.options);
  const chosen = options.filter((option) => option.default === true).map((option) => option.value);
  return {
    id: String(component.custom_id),
    label: String(label.label),
    description: String(label.description ?? ""),
    required: component.required !== false,
    value: String((component.type === 3 ? chosen.join(",") : component.value) ?? ""),
    options: options.map((option) => ({ label: String(option.label), value: String(option.value) })),
    most: Number(component.max_values ?? 1),
  };
}

/** The modal that was opened; throws where there is none. */
export function modalOf({ callback, pressedOn }: Exchange): Modal {
  if (callback?.type !== 9) throw new Error(`No modal opened; the answer was ${JSON.stringify(callback)}`);
  return {
    customId: String(callback.data.custom_id),
    title: String(callback.data.title),
    controls: listOf(callback.data.components).map(shownControl),
    on: pressedOn,
  };
}

/** What the modal shows, by label. */
export const shownIn = ({ controls }: Modal): Record<string, string> =>
  Object.fromEntries(controls.map(({ label, value }) => [label, value]));

/** Fills in the modal, by label, and sends it; what is not named stays as it was shown. Does not wait. */
export function send(
  discord: FakeDiscord,
  { customId, controls, on }: Modal,
  filled: Readonly<Record<string, string>> = {},
  whence: Whence = {},
): Exchange {
  const unknown = Object.keys(filled).filter((label) => !controls.some((control) => control.label === label));
  if (unknown.length > 0) throw new Error(`The modal has no ${unknown.join(", ")}.`);
  const components = controls.map(({ id, label, value, options, required, most }, i) => {
    const given = filled[label] ?? value;
    if (required && given === "") throw new Error(`Discord does not send a modal without ${label}.`);
    const values = given === "" ? [] : most > 1 ? given.split(",") : [given];
    if (options.length > 0 && !values.every((one) => options.some((option) => option.value === one))) {
      throw new Error(`${label} has no ${given}.`);
    }
    const base = { id: i * 2 + 2, custom_id: id };
    const component = options.length > 0 ? { ...base, type: 3, values } : { ...base, type: 4, value: given };
    return { type: 18, id: i * 2 + 1, component };
  });
  return discord.interact("modal", { custom_id: customId, components }, whence, on);
}

/** Sends the modal and waits for the first response. */
export const submit = (
  discord: FakeDiscord,
  modal: Modal,
  filled?: Readonly<Record<string, string>>,
  whence?: Whence,
): Promise<Exchange> => send(discord, modal, filled, whence).until(({ callback }) => callback !== undefined);
