import { z } from "zod";
import { Place } from "./place.ts";

const LONGEST = 3000;

/** What a modal remembers between being shown and being used: Slack keeps it with the modal, at most 3000 characters. */
const ModalData = z.object({
  /** The thread that the question is about, where there is one. */
  thread: z.object({ channel: z.string(), ts: z.string() }).optional(),
  /** Of a form: its command, and the message whose button opened it. */
  command: z.string().optional(),
  place: Place.optional(),
  /** Of a form: whether it changes something, which a button that posts its answer would do again. */
  changes: z.boolean().optional(),
  /** Of a form: how often it was started afresh in this modal. */
  round: z.number().optional(),
  /** When the button was pressed, in milliseconds. */
  pressedAt: z.number().optional(),
});
export type ModalData = z.infer<typeof ModalData>;

/** Without where it was opened where that is too long; Slack refuses more than that. */
export function written(data: ModalData): string {
  const whole = JSON.stringify(data);
  return whole.length <= LONGEST ? whole : JSON.stringify({ ...data, place: undefined, pressedAt: undefined });
}

/** Nothing remembered where it cannot be read. */
export function readModalData(text: string): ModalData {
  try {
    return ModalData.parse(JSON.parse(text));
  } catch {
    return {};
  }
}
