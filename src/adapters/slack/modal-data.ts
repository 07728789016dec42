import { z } from "zod";
import { Place } from "./place.ts";

/** What a modal remembers between being shown and being used: Slack keeps it with the modal, at most 3000 characters. */
const ModalData = z.object({
  /** The thread that the question is about, where there is one. */
  thread: z.object({ channel: z.string(), ts: z.string() }).optional(),
  /** Of a form: its command, and the message whose button opened it. */
  command: z.string().optional(),
  place: Place.optional(),
  /** When the button was pressed, in milliseconds. */
  pressedAt: z.number().optional(),
});
export type ModalData = z.infer<typeof ModalData>;

export const written = (data: ModalData): string => JSON.stringify(data);

/** Nothing remembered where it cannot be read. */
export function readModalData(text: string): ModalData {
  try {
    return ModalData.parse(JSON.parse(text));
  } catch {
    return {};
  }
}
