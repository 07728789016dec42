import type { Field } from "./form.ts";

/** Fields that are asked for together. */
export interface Step {
  /** Empty where they have none: the form's own title says enough. */
  readonly title: string;
  /** The names of its fields. */
  readonly fields: readonly string[];
}

type Steppable = Pick<Field, "name" | "step">;

/** The fields by their steps' titles, none with more than `room` of them; undefined where there is room for all at once. */
export function stepsOf(fields: readonly Steppable[], room = Number.POSITIVE_INFINITY): readonly Step[] | undefined {
  if (fields.length <= room) return undefined;
  return sections(fields).flatMap(({ title, fields: own }) =>
    evenly(own, room).map((some) => ({ title, fields: some.map(({ name }) => name) })),
  );
}

/** The fields under the headings of their steps, in order. */
export function sections<One extends Steppable>(
  fields: readonly One[],
): readonly { readonly title: string; readonly fields: readonly One[] }[] {
  const found: { readonly title: string; readonly fields: One[] }[] = [];
  for (const field of fields) {
    const title = field.step ?? "";
    const last = found.at(-1);
    if (last?.title === title) last.fields.push(field);
    else found.push({ title, fields: [field] });
  }
  return found;
}

/** In as few parts as there must be, of nearly the same size. */
function evenly<One>(all: readonly One[], room: number): readonly (readonly One[])[] {
  const parts = Math.ceil(all.length / room);
  const size = Math.ceil(all.length / parts);
  return Array.from({ length: parts }, (_, part) => all.slice(part * size, (part + 1) * size)).filter(
    ({ length }) => length > 0,
  );
}
